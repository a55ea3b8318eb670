package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.fact;
import static dev.migralint.rule.SiteFact.none;
import static dev.migralint.rule.SiteFact.optional;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.KeyColumns;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.schema.change.Later;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddExclude;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.NamedColumn;
import dev.migralint.sql.ObjectOperation.Event;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TableOperation.SetTableOption;
import dev.migralint.sql.TableOperation.SetTriggerState;
import dev.migralint.sql.expression.Clock;
import dev.migralint.words.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts about what keeps wrong rows out of a table: keys, checks, triggers and sequences. */
final class IntegrityFacts {
  private IntegrityFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "triggers.enabled-later",
              "Whether the change switches the triggers that the operation switches off on again,"
                  + " or drops them or their table.",
              YES_NO,
              site ->
                  site.matched() instanceof Sql(SetTriggerState set)
                      ? later(site)
                          .map(later -> fact(later.enables(set.table(), set.trigger())))
                          .orElse(Fact.UNKNOWN)
                      : none()),
          SiteFact.of(
              "trigger.written",
              "The trigger that is switched on or off, as SQL names it: ALL, USER or a name.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(SetTriggerState set)
                      ? Fact.of(
                          switch (set.trigger()) {
                            case "all" -> "ALL";
                            case "user" -> "USER";
                            default -> Name.quoted(set.trigger()).sql();
                          })
                      : none()),
          SiteFact.of(
              "table.triggers-enabled-later",
              "Whether the change switches triggers of the table on after the operation.",
              YES_NO,
              site ->
                  Fact.of(
                      later(site)
                          .flatMap(later -> site.tableName().map(later::enablesAny))
                          .orElse(false))),
          SiteFact.of(
              "stale-trigger.function",
              "The trigger function that an INSERT, UPDATE or DELETE runs for each row and that"
                  + " uses a column by NEW or OLD which the table does not have.",
              TEXT,
              site ->
                  optional(
                      staleTrigger(site)
                          .map(stale -> site.catalog().shortest(stale.table()).sql() + "()"))),
          SiteFact.of(
              "stale-trigger.column",
              "The column that this function uses.",
              TEXT,
              site -> optional(staleTrigger(site).map(stale -> stale.column().sql()))),
          SiteFact.of(
              "table.in-foreign-key",
              "Whether the table holds a foreign key, or another one points at it.",
              YES_NO,
              IntegrityFacts::isInForeignKey),
          SiteFact.of(
              "dropped-key.columns",
              "The columns of the key that the operation drops: a primary key, a unique constraint"
                  + " or a unique index over whole columns and all rows, made by an earlier"
                  + " change.",
              TEXT,
              site -> optional(droppedKey(site).map(key -> list(key.columns())))),
          SiteFact.of(
              "dropped-key.kept",
              "Whether another key over the same or fewer columns is there or made by the change,"
                  + " the change gives the table another primary key for its primary key, or it"
                  + " drops a column of the key or the table.",
              YES_NO,
              site -> droppedKey(site).map(key -> isKept(site, key)).orElse(none())),
          SiteFact.of(
              "column.takes-along",
              "A sentence, behind a space, about the keys, foreign keys and checks over other"
                  + " columns too that go with a dropped column; nothing where there are none.",
              TEXT,
              site -> Fact.of(takenAlong(site))),
          SiteFact.of(
              "check.clock",
              "The function that gives the current time, where it makes a row fail a CHECK that the"
                  + " row passed before.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(AddCheck check)
                      ? optional(Clock.expires(check.expression()))
                      : none()),
          SiteFact.of(
              "parameters.set-later",
              "Whether the file sets or resets one of the storage parameters again.",
              YES_NO,
              site ->
                  site.matched() instanceof Sql(SetTableOption set)
                      ? Fact.of(
                          later(site)
                              .filter(l -> l.setsAgain(set.table(), set.parameters()))
                              .isPresent())
                      : none()),
          SiteFact.of(
              "insert.past-sequence",
              "The serial or identity column under a key of its own to which an INSERT gives values"
                  + " that its sequence does not know of.",
              TEXT,
              site -> optional(pastSequence(site).map(Name::sql))),
          SiteFact.of(
              "sequence.set-later",
              "Whether the change sets a sequence to another value afterwards.",
              YES_NO,
              site -> later(site).map(l -> fact(l.restartsSequence())).orElse(Fact.UNKNOWN)));

  private static Optional<Later> later(Site site) {
    return site.change().position().map(ChangePosition::later);
  }

  /** The function in the place of the table. */
  private static Optional<NamedColumn> staleTrigger(Site site) {
    Optional<Event> event =
        site.matched() instanceof Sql(Operation operation)
            ? switch (operation) {
              case Insert insert -> Optional.of(Event.INSERT);
              case Update update -> Optional.of(Event.UPDATE);
              case Delete delete -> Optional.of(Event.DELETE);
              case Operation other -> Optional.empty();
            }
            : Optional.empty();
    return event.flatMap(
        happens -> site.table().flatMap(table -> site.catalog().staleTrigger(table, happens)));
  }

  private static Fact isInForeignKey(Site site) {
    return site.table()
        .map(
            table ->
                !table.constraints(Constraint.Kind.FOREIGN_KEY).isEmpty()
                        || !table.referencing().isEmpty()
                    ? Fact.of(true)
                    : table.complete() ? Fact.of(false) : Fact.UNKNOWN)
        .orElse(Fact.UNKNOWN);
  }

  /** A key that an operation drops. */
  private record Key(Relation table, Name name, List<Name> columns, boolean primary) {}

  private static Optional<Key> droppedKey(Site site) {
    return switch (site.matched()) {
      case Sql(DropConstraint drop) ->
          site.table()
              .flatMap(
                  table ->
                      table
                          .constraint(drop.constraint())
                          .filter(constraint -> isOlder(constraint.origin(), site))
                          .filter(IntegrityFacts::isKey)
                          .map(key -> key(table, key)));
      case Sql(DropIndex drop) ->
          site.table()
              .filter(table -> table.kind() == Relation.Kind.TABLE)
              .flatMap(
                  table ->
                      table
                          .index(drop.index().name())
                          .filter(index -> isOlder(index.origin(), site))
                          .filter(index -> index.unique() && !index.derived() && index.valid())
                          .filter(index -> index.constraint().isEmpty())
                          .map(index -> new Key(table, index.name(), index.columns(), false)));
      default -> Optional.empty();
    };
  }

  /**
   * DROP COLUMN drops every constraint that involves the column without a word:
   * https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-DROP-COLUMN
   */
  private static String takenAlong(Site site) {
    if (!(site.matched() instanceof Sql(DropColumn drop)) || site.table().isEmpty()) {
      return "";
    }
    Relation table = site.table().get();
    Stream<String> constraints =
        table.constraints(drop.column()).stream()
            .filter(constraint -> constraint.columns().size() > 1)
            .filter(constraint -> isOlder(constraint.origin(), site))
            .map(one -> one.name().sql() + " (" + list(one.columns()) + ")");
    Stream<String> indexes =
        table.indexes().stream()
            .filter(index -> index.constraint().isEmpty() && index.isWholeKey())
            .filter(index -> index.columns().size() > 1 && index.columns().contains(drop.column()))
            .filter(index -> isOlder(index.origin(), site))
            .map(one -> "unique index " + one.name().sql() + " (" + list(one.columns()) + ")");
    List<String> gone = Stream.concat(constraints, indexes).sorted().toList();
    return gone.isEmpty() ? "" : " This also drops " + Phrases.and(gone) + ".";
  }

  private static boolean isKey(Constraint constraint) {
    return constraint.kind() == Constraint.Kind.PRIMARY_KEY
        || constraint.kind() == Constraint.Kind.UNIQUE;
  }

  private static Key key(Relation table, Constraint constraint) {
    boolean primary = constraint.kind() == Constraint.Kind.PRIMARY_KEY;
    return new Key(table, constraint.name(), constraint.columns(), primary);
  }

  private static String list(List<Name> columns) {
    return columns.stream().map(Name::sql).collect(Collectors.joining(", "));
  }

  private static boolean isOlder(Optional<Origin> origin, Site site) {
    return Born.of(origin, site.moment()) == Born.EARLIER;
  }

  private static Fact isKept(Site site, Key key) {
    boolean another =
        key.table().indexes().stream()
            .filter(index -> !index.name().equals(key.name()))
            .filter(index -> !index.constraint().equals(Optional.of(key.name())))
            .anyMatch(index -> index.unique() && index.valid() && covers(key, index));
    if (another) {
      return Fact.of(true);
    }
    Optional<Later> later = later(site);
    if (later.isEmpty() || later.get().isOpaque()) {
      return Fact.UNKNOWN;
    }
    return Fact.of(
        later.get().drops(key.table().name(), key.columns())
            || later.get().keys(key.table().name()).stream()
                .anyMatch(made -> covers(key, made, site)));
  }

  private static boolean covers(Key key, Index index) {
    return key.columns().containsAll(index.columns())
        && key.columns().containsAll(index.mentions());
  }

  /** Whether a new key holds no two rows that differ in other columns only. */
  private static boolean covers(Key key, Operation made, Site site) {
    return switch (made) {
      case CreateIndex create ->
          key.columns().containsAll(create.columns())
              && key.columns().containsAll(create.mentions());
      case AddPrimaryKey primary when key.primary() -> true;
      case AddExclude exclude -> true;
      case ConstraintOperation constraint ->
          key.columns().containsAll(KeyColumns.of(constraint, site.table()));
      default -> false;
    };
  }

  /** The column whose values an INSERT makes up although a sequence should. */
  private static Optional<Name> pastSequence(Site site) {
    if (!(site.matched() instanceof Sql(Insert insert)) || insert.query().isEmpty()) {
      return Optional.empty();
    }
    Optional<Relation> table = site.table();
    List<Name> columns =
        insert.columns().isEmpty()
            ? table.filter(Relation::complete).stream()
                .flatMap(t -> t.columns().stream())
                .map(Column::name)
                .toList()
            : insert.columns();
    return table.flatMap(
        t ->
            columns.stream()
                .filter(column -> isNumbered(t, column) && isKey(t, column))
                .filter(column -> gives(insert.query().get(), columns.indexOf(column)))
                .findFirst());
  }

  private static boolean isNumbered(Relation table, Name name) {
    return !table.sequences(name).isEmpty()
        || table
            .column(name)
            .map(Column::generated)
            .filter(g -> g == Generated.SERIAL || g == Generated.IDENTITY)
            .isPresent();
  }

  private static boolean isKey(Relation table, Name column) {
    return table.indexes(column).stream()
        .anyMatch(
            index -> index.unique() && !index.derived() && index.columns().equals(List.of(column)));
  }

  /** Whether the rows have numbers of their own at the place, or another table's. */
  private static boolean gives(QueryTree query, int place) {
    return query.parts().stream()
        .anyMatch(
            part ->
                switch (part) {
                  case QueryTree.Values values ->
                      values.rows().stream()
                          .anyMatch(row -> row.size() > place && isNumber(row.get(place)));
                  case QueryTree.Select select ->
                      select.targets().size() > place
                          && select.targets().stream()
                              .map(QueryTree.Target::value)
                              .noneMatch(Expression.AllColumns.class::isInstance)
                          && isNumber(select.targets().get(place).value());
                  default -> false;
                });
  }

  /** Whether it is a number that a sequence can come to. */
  private static boolean isNumber(Expression value) {
    return value instanceof Expression.Constant constant
        && (constant.kind() == Expression.Constant.Kind.NUMBER
            || constant.kind() == Expression.Constant.Kind.STRING)
        && constant.value().matches("0*[1-9][0-9]{0,18}");
  }
}
