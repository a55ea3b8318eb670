package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.BORN;
import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.fact;
import static dev.migralint.rule.SiteFact.none;
import static dev.migralint.rule.SiteFact.optional;
import static dev.migralint.rule.SiteFact.word;
import static dev.migralint.rule.SiteFact.words;

import dev.migralint.postgres.HeldLocks;
import dev.migralint.postgres.LockMode;
import dev.migralint.rule.FactKind.Values;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.sizes.SizeClass;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.expression.KnownValues;
import dev.migralint.sql.expression.Outcomes;
import dev.migralint.sql.expression.Outcomes.Truth;
import dev.migralint.sql.expression.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Facts about the table that an operation is about. */
final class TableFacts {
  private TableFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "table.born",
              "Where the operation's table was created, as seen from the statement.",
              BORN,
              site ->
                  site.tableName().isPresent()
                          || site.matched() instanceof Sql(IndexOperation index)
                          || site.matched() instanceof Sql(Maintenance work)
                      ? word(site.tableBorn())
                      : none()),
          SiteFact.of(
              "table.temporary",
              "Whether the table is temporary, so that no other session sees it.",
              YES_NO,
              site -> known(site.table(), table -> table.persistence() == Persistence.TEMPORARY)),
          SiteFact.of(
              "table.size",
              "How large the table is, by the settings or the file of `migralint sizes`: small,"
                  + " medium or large; unknown for a table of the same change.",
              words(SizeClass.values()),
              site -> size(site)),
          SiteFact.of(
              "table.kind",
              "What the table is, as PostgreSQL calls it.",
              words(Relation.Kind.values()),
              site ->
                  site.table()
                      .filter(table -> table.origin().isPresent())
                      .map(table -> Fact.of(OperationKind.word(table.kind())))
                      .orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "table.partitioned",
              "Whether the table has partitions.",
              YES_NO,
              site -> site.table().map(table -> fact(table.partitioned())).orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "table.hypertable",
              "Whether the table is one of TimescaleDB's hypertables.",
              YES_NO,
              site -> site.table().map(t -> Fact.of(t.hypertable())).orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "table.index-concurrently",
              "Whether CONCURRENTLY works for the table's indexes, as it does not where the table"
                  + " has partitions or is a hypertable.",
              YES_NO,
              site -> site.table().map(TableFacts::indexConcurrently).orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "table.emptied",
              "Whether the same change removed all rows before, and put none in since.",
              YES_NO,
              site ->
                  Fact.of(Born.of(site.table().flatMap(Relation::emptied), site.moment()).isNew())),
          SiteFact.of(
              "table.pending",
              "The place of a data change in the same transaction after which a deferred foreign"
                  + " key checks the table at its end.",
              TEXT,
              site ->
                  Fact.of(
                      site.table()
                          .flatMap(
                              table -> site.catalog().pending(table, site.moment().transaction()))
                          .map(Origin::place)
                          .orElse(""))),
          SiteFact.of(
              "table.rows-deleted",
              "Whether the transaction deleted all rows while it blocked writes, and put none in"
                  + " since.",
              YES_NO,
              site ->
                  Fact.of(
                      site.table()
                          .flatMap(Relation::rowsDeleted)
                          .filter(deleted -> !site.session().isOver(deleted))
                          .isPresent())),
          SiteFact.of(
              "table.name",
              "The table that the operation is about, also where it is found by one of its"
                  + " indexes.",
              TEXT,
              site -> optional(site.tableName().map(ObjectName::sql))),
          SiteFact.of(
              "table.named",
              "When the table got the name that it has now.",
              BORN,
              site -> site.tableName().isPresent() ? word(site.tableNamed()) : none()),
          SiteFact.of(
              "table.held",
              "The strongest lock that the transaction holds on the table before the statement;"
                  + " nothing where it holds none or there may be no transaction.",
              new Values.Words(
                  Arrays.stream(LockMode.values()).map(LockMode::kebab).toList(), true),
              site -> optional(held(site).map(held -> held.mode().kebab()))),
          SiteFact.of(
              "table.held-since",
              "Where that lock was taken: \"line 3\", or the path too if that is another file.",
              TEXT,
              site -> optional(held(site).map(held -> place(held, site)))),
          SiteFact.of(
              "table.held-condition",
              "What a sentence about a wait for the table ends with where an earlier statement may"
                  + " hold a lock that is as strong.",
              TEXT,
              site -> Fact.of(heldCondition(site))),
          SiteFact.of(
              "table.while-refilled",
              "What happens to queries of a table that is emptied until the change fills it again,"
                  + " behind the table as the subject.",
              TEXT,
              site ->
                  Fact.of(
                      switch (site.session().inTransaction()) {
                        case YES -> "cannot be read or written until it is filled again";
                        case NO -> "is empty for other sessions until it is filled again";
                        case UNKNOWN ->
                            "cannot be read or written until it is filled again, or is empty until"
                                + " then if no transaction holds both";
                      })),
          SiteFact.of(
              "table.primary-key",
              "The name of the table's present primary key, or of the one that the same change"
                  + " dropped before.",
              TEXT,
              site -> optional(primaryKey(site).map(Name::sql))),
          SiteFact.of(
              "table.has-primary-key",
              "Whether the table has a primary key.",
              YES_NO,
              site ->
                  site.table()
                      .map(
                          table ->
                              table.primaryKey().isPresent()
                                  ? Fact.of(true)
                                  : table.complete() ? Fact.of(false) : Fact.UNKNOWN)
                      .orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "table.dropped-primary-key",
              "The same, behind IF EXISTS if the change drops it so.",
              TEXT,
              site -> optional(primaryKey(site).map(key -> ifExists(key, site) + key.sql()))),
          SiteFact.of(
              "referenced-table.born",
              "Where the table that a new foreign key points at was created.",
              BORN,
              site ->
                  site.matched() instanceof Sql(AddForeignKey add)
                      ? word(site.bornOf(add.referencedTable()))
                      : none()),
          SiteFact.of(
              "renamed-table",
              "The table under its new name, in the schema that it is written with.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(RenameTable rename)
                      ? Fact.of(new ObjectName(rename.table().schema(), rename.newName()).sql())
                      : none()),
          SiteFact.of(
              "where.filters",
              "Whether an UPDATE or DELETE leaves any row as it is by what stands after WHERE.",
              YES_NO,
              TableFacts::filters),
          SiteFact.of(
              "table.functions",
              "The functions and procedures that name the dropped or renamed table in their bodies,"
                  + " and that the change neither replaces nor drops afterwards; without those that"
                  + " only triggers of the table call.",
              TEXT,
              site ->
                  new Fact.Words(
                      site.change().named().stream()
                          .map(f -> site.catalog().shortest(f).sql() + "()")
                          .toList())),
          SiteFact.of(
              "where.matches",
              "Whether what stands after the WHERE of a DELETE can be true of a row.",
              YES_NO,
              site ->
                  site.matched() instanceof Sql(Delete delete)
                      ? Fact.of(
                          delete
                              .where()
                              .map(w -> outcomes(site).of(w).contains(Truth.TRUE))
                              .orElse(true))
                      : none()));

  private static Fact size(Site site) {
    SizeClass size =
        site.tableName()
            .filter(table -> !site.tableBorn().isNew())
            .map(table -> site.sizes().of(table).size())
            .orElse(SizeClass.UNKNOWN);
    return size == SizeClass.UNKNOWN ? Fact.UNKNOWN : Fact.of(OperationKind.word(size));
  }

  /** Where a lock was taken: "line 3", or the path too if that is another file. */
  static String place(HeldLocks.Held held, Site site) {
    return held.path().equals(site.file().path())
        ? "line " + held.line()
        : held.path() + ":" + held.line();
  }

  private static Optional<HeldLocks.Held> held(Site site) {
    return site.tableName().flatMap(table -> site.session().held(table));
  }

  private static String heldCondition(Site site) {
    return site.tableName()
        .flatMap(table -> site.session().mayHold(table))
        .filter(held -> !held.unnamed() && held.mode() == LockMode.ACCESS_EXCLUSIVE)
        .map(
            held ->
                ", unless one transaction runs the whole file: it then waits at "
                    + place(held, site))
        .orElse("");
  }

  private static Fact indexConcurrently(Relation table) {
    return table.hypertable() ? Fact.of(false) : fact(table.partitioned().not());
  }

  private static Optional<DropConstraint> droppedKey(Site site) {
    return site.tableName().flatMap(table -> site.replacements().droppedKey(table, site.catalog()));
  }

  private static String ifExists(Name key, Site site) {
    boolean there = site.table().flatMap(table -> table.constraint(key)).isPresent();
    boolean maybe =
        droppedKey(site)
            .filter(drop -> drop.ifExists() && drop.constraint().equals(key))
            .isPresent();
    return maybe && !there ? "IF EXISTS " : "";
  }

  /** The primary key that a new one replaces. */
  static Optional<Name> primaryKey(Site site) {
    Optional<Name> dropped = droppedKey(site).map(DropConstraint::constraint);
    return dropped
        .filter(key -> site.table().flatMap(table -> table.constraint(key)).isEmpty())
        .or(() -> site.table().flatMap(Relation::primaryKey).map(Constraint::name))
        .or(() -> dropped);
  }

  private static Fact known(Optional<Relation> table, Function<Relation, Boolean> test) {
    return table.map(t -> Fact.of(test.apply(t))).orElse(Fact.of(false));
  }

  private static Fact filters(Site site) {
    return switch (site.matched()) {
      case Sql(Update update) -> Fact.of(filters(site, update));
      case Sql(Delete delete) -> Fact.of(filters(site, delete.where()));
      default -> none();
    };
  }

  /** Whether an UPDATE leaves any row as it is. */
  static boolean filters(Site site, Update update) {
    return update.selfJoin().filter(key -> isPresent(site, key)).isEmpty()
        && filters(site, update.where());
  }

  /** Whether the condition leaves out any row. */
  static boolean filters(Site site, Optional<Expression> where) {
    if (where.isEmpty()) {
      return false;
    }
    return !outcomes(site).of(where.get()).equals(Set.of(Truth.TRUE));
  }

  private static Outcomes outcomes(Site site) {
    return new Outcomes(new KnownValues(column -> known(site, column)));
  }

  /** What is known of a column of the table in every row. */
  private static Value known(Site site, Expression.Column written) {
    if (means(written, site) && site.change().isUnfilled(written.name())) {
      return Value.NULL;
    }
    boolean present =
        site.table().filter(table -> means(written, table)).isPresent()
            && isPresent(site, written.name());
    return present ? Value.PRESENT : Value.UNKNOWN;
  }

  /** Whether no row of the table holds NULL in the column, or in a part of its value. */
  private static boolean isPresent(Site site, Name name) {
    return site.table()
        .flatMap(table -> table.column(name))
        .filter(column -> column.notNull() == Ternary.YES)
        .filter(column -> !site.catalog().dependencies().isComposite(column.type()))
        .isPresent();
  }

  private static boolean means(Expression.Column column, Site site) {
    return site.table().map(table -> means(column, table)).orElse(column.qualifiers().isEmpty());
  }

  private static boolean means(Expression.Column column, Relation table) {
    return column.qualifiers().isEmpty()
        || column.qualifiers().getLast().equals(table.name().name());
  }
}
