package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.optional;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.KeyColumns;
import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ColumnOperation.SetNotNull;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddExclude;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddNotNull;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.RenameConstraint;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.RenameIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.TypeOperation.CreateDomain;
import dev.migralint.sql.TypeOperation.CreateEnum;
import dev.migralint.sql.TypeOperation.CreateType;
import dev.migralint.sql.TypeOperation.RenameType;
import dev.migralint.sql.expression.KnownValues;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts about how an operation is written. */
final class WrittenFacts {
  private WrittenFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "new-name.cut",
              "What PostgreSQL makes of the name that the operation gives to something, if it cuts"
                  + " it because it has more than 63 bytes.",
              TEXT,
              site -> optional(cut(site).map(Name::sql))),
          SiteFact.of(
              "new-name.bytes",
              "How many bytes a name that it cuts has.",
              new FactKind.Values.Number(),
              site ->
                  optional(
                      cut(site)
                          .map(name -> name.uncut().getBytes(StandardCharsets.UTF_8).length)
                          .map(bytes -> Integer.toString(bytes)))),
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
              "statement.adds-required",
              "Whether the statement adds a NOT NULL column without a default to a table that was"
                  + " there before, so that it fails if the table holds a row.",
              YES_NO,
              site -> Fact.of(addsRequired(site))),
          SiteFact.of(
              "statement.sent-whole",
              "Whether the runner sends the file as one query, with the other statements in it,"
                  + " once the statement has CONCURRENTLY.",
              YES_NO,
              site -> Fact.of(site.runner().sendsWhole(concurrently(site)) && !isAlone(site))),
          SiteFact.of(
              "index.replaces",
              "Whether the change drops another index of the new one's name before.",
              YES_NO,
              site -> Fact.of(site.change().replacesIndex())),
          SiteFact.of(
              "index.recreated-later",
              "Whether the change creates an index of the dropped one's name afterwards.",
              YES_NO,
              site -> Fact.of(site.change().recreatesIndex())),
          SiteFact.of(
              "index.replaces-whole",
              "Whether the change drops another index of the new one's name, and the runner sends a"
                  + " file with DROP INDEX CONCURRENTLY as one query.",
              YES_NO,
              site ->
                  Fact.of(
                      site.change().replacesIndex()
                          && site.runner().sendsWhole("DROP INDEX CONCURRENTLY"))),
          SiteFact.of(
              "index.replaces-key",
              "Whether the change has dropped a unique key before of which the new unique index has"
                  + " all columns, or which has all of its columns.",
              YES_NO,
              site -> Fact.of(replacesKey(site))),
          SiteFact.of(
              "written-text.concurrently",
              "An operation on an index as it was written, with CONCURRENTLY in its place.",
              TEXT,
              site -> Fact.of(concurrently(site))));

  private static boolean replacesKey(Site site) {
    return site.matched() instanceof Sql(IndexOperation.CreateIndex create)
        && create.unique()
        && site.table().stream()
            .flatMap(table -> table.droppedConstraints().stream())
            .filter(Constraint.Dropped::isKey)
            .filter(key -> Born.of(Optional.of(key.origin()), site.moment()).isNew())
            .map(Constraint.Dropped::columns)
            .anyMatch(
                old -> old.containsAll(create.columns()) || create.columns().containsAll(old));
  }

  /** Whether the statement adds a column that no existing row has a value for. */
  static boolean addsRequired(Site site) {
    return site.addedColumns().stream()
        .anyMatch(
            add ->
                add.written() != Written.CREATE_TABLE
                    && add.notNull()
                    && add.generated() == Generated.NO
                    && add.defaultValue().map(KnownValues::isNull).orElse(true));
  }

  private static Fact addsColumns(Site site) {
    List<Name> named = namedColumns(site);
    List<String> actions = new ArrayList<>();
    for (AddColumn add : site.addedColumns()) {
      if (named.contains(add.column())) {
        boolean holds = add.span().holds(site.matched().span().start());
        String replaced = isDropped(site, add) ? "DROP COLUMN " + add.column().sql() + ", " : "";
        actions.add(
            replaced
                + (holds
                    ? "ADD COLUMN " + add.column().sql() + " " + add.type().sql()
                    : site.file().text(add.span())));
      }
    }
    return new Fact.Words(List.copyOf(actions));
  }

  /** Whether the statement drops a column of the name too, which comes first. */
  private static boolean isDropped(Site site, AddColumn add) {
    return site.actions().stream()
        .anyMatch(
            action -> action instanceof DropColumn drop && drop.column().equals(add.column()));
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

  /** Whether the file holds no other statement. */
  private static boolean isAlone(Site site) {
    String text = site.file().text();
    Span span = site.statement().span();
    return isEmpty(text, 0, span.start()) && isEmpty(text, span.end(), text.length());
  }

  private static boolean isEmpty(String text, int start, int end) {
    Lexer lexer = new Lexer(text, start, end);
    Token.Kind kind = lexer.next().kind();
    while (kind == Token.Kind.SEMICOLON
        || kind == Token.Kind.LINE_COMMENT
        || kind == Token.Kind.BLOCK_COMMENT) {
      kind = lexer.next().kind();
    }
    return kind == Token.Kind.END;
  }

  /** CONCURRENTLY takes one index at a time, so of several that are dropped each gets its own. */
  private static String concurrently(Site site) {
    return switch (site.matched()) {
      case Sql(IndexOperation.DropIndex drop) ->
          "DROP INDEX CONCURRENTLY " + (drop.ifExists() ? "IF EXISTS " : "") + drop.index().sql();
      case Sql(IndexOperation.Reindex reindex) ->
          concurrently(site.written(), reindex.target().name());
      default -> concurrently(site.written(), "INDEX");
    };
  }

  /** CONCURRENTLY goes behind a word, which a comment before it may hold, too. */
  private static String concurrently(String written, String word) {
    Lexer lexer = new Lexer(written, 0, written.length());
    for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
      if (token.kind() == Token.Kind.WORD && Keywords.isWritten(written, token, word)) {
        String rest = written.substring(token.end());
        return written.substring(0, token.end()) + " CONCURRENTLY" + rest;
      }
    }
    return written;
  }

  private static Optional<Name> cut(Site site) {
    return site.matched() instanceof Sql(Operation operation)
        ? given(operation).filter(Name::isCut)
        : Optional.empty();
  }

  /** The name that the operation gives to something new, or a new one to something old. */
  private static Optional<Name> given(Operation operation) {
    return switch (operation) {
      case CreateTable create -> Optional.of(create.table().name());
      case RenameTable rename -> Optional.of(rename.newName());
      case AddColumn add -> Optional.of(add.column());
      case RenameColumn rename -> Optional.of(rename.newName());
      case AddForeignKey add -> add.constraint();
      case AddCheck add -> add.constraint();
      case AddUnique add -> add.constraint();
      case AddPrimaryKey add -> add.constraint();
      case AddExclude add -> add.constraint();
      case AddNotNull add -> add.constraint();
      case RenameConstraint rename -> Optional.of(rename.newName());
      case CreateIndex create -> create.index();
      case RenameIndex rename -> Optional.of(rename.newName());
      case CreateView create -> Optional.of(create.name().name());
      case CreateRoutine create -> Optional.of(create.name().name());
      case CreateObject create -> create.name().map(ObjectName::name);
      case RenameObject rename -> Optional.of(rename.newName());
      case CreateEnum create -> Optional.of(create.type().name());
      case CreateType create -> Optional.of(create.type().name());
      case CreateDomain create -> Optional.of(create.type().name());
      case RenameType rename -> Optional.of(rename.newName());
      default -> Optional.empty();
    };
  }
}
