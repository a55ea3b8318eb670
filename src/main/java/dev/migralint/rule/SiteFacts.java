package dev.migralint.rule;

import dev.migralint.layout.Conduct;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.LockMode;
import dev.migralint.postgres.TypeChange;
import dev.migralint.postgres.Volatility;
import dev.migralint.rule.FactKind.Values;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Column;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.expression.Outcomes;
import dev.migralint.sql.expression.Outcomes.Truth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The facts that every site has, each with a sentence: the vocabulary of rules, in one place. */
public enum SiteFacts {
  TABLE_BORN(
      "table.born",
      "Where the operation's table was created, as seen from the statement.",
      words(Born.values()),
      site ->
          site.tableName().isPresent() || site.matched() instanceof Sql(IndexOperation index)
              ? word(site.tableBorn())
              : none()),
  TABLE_TEMPORARY(
      "table.temporary",
      "Whether the table is temporary, so that no other session sees it.",
      yesNo(),
      site -> known(site.table(), table -> table.persistence() == Persistence.TEMPORARY)),
  TABLE_PARTITIONED(
      "table.partitioned",
      "Whether the table has partitions.",
      yesNo(),
      site -> site.table().map(table -> fact(table.partitioned())).orElse(Fact.UNKNOWN)),
  TABLE_EMPTIED(
      "table.emptied",
      "Whether the same change removed all rows before, and put none in since.",
      yesNo(),
      site -> Fact.of(Born.of(site.table().flatMap(Relation::emptied), site.moment()).isNew())),
  TABLE_NAME(
      "table.name",
      "The table that the operation is about, also where it is found by one of its indexes.",
      text(),
      site -> optional(site.tableName().map(Object::toString))),
  TABLE_NAMED(
      "table.named",
      "When the table got the name that it has now.",
      words(Born.values()),
      site -> of(site.tableName().isPresent(), () -> word(site.tableNamed()))),
  TABLE_PRIMARY_KEY(
      "table.primary-key",
      "The name of the table's present primary key, where it has one.",
      text(),
      site -> optional(site.table().flatMap(Relation::primaryKey).map(key -> key.name().sql()))),
  COLUMN_BORN(
      "column.born",
      "Where the operation's column was added, as seen from the statement.",
      words(Born.values()),
      site -> of(site.columnName().isPresent(), () -> word(site.columnBorn()))),
  COLUMN_ADDED_AGAIN(
      "column.added-again",
      "Whether the statement that drops a column adds another of its name.",
      yesNo(),
      site -> Fact.of(site.matched() instanceof Sql(DropColumn drop) && site.addsColumn())),
  COLUMN_SUCCEEDED(
      "column.succeeded",
      "Whether the change that drops a column adds one of its type to the table, and neither drops"
          + " nor adds another that could be meant.",
      yesNo(),
      site -> Fact.of(site.successor().isPresent())),
  COLUMN_SUCCESSOR(
      "column.successor",
      "The column that takes a dropped one's place, as for column.succeeded.",
      text(),
      site -> optional(site.successor().map(Name::sql))),
  COLUMN_TYPE(
      "column.type",
      "The column's type before the statement.",
      text(),
      site -> site.column().flatMap(Column::type).map(t -> Fact.of(t.sql())).orElse(Fact.UNKNOWN)),
  COLUMN_PROVEN_PRESENT(
      "column.proven-present",
      "Whether a NOT NULL or a validated CHECK already shows that no row holds a null.",
      yesNo(),
      SiteFacts::provenPresent),
  COLUMN_PRESENT_CONSTRAINT(
      "column.present-constraint",
      "A name for a CHECK that the column holds no null.",
      text(),
      site ->
          optional(site.columnName().map(column -> Name.quoted(column.text() + "_present").sql()))),
  DEFAULT_VOLATILITY(
      "default.volatility",
      "How the DEFAULT of a new column is computed: not at all, once, or for every row.",
      new Values.Words(List.of("none", "constant", "volatile"), false),
      SiteFacts::volatility),
  WHERE_FILTERS(
      "where.filters",
      "Whether an UPDATE or DELETE leaves any row as it is by what stands after WHERE.",
      yesNo(),
      SiteFacts::filters),
  TYPE_CONSTRAINED(
      "type.constrained",
      "Whether the type that a column gets is a domain with a constraint.",
      yesNo(),
      SiteFacts::typeConstrained),
  REFERENCED_TABLE_BORN(
      "referenced-table.born",
      "Where the table that a new foreign key points at was created.",
      words(Born.values()),
      site ->
          site.matched() instanceof Sql(AddForeignKey add)
              ? word(site.bornOf(add.referencedTable()))
              : none()),
  TYPE_CHANGE_NARROWS(
      "type-change.narrows",
      "Whether the new type can't hold every value of the old one.",
      yesNo(),
      site -> typeChange(site).map(change -> fact(change.narrows())).orElse(none())),
  TYPE_CHANGE_WORK(
      "type-change.work",
      "What PostgreSQL does to the rows for a new type, in words.",
      text(),
      site ->
          site.matched() instanceof Sql(AlterColumnType alter)
              ? Fact.of(work(site, alter))
              : none()),
  CONSTRAINT_NAME(
      "constraint.name",
      "The name of a new constraint: as written, or as PostgreSQL will make it up.",
      text(),
      site ->
          site.matched() instanceof Sql(ConstraintOperation constraint)
              ? Fact.of(site.catalog().constraintName(constraint).sql())
              : none()),
  CONSTRAINT_INDEX_NAME(
      "constraint.index-name",
      "A free name for an index that the new constraint can take over.",
      text(),
      SiteFacts::indexName),
  CONSTRAINT_BORN(
      "constraint.born",
      "Where the operation's constraint was added, as seen from the statement.",
      words(Born.values()),
      site ->
          site.matched() instanceof Sql(ConstraintOperation constraint)
              ? word(site.constraintBorn(constraint))
              : none()),
  KEY_COLUMNS(
      "key.columns",
      "The columns of a new key, those of an adopted index included.",
      text(),
      SiteFacts::keyColumns),
  ENUM_VALUE_NEW(
      "enum-value.new",
      "Whether the operation is certain to use a value that its transaction has added to an enum"
          + " type, and that PostgreSQL lets no one use before that is committed.",
      yesNo(),
      site -> Fact.of(site.newEnumValue().isPresent())),
  ENUM_VALUE_NAME(
      "enum-value.name",
      "That value, as for enum-value.new.",
      text(),
      site -> optional(site.newEnumValue().map(value -> "'" + value.replace("'", "''") + "'"))),
  EFFECT_LOCK(
      "effect.lock",
      "The strongest table lock that the operation takes.",
      new Values.Words(Arrays.stream(LockMode.values()).map(LockMode::kebab).toList(), true),
      site ->
          optional(
              site.effect().locks().stream()
                  .map(Effect.Lock::mode)
                  .max(Comparator.naturalOrder())
                  .map(LockMode::kebab))),
  EFFECT_WHO_WAITS(
      "effect.who-waits",
      "Who waits for the locks that are held, in words; new tables do not count.",
      text(),
      site -> Fact.of(Waiting.who(site))),
  EFFECT_WORK(
      "effect.work",
      "What PostgreSQL does to the rows meanwhile, in words.",
      text(),
      site -> Fact.of(Waiting.work(site))),
  EFFECT_REWRITES(
      "effect.rewrites",
      "Whether the table is written anew.",
      yesNo(),
      site -> fact(site.effect().rewrites())),
  EFFECT_SCANS(
      "effect.scans",
      "Whether all rows are read while the lock is held, to check them.",
      yesNo(),
      site -> fact(site.effect().scans())),
  EFFECT_BUILDS_INDEX(
      "effect.builds-index",
      "Whether an index over all rows is built while the lock is held.",
      yesNo(),
      site -> fact(site.effect().buildsIndex())),
  EFFECT_REFUSES_TRANSACTION(
      "effect.refuses-transaction",
      "Whether PostgreSQL refuses the statement in a transaction block.",
      yesNo(),
      site -> Fact.of(site.effect().refusesTransaction())),
  LOCKS(
      "locks",
      "The table locks that the operation takes.",
      new Values.Elements(LockFacts.KINDS),
      site ->
          new Fact.Elements(
              site.effect().locks().stream()
                  .<Facts>map(lock -> new LockFacts(site, lock))
                  .toList())),
  TRANSACTION(
      "transaction",
      "Whether the statement runs in a transaction block, the runner's or one of its own.",
      new Values.Words(List.of("open", "none"), false),
      site ->
          switch (site.session().inTransaction()) {
            case YES -> Fact.of("open");
            case NO -> Fact.of("none");
            case UNKNOWN -> Fact.UNKNOWN;
          }),
  SESSION_LOCK_TIMEOUT(
      "session.lock-timeout",
      "After how long the statement gives up waiting for a lock, as the file set it; nothing where"
          + " it did not.",
      text(),
      site -> optional(site.session().lockTimeout())),
  SESSION_STATEMENT_TIMEOUT(
      "session.statement-timeout",
      "After how long the statement is cancelled, as the file set it; nothing where it did not.",
      text(),
      site -> optional(site.session().statementTimeout())),
  RUNNER(
      "runner",
      "The migration runner whose conventions the file follows.",
      text(),
      site -> Fact.of(site.runner().name())),
  RUNNER_TRANSACTION(
      "runner.transaction",
      "How the runner surrounds the file with a transaction, in words.",
      text(),
      site -> Fact.of(site.transaction().words())),
  RUNNER_LEAVE_TRANSACTION(
      "runner.leave-transaction",
      "How a user of this runner runs a statement outside a transaction.",
      text(),
      site -> Fact.of(site.runner().leaveTransaction())),
  RUNNER_REACTION(
      "runner.reaction",
      "What comes of such a change to the history: the runner refuses to run, goes on as if nothing"
          + " had happened, or takes it as it is meant.",
      words(Conduct.Kind.values()),
      site -> reaction(site).map(SiteFacts::fact).orElse(none())),
  RUNNER_DOES(
      "runner.does",
      "What the runner does about such a change to the history, in a sentence without full stop.",
      text(),
      site -> optional(reaction(site).map(Conduct.Reaction::words))),
  SERVER_VERSION(
      "server.version",
      "PostgreSQL's major version, from the settings.",
      new Values.Number(),
      site -> Fact.of(Integer.toString(site.serverVersion()))),
  WRITTEN(
      "written-text", "The operation as it was written.", text(), site -> Fact.of(site.written())),
  WRITTEN_CONCURRENTLY(
      "written-text.concurrently",
      "An operation on an index as it was written, with CONCURRENTLY in its place.",
      text(),
      site -> Fact.of(concurrently(site)));

