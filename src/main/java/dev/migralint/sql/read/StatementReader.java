package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Body;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.OtherOperation.Prepare;
import dev.migralint.sql.OtherOperation.PsqlCommand;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.object.CommandReader;
import dev.migralint.sql.read.object.CommentReader;
import dev.migralint.sql.read.object.DropReader;
import dev.migralint.sql.read.object.ForeignDataReader;
import dev.migralint.sql.read.object.GrantReader;
import dev.migralint.sql.read.object.MaintenanceReader;
import dev.migralint.sql.read.object.PortalReader;
import dev.migralint.sql.read.object.PreparedReader;
import dev.migralint.sql.read.object.SessionReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.DataReader;
import dev.migralint.sql.read.table.IndexReader;
import dev.migralint.sql.read.table.TableReader;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Placeholders;
import dev.migralint.sql.token.PsqlCommands;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells by its first words which reader a statement is for. */
final class StatementReader {
  private static final Set<Kind> NAMES = EnumSet.of(Kind.WORD, Kind.QUOTED_NAME, Kind.PLACEHOLDER);

  private static final String TOO_DEEP = "it is nested too deeply, and what it calls is not read";

  private StatementReader() {}

  /**
   * The statement that these tokens make; never fails.
   *
   * @param depth how many bodies hold the statement
   */
  static Statement read(String text, List<Token> tokens, int depth) {
    Span span = new Span(tokens.getFirst().start(), tokens.getLast().end());
    Cursor cursor = new Cursor(text, tokens);
    try {
      refuseBackticks(text, tokens);
      Strings.check(text, tokens);
      List<Operation> operations = operations(cursor, depth);
      cursor.expectEnd();
      Body body = body(text, tokens, operations, depth);
      List<Operation> known =
          operations.getFirst() instanceof ObjectOperation.CreateRoutine create
              ? List.of(
                  create.with(
                      Inlining.applies(create, text, tokens, body),
                      RowColumns.in(create, text, tokens),
                      BodyRelations.in(text, tokens, body),
                      BodyColumns.in(text, tokens, body)))
              : operations;
      return statement(span, known, body, cursor);
    } catch (Refusal refusal) {
      return new Statement(
          span,
          List.of(
              new NotUnderstood(
                  span,
                  refusal.cause(),
                  refusal.reason(),
                  CreateReader.table(new Cursor(text, tokens)))));
    }
  }

  /** A statement with what its queries name. */
  static Statement statement(Span span, List<Operation> operations, Body body, Cursor cursor) {
    Statement.Aside aside = cursor.mentions().aside(isMadeUp(span, cursor));
    List<Operation> all = new ArrayList<>(operations);
    cursor
        .mentions()
        .tooDeep()
        .ifPresent(deep -> all.add(new NotUnderstood(deep, Refusal.Cause.DEPTH, TOO_DEEP)));
    return new Statement(span, List.copyOf(all), body, span, List.of(), aside);
  }

  /** Whether a name or a value is made up as it runs; the text of a string is only text. */
  private static boolean isMadeUp(Span span, Cursor cursor) {
    String text = cursor.text();
    return text.indexOf(Placeholders.RUNTIME, span.start(), span.end()) >= 0
        && cursor.tokens().stream()
            .filter(token -> NAMES.contains(token.kind()))
            .anyMatch(token -> text.indexOf(Placeholders.RUNTIME, token.start(), token.end()) >= 0);
  }

  /** The statement that stands for tokens which were refused. */
  static Statement notUnderstood(Span span, Refusal refusal) {
    return new Statement(span, List.of(new NotUnderstood(span, refusal.cause(), refusal.reason())));
  }

  /** The statement that stands for a template's tag which is not closed. */
  static Statement unclosed(String text, Token tag) {
    String reason =
        tag.written(text) + " is never closed, so what stands behind it is read all the same";
    return notUnderstood(tag.span(), new Refusal(Refusal.Cause.TEMPLATE, reason));
  }

