package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.KeyColumns;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.SetNotNull;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import java.util.ArrayList;
import java.util.List;

/** Facts about how an operation is written. */
final class WrittenFacts {
  private WrittenFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "written-text",
              "The operation as it was written.",
              TEXT,
              site -> Fact.of(site.written())),
          SiteFact.of(
              "statement.adds-columns",
              "The actions of the same statement that add the columns which the operation names.",
              TEXT,
              WrittenFacts::addsColumns),
          SiteFact.of(
              "written-text.concurrently",
              "An operation on an index as it was written, with CONCURRENTLY in its place.",
              TEXT,
              site -> Fact.of(concurrently(site))));

  private static Fact addsColumns(Site site) {
    List<Name> named = namedColumns(site);
    List<String> actions = new ArrayList<>();
    for (AddColumn add : site.addedColumns()) {
      if (named.contains(add.column())) {
        boolean holds = add.span().holds(site.matched().span().start());
        // NOT NULL without a default fails on the first row.
        boolean fails = add.notNull() && add.defaultValue().isEmpty();
        actions.add(
            holds || fails
                ? "ADD COLUMN " + add.column().sql() + " " + add.type().sql()
                : site.file().text(add.span()));
      }
    }
    return new Fact.Words(List.copyOf(actions));
  }

  private static List<Name> namedColumns(Site site) {
    return switch (site.matched()) {
      case Sql(SetNotNull set) -> List.of(set.column());
      case Sql(AddForeignKey key) -> key.columns();
      case Sql(AddCheck check) -> Names.columns(check.expression());
      case Sql(ConstraintOperation key) -> KeyColumns.of(key, site.table());
      default -> List.of();
    };
  }

  /** CONCURRENTLY takes one index at a time, so of several that are dropped each gets its own. */
  private static String concurrently(Site site) {
    return site.matched() instanceof Sql(IndexOperation.DropIndex drop)
        ? "DROP INDEX CONCURRENTLY " + (drop.ifExists() ? "IF EXISTS " : "") + drop.index().sql()
        : concurrently(site.written());
  }

  /** CONCURRENTLY goes behind the word INDEX, which a comment before it may hold, too. */
  private static String concurrently(String written) {
    Lexer lexer = new Lexer(written, 0, written.length());
    for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
      if (token.kind() == Token.Kind.WORD && Keywords.isWritten(written, token, "INDEX")) {
        String rest = written.substring(token.end());
        return written.substring(0, token.end()) + " CONCURRENTLY" + rest;
      }
    }
    return written;
  }
}