  private static final Map<String, SiteFacts> BY_NAME = new LinkedHashMap<>();

  static {
    for (SiteFacts fact : values()) {
      BY_NAME.put(fact.kind.name(), fact);
    }
  }

  private final FactKind kind;
  private final Function<Site, Fact> compute;

  SiteFacts(String name, String sentence, Values values, Function<Site, Fact> compute) {
    this.kind = new FactKind(name, sentence, values);
    this.compute = compute;
  }

  /** What the fact is called and can be. */
  public FactKind kind() {
    return kind;
  }

  /** All facts about a site: its operation's components, and those of this list. */
  public static Facts at(Site site) {
    Facts components = new ComponentFacts(site.matched().components());
    return name -> {
      SiteFacts derived = BY_NAME.get(name);
      return derived == null ? components.fact(name) : derived.compute.apply(site);
    };
  }

  // How values are written

  private static Values words(Enum<?>[] constants) {
    return new Values.Words(Arrays.stream(constants).map(OperationKind::word).toList(), false);
  }

  private static Values yesNo() {
    return new Values.Words(List.of("yes", "no"), false);
  }

  private static Values text() {
    return new Values.Text();
  }

  private static Fact none() {
    return new Fact.Words(List.of());
  }

  private static Fact of(boolean present, java.util.function.Supplier<Fact> fact) {
    return present ? fact.get() : none();
  }