  /** What stands for a template's branches which are not read. */
  static NotUnderstood unread(Span branches) {
    String reason = "this branch of a template's condition is not read";
    return new NotUnderstood(branches, Cause.TEMPLATE, reason);
  }

  private static Body body(String text, List<Token> tokens, List<Operation> operations, int depth) {
    return switch (operations.getFirst()) {
      case DataOperation.DoBlock block -> Bodies.ofBlock(text, tokens, block.language(), depth);
      case ObjectOperation.CreateRoutine create -> Bodies.ofFunction(text, tokens, depth);
      case Prepare prepare -> Body.inOrder(prepared(prepare, text, tokens, depth));
      default -> Body.NONE;
    };
  }

  /** The statement behind the first AS, which no name and no type before it is. */
  private static List<Statement> prepared(
      Prepare prepare, String text, List<Token> tokens, int depth) {
    int as = 2;
    while (!Keywords.isWritten(text, tokens.get(as), "AS")) {
      as++;
    }
    Statement inner = read(text, tokens.subList(as + 1, tokens.size()), depth);
    return List.of(inner.in(prepare.span()));
  }

  /** To PostgreSQL's lexer they are operators; only MySQL's statements hold any. */
  private static void refuseBackticks(String text, List<Token> tokens) {
    for (Token token : tokens) {
      if (token.kind() == Kind.OPERATOR && text.charAt(token.start()) == '`') {
        throw new Refusal("names in backticks are MySQL's");
      }
    }
  }

  private static List<Operation> operations(Cursor c, int depth) {
    if (c.is(Kind.PSQL_COMMAND)) {
      Token token = c.next();
      String command = PsqlCommands.name(c.written(token));
      PsqlCommands.hides(c.written(token))
          .ifPresent(
              hidden -> {
                throw hidden;
              });
      return List.of(new PsqlCommand(token.span(), command));
    }
    if (c.is(Kind.PLACEHOLDER) && c.token(1).kind() == Kind.END) {
      throw new Refusal(Cause.ELSEWHERE, c.written(c.token()) + " stands for SQL from elsewhere");
    }
    if (c.is(Kind.OPEN_PAREN)) {
      return DataReader.read(c);
    }
    if (depth > 0 && c.is("RETURN")) {
      return DataReader.returned(c);
    }
    String word = Keywords.fold(c.written(c.token()));
    return switch (word) {
      case "create" -> CreateReader.read(c);
      case "alter" -> AlterReader.read(c);
      case "drop" -> DropReader.read(c);
      case "truncate" -> TableReader.truncate(c);
      case "lock" -> TableReader.lock(c);
      case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release" ->
          SessionReader.transaction(c);
      case "set", "reset" -> SessionReader.setting(c);
      case "select", "values", "table", "with", "insert", "update", "delete", "merge" ->
          DataReader.read(c);
      case "copy" -> DataReader.copy(c);
      case "call" -> DataReader.call(c);
      case "do" -> DataReader.doBlock(c);
      case "reindex" -> IndexReader.reindex(c);
      case "comment" -> CommentReader.comment(c);
      case "security" -> CommentReader.securityLabel(c);
      case "grant" -> GrantReader.grant(c);
      case "revoke" -> GrantReader.revoke(c);
      case "vacuum" -> MaintenanceReader.vacuum(c);
      case "analyze", "analyse" -> MaintenanceReader.analyze(c);
      case "cluster" -> MaintenanceReader.cluster(c);
      case "repack" -> MaintenanceReader.repack(c);
      case "wait" -> MaintenanceReader.waitFor(c);
      case "checkpoint" -> MaintenanceReader.checkpoint(c);
      case "refresh" -> CommandReader.refresh(c);
      case "prepare" -> PreparedReader.prepare(c);
      case "execute" -> PreparedReader.execute(c);
      case "deallocate" -> PreparedReader.deallocate(c);
      case "explain" -> ExplainReader.explain(c);
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
