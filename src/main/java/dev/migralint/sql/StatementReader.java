package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.OtherOperation.PsqlCommand;
import dev.migralint.sql.Token.Kind;
import java.util.List;

/** Tells by its first words which reader a statement is for. */
final class StatementReader {
  private StatementReader() {}

  /** The statement that these tokens make; never fails. */
  static Statement read(String text, List<Token> tokens) {
    Span span = new Span(tokens.getFirst().start(), tokens.getLast().end());
    Cursor cursor = new Cursor(text, tokens);
    try {
      refuseBackticks(text, tokens);
      List<Operation> operations = operations(cursor);
      cursor.expectEnd();
      return new Statement(span, operations, body(text, tokens, operations));
    } catch (Refusal refusal) {
      return new Statement(span, List.of(new NotUnderstood(span, refusal.reason())));
    }
  }

  /** What a DO block runs; a body in a language that is not read is said to be so. */
  private static List<Statement> body(String text, List<Token> tokens, List<Operation> operations) {
    if (!(operations.getFirst() instanceof DataOperation.DoBlock block)) {
      return List.of();
    }
    if (!block.language().equals("plpgsql")) {
      throw new Refusal("a block in " + block.language() + " is not read");
    }
    for (Token token : tokens) {
      if (token.kind() == Kind.DOLLAR_STRING || token.kind() == Kind.STRING) {
        return BodyReader.read(text, Strings.content(text, token));
      }
    }
    return List.of();
  }

  /** To PostgreSQL's lexer they are operators; only MySQL's statements hold any. */
  private static void refuseBackticks(String text, List<Token> tokens) {
    for (Token token : tokens) {
      if (token.kind() == Kind.OPERATOR && text.charAt(token.start()) == '`') {
        throw new Refusal("names in backticks are MySQL's");
      }
    }
  }

  private static List<Operation> operations(Cursor c) {
    if (c.is(Kind.PSQL_COMMAND)) {
      Token token = c.next();
      String[] words = c.written(token).split("\\s", 2);
      return List.of(new PsqlCommand(token.span(), words[0]));
    }
    if (c.is(Kind.OPEN_PAREN)) {
      return DataReader.read(c);
    }
    String word = Name.fold(c.written(c.token()));
    return switch (word) {
      case "create" -> CreateReader.read(c);
      case "alter" -> AlterReader.read(c);
      case "drop" -> DropReader.read(c);
      case "truncate" -> TableReader.truncate(c);
      case "lock" -> TableReader.lock(c);
      case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release" ->
          SessionReader.transaction(c);
      case "set", "reset" -> SessionReader.setting(c);
      case "select", "values", "table", "with", "insert", "update", "delete", "merge", "copy" ->
          DataReader.read(c);
      case "do", "call" -> DataReader.run(c);
      case "reindex" -> IndexReader.reindex(c);
      case "comment" -> CommentReader.comment(c);
      case "security" -> CommentReader.securityLabel(c);
      case "grant" -> GrantReader.grant(c);
      case "revoke" -> GrantReader.revoke(c);
      case "vacuum" -> MaintenanceReader.vacuum(c);
      case "analyze", "analyse" -> MaintenanceReader.analyze(c);
      case "cluster" -> MaintenanceReader.cluster(c);
      case "repack" -> MaintenanceReader.repack(c);
      case "checkpoint" -> MaintenanceReader.checkpoint(c);
      case "refresh" -> CommandReader.refresh(c);
      case "prepare" -> PreparedReader.prepare(c);
      case "execute" -> PreparedReader.execute(c);
      case "deallocate" -> PreparedReader.deallocate(c);
      case "explain" -> PreparedReader.explain(c);
      case "declare" -> PortalReader.declare(c);
      case "fetch", "move" -> PortalReader.fetch(c);
      case "close" -> PortalReader.close(c);
      case "notify" -> CommandReader.notify(c);
      case "listen" -> CommandReader.listen(c);
      case "unlisten" -> CommandReader.unlisten(c);
      case "discard" -> CommandReader.discard(c);
      case "load" -> CommandReader.load(c);
      case "show" -> CommandReader.show(c);
      case "reassign" -> CommandReader.reassign(c);
      case "import" -> ForeignDataReader.importSchema(c);
      default -> throw c.refuse("a statement of PostgreSQL");
    };
  }
}