  private static Fact optional(Optional<String> word) {
    return word.map(Fact::of).orElse(none());
  }

  private static Fact word(Born born) {
    return born == Born.UNKNOWN ? Fact.UNKNOWN : Fact.of(OperationKind.word(born));
  }

  private static Fact fact(Ternary known) {
    return known == Ternary.UNKNOWN ? Fact.UNKNOWN : Fact.of(known == Ternary.YES);
  }

  private static Fact fact(Conduct.Reaction reaction) {
    return reaction.kind() == Conduct.Kind.UNKNOWN
        ? Fact.UNKNOWN
        : Fact.of(OperationKind.word(reaction.kind()));
  }

  private static Optional<Conduct.Reaction> reaction(Site site) {
    Conduct conduct = site.runner().conduct();
    return site.matched() instanceof Matched.File(FileOperation history)
        ? switch (history) {
          case FileOperation.EditedMigration edit -> Optional.of(conduct.edited());
          case FileOperation.RemovedMigration remove -> Optional.of(conduct.removed());
          case FileOperation.DuplicateVersion repeat -> Optional.of(conduct.duplicate());
          case FileOperation.LateMigration insert -> Optional.of(conduct.late());
          case FileOperation.VersionGap skip -> Optional.of(conduct.gap());
          case FileOperation.IgnoredFile misname -> Optional.empty();
          case FileOperation.UnlistedMigration mislist -> Optional.empty();
          case FileOperation.OmittedDown omit -> Optional.empty();
          case FileOperation.IncompleteDown undo -> Optional.empty();
          case FileOperation.UpInDown repeat -> Optional.empty();
          case FileOperation.MisusedSuppression misused -> Optional.empty();
        }
        : Optional.empty();
  }

  private static Fact known(Optional<Relation> table, Function<Relation, Boolean> test) {
    return table.map(t -> Fact.of(test.apply(t))).orElse(Fact.of(false));
  }

  // Facts that take more than a line

  private static Fact provenPresent(Site site) {
    return site.columnName()
        .flatMap(column -> site.tableName().map(t -> fact(site.columns().provenPresent(t, column))))
        .orElse(none());
  }

  private static Fact typeConstrained(Site site) {
    if (site.matched() instanceof Sql(AddColumn add)) {
      return Fact.of(site.catalog().isConstrainedDomain(add.type()));
    }
    return site.matched() instanceof Sql(AlterColumnType alter)
        ? Fact.of(site.catalog().isConstrainedDomain(alter.type()))
        : none();
  }

  private static Fact filters(Site site) {
    return switch (site.matched()) {
      case Sql(Update update) -> filters(site, update.where());
      case Sql(Delete delete) -> filters(site, delete.where());
      default -> none();
    };
  }

  private static Fact filters(Site site, Optional<Expression> where) {
    if (where.isEmpty()) {
      return Fact.of(false);
    }
    Outcomes outcomes = new Outcomes(name -> known(site, name));
    Set<Truth> possible = outcomes.of(where.get());
    if (possible.equals(Set.of(Truth.TRUE))) {
      return Fact.of(false);
    }
    return Fact.of(true);
  }

  /** What is known of a column of the table in every row. */
  private static Outcomes.Value known(Site site, Name name) {
    boolean present =
        site.table()
            .flatMap(table -> table.column(name))
            .filter(column -> column.notNull() == Ternary.YES)
            .isPresent();
    return present ? Outcomes.Value.PRESENT : Outcomes.Value.UNKNOWN;
  }

  private static Fact volatility(Site site) {
    if (!(site.matched() instanceof Sql(AddColumn add))) {
      return none();
    }
    return add.defaultValue()
        .filter(value -> !Outcomes.isNull(value))
        .map(
            value ->
                switch (Volatility.of(value, site.catalog())) {
                  case CONSTANT -> Fact.of("constant");
                  case VOLATILE -> Fact.of("volatile");
                  case UNKNOWN -> Fact.UNKNOWN;
                })
        .orElse(Fact.of("none"));
  }

  private static Optional<TypeChange> typeChange(Site site) {
    return site.matched() instanceof Sql(AlterColumnType alter)
        ? Optional.of(site.columns().typeChange(alter))
        : Optional.empty();
  }

  private static String work(Site site, AlterColumnType alter) {
    String rewriting = "every row is written anew and every index is rebuilt";
    if (alter.using().isEmpty()
        && alter.type().is("timestamptz")
        && alter.type().modifiers().isEmpty()
        && site.column().flatMap(Column::type).filter(t -> t.is("timestamp")).isPresent()) {
      rewriting += " (only its own indexes where the session's TimeZone is UTC)";
    }
    if (site.effect().rewrites() != Ternary.NO) {
      return rewriting;
    }
    return site.effect().buildsIndex() == Ternary.YES
        ? "the indexes on the column are rebuilt"
        : "every row is checked against the column's constraints";
  }

  /** CONCURRENTLY takes one index at a time, so of several that are dropped each gets its own. */
  private static String concurrently(Site site) {
    return site.matched() instanceof Sql(IndexOperation.DropIndex drop)
        ? "DROP INDEX CONCURRENTLY " + (drop.ifExists() ? "IF EXISTS " : "") + drop.index().sql()
        : site.written().replaceFirst("(?i)\\bINDEX\\b(?!\\s+CONCURRENTLY)", "INDEX CONCURRENTLY");
  }

  private static Fact indexName(Site site) {
    if (!(site.matched() instanceof Sql(ConstraintOperation constraint))) {
      return none();
    }
    Name name = site.catalog().constraintName(constraint);
    boolean taken = site.table().flatMap(table -> table.index(name)).isPresent();
    return Fact.of(taken ? Name.quoted(name.text() + "_new").sql() : name.sql());
  }

  private static Fact keyColumns(Site site) {
    return site.matched() instanceof Sql(ConstraintOperation constraint)
        ? new Fact.Words(
            Catalog.keyColumns(constraint, site.table()).stream().map(c -> c.sql()).toList())
        : none();
  }
}
