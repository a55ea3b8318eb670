package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.BORN;
import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.fact;
import static dev.migralint.rule.SiteFact.none;
import static dev.migralint.rule.SiteFact.optional;
import static dev.migralint.rule.SiteFact.word;
import static dev.migralint.rule.SiteFact.words;

import dev.migralint.postgres.NewEnumValues;
import dev.migralint.postgres.Volatility;
import dev.migralint.rule.FactKind.Values;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.KnownValues;
import dev.migralint.words.EffectWords;
import dev.migralint.words.FateWords;
import dev.migralint.words.UnknownWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Facts about the column that an operation is about, and about values of its type. */
final class ColumnFacts {
  private ColumnFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "column.born",
              "Where the operation's column was added, as seen from the statement.",
              BORN,
              site -> site.columnName().isPresent() ? word(site.columnBorn()) : none()),
          SiteFact.of(
              "column.key",
              "The key that the statement that adds a column makes over it alone.",
              new Values.Words(List.of("none", "primary-key", "unique"), false),
              ColumnFacts::key),
          SiteFact.of(
              "column.checks",
              "The CHECK constraints that name the column.",
              TEXT,
              ColumnFacts::checks),
          SiteFact.of(
              "column.type",
              "The column's type before the statement.",
              TEXT,
              site ->
                  site.column()
                      .flatMap(Column::type)
                      .map(t -> Fact.of(t.sql()))
                      .orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "column.sequence",
              "Whether the column's default takes from a sequence, as serial and identity do too.",
              YES_NO,
              site ->
                  site.columnName().isPresent()
                      ? Fact.of(
                          site.columnName()
                              .flatMap(
                                  name -> site.table().map(table -> table.sequencesOfDefault(name)))
                              .filter(sequences -> !sequences.isEmpty())
                              .isPresent())
                      : none()),
          SiteFact.of(
              "column.required",
              "Whether an INSERT must give the column a value until DROP NOT NULL: it is NOT NULL"
                  + " without a default, no identity and in no primary key.",
              YES_NO,
              site -> fact(isRequired(site))),
          SiteFact.of(
              "column.unless-proven",
              "What ends a sentence about a check for NULL where a constraint that is not known may"
                  + " make it unnecessary.",
              TEXT,
              site ->
                  Fact.of(
                      provenPresent(site).equals(Fact.UNKNOWN)
                          ? ", unless a validated CHECK constraint already excludes NULL"
                          : "")),
          SiteFact.of(
              "column.proven-present",
              "Whether a NOT NULL or a validated CHECK already shows that no row holds a null.",
              YES_NO,
              ColumnFacts::provenPresent),
          SiteFact.of(
              "column.present-constraint",
              "A name for a CHECK that the column holds no null.",
              TEXT,
              site ->
                  optional(
                      site.columnName()
                          .map(column -> Name.quoted(column.text() + "_present").sql()))),
          SiteFact.of(
              "default.volatility",
              "How the DEFAULT of a new column is computed: not at all, once, or for every row.",
              new Values.Words(List.of("none", "constant", "volatile"), false),
              ColumnFacts::volatility),
          SiteFact.of(
              "type.constrained",
              "Whether the type that a column gets is a domain with a constraint.",
              YES_NO,
              ColumnFacts::typeConstrained),
          SiteFact.of(
              "type-change.narrows",
              "Whether the new type can't hold every value of the old one.",
              YES_NO,
              site ->
                  site.matched() instanceof Sql(AlterColumnType alter)
                      ? fact(site.columns().typeChange(alter).narrows())
                      : none()),
          SiteFact.of(
              "type-change.only-checks",
              "Whether all that PostgreSQL does to the rows for a new type is to try the CHECK"
                  + " constraints of the column on them again.",
              YES_NO,
              ColumnFacts::onlyChecks),
          SiteFact.of(
              "type-change.new-labels",
              "The labels of an enum type that a column gets, which its present enum type has not;"
                  + " nothing where that one has labels of its own.",
              TEXT,
              ColumnFacts::newLabels),
          SiteFact.of(
              "type-change.work",
              "What PostgreSQL does to the rows for a new type, as effect.work says it.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(AlterColumnType alter)
                      ? Fact.of(EffectWords.work(site.effect().noticed()))
                      : none()),
          SiteFact.of(
              "type-change.condition",
              "What a sentence about the work for a new type ends with where that work is unknown.",
              TEXT,
              site ->
                  Fact.of(
                      site.effect().rewrites() == Ternary.UNKNOWN
                          ? UnknownWords.typeChange(site.column().flatMap(Column::type))
                          : "")),
          SiteFact.of(
              "default.condition",
              "What a sentence about a volatile DEFAULT ends with where its volatility is unknown.",
              TEXT,
              site ->
                  Fact.of(
                      site.effect().rewrites() == Ternary.UNKNOWN
                          ? UnknownWords.volatility()
                          : "")),
          SiteFact.of(
              "column.filled",
              "Whether the change fills a column that it has added without a default before: every"
                  + " row, some rows or none. Nothing for any other column.",
              words(ChangePosition.Filling.values()),
              site -> optional(site.change().filling().map(OperationKind::word))),
          SiteFact.of(
              "column.filling",
              "The same in words, behind the change as the subject.",
              TEXT,
              site -> optional(site.change().filling().map(FateWords::filling))),
          SiteFact.of(
              "column.sequences-left",
              "The sequences of a serial column whose type changes; the change gives them no other"
                  + " type.",
              TEXT,
              site ->
                  new Fact.Words(
                      site.change().sequencesLeft().stream()
                          .map(sequence -> site.catalog().shortest(sequence).sql())
                          .toList())),
          SiteFact.of(
              "column.trigger-functions",
              "The functions of the table's triggers that read or write the column by NEW or OLD,"
                  + " and that the change does not replace afterwards.",
              TEXT,
              site ->
                  new Fact.Words(
                      site.change().triggered().stream()
                          .map(f -> site.catalog().shortest(f).sql() + "()")
                          .toList())),
          SiteFact.of(
              "column.bound",
              "Whether a key, another constraint, an index or NOT NULL is on the column.",
              YES_NO,
              ColumnFacts::isBound),
          SiteFact.of(
              "column.not-null",
              "Whether the column forbids NULL.",
              YES_NO,
              site -> site.columnName().isPresent() ? fact(site.notNull()) : none()),
          SiteFact.of(
              "column.has-default",
              "Whether the column has a DEFAULT.",
              YES_NO,
              site -> site.columnName().isPresent() ? fact(site.hasDefault()) : none()),
          SiteFact.of(
              "column.rewritten-later",
              "Whether the change updates the column after it has given it another name.",
              YES_NO,
              site -> Fact.of(site.change().isRewrittenLater())),
          SiteFact.of(
              "column.excused-later",
              "Whether the change gives the column a DEFAULT or makes it an identity afterwards,"
                  + " lets it hold NULL or drops it.",
              YES_NO,
              site -> Fact.of(site.change().isExcusedLater())),
          SiteFact.of(
              "column.required-again",
              "Whether the change sets NOT NULL on the column afterwards, or drops it.",
              YES_NO,
              site ->
                  Fact.of(
                      site.columnName()
                          .filter(
                              column ->
                                  site.change().ofTable((here, t) -> here.requiresAgain(t, column)))
                          .isPresent())),
          SiteFact.of(
              "enum-value.new",
              "Whether the operation uses a value that its transaction has added to an enum type,"
                  + " which PostgreSQL refuses until that is committed. Unknown where a column's"
                  + " type is.",
              YES_NO,
              site ->
                  site.newEnumValue().isPresent()
                      ? Fact.of(true)
                      : site.possibleEnumValue().isPresent() ? Fact.UNKNOWN : Fact.of(false)),
          SiteFact.of(
              "enum-value.name",
              "That value, as for enum-value.new.",
              TEXT,
              site ->
                  optional(
                      site.newEnumValue()
                          .map(NewEnumValues.Added::value)
                          .or(() -> site.possibleEnumValue().map(NewEnumValues.Use::value))
                          .map(value -> "'" + value.replace("'", "''") + "'"))),
          SiteFact.of(
              "enum-value.added-at",
              "Where that value was added, in parentheses, where that is known.",
              TEXT,
              site ->
                  Fact.of(
                      site.newEnumValue()
                          .map(added -> " (" + added.at().path() + ":" + added.at().line() + ")")
                          .orElse(""))),
          SiteFact.of(
              "enum-value.condition",
              "What a sentence about the use of that value ends with where the type is unknown.",
              TEXT,
              site ->
                  Fact.of(
                      site.newEnumValue().isPresent()
                          ? ""
                          : site.possibleEnumValue()
                              .map(
                                  use ->
                                      UnknownWords.columnType(
                                          use.column(), site.catalog().shortest(use.type())))
                              .orElse(""))));

  private static Fact key(Site site) {
    Optional<List<Name>> column = site.columnName().map(List::of);
    for (Operation operation : site.actions()) {
      if (operation instanceof AddPrimaryKey key && Optional.of(key.columns()).equals(column)) {
        return Fact.of("primary-key");
      }
      if (operation instanceof AddUnique key && Optional.of(key.columns()).equals(column)) {
        return Fact.of("unique");
      }
    }
    return Fact.of("none");
  }

  private static Fact checks(Site site) {
    Optional<Name> column = site.columnName();
    return new Fact.Words(
        site.table().stream()
            .flatMap(table -> table.constraints().stream())
            .filter(constraint -> constraint.kind() == Constraint.Kind.CHECK)
            .filter(constraint -> column.filter(constraint.columns()::contains).isPresent())
            .map(constraint -> constraint.name().sql())
            .toList());
  }

  private static Fact isBound(Site site) {
    if (site.notNull() == Ternary.YES) {
      return Fact.of(true);
    }
    Optional<Name> column = site.columnName();
    boolean bound =
        site.table().stream()
            .flatMap(
                table ->
                    Stream.concat(
                        table.constraints().stream().map(Constraint::columns),
                        table.indexes().stream().map(Index::columns)))
            .anyMatch(columns -> column.filter(columns::contains).isPresent());
    return bound
        ? Fact.of(true)
        : site.table().filter(Relation::complete).isPresent() ? Fact.of(false) : Fact.UNKNOWN;
  }

  private static Ternary isRequired(Site site) {
    boolean isKey =
        site.table()
            .flatMap(Relation::primaryKey)
            .filter(key -> site.columnName().filter(key.columns()::contains).isPresent())
            .isPresent();
    return isKey
        ? Ternary.NO
        : site.column()
            .map(
                column ->
                    column
                        .notNull()
                        .and(column.hasDefault().not())
                        .and(Ternary.of(column.generated() == Generated.NO)))
            .orElse(Ternary.UNKNOWN);
  }

  private static Fact newLabels(Site site) {
    Set<String> before = labels(site.column().flatMap(Column::type), site);
    Set<String> after =
        site.matched() instanceof Sql(AlterColumnType alter)
            ? labels(Optional.of(alter.type()), site)
            : Set.of();
    return new Fact.Words(
        !before.isEmpty() && after.containsAll(before)
            ? after.stream()
                .filter(label -> !before.contains(label))
                .map(label -> "'" + label.replace("'", "''") + "'")
                .toList()
            : List.of());
  }

  private static Set<String> labels(Optional<TypeName> type, Site site) {
    return type.flatMap(site.catalog().types()::enumType)
        .map(known -> known.values().keySet())
        .orElse(Set.of());
  }

  private static Fact onlyChecks(Site site) {
    return Fact.of(
        site.matched() instanceof Sql(AlterColumnType alter)
            && site.effect().rewrites() == Ternary.NO
            && site.effect().buildsIndex() == Ternary.NO
            && site.effect().scans() == Ternary.YES
            && !site.catalog().types().isConstrainedDomain(alter.type()));
  }

  private static Fact provenPresent(Site site) {
    return site.columnName()
        .flatMap(column -> site.tableName().map(t -> site.columns().provenPresent(t, column)))
        .map(
            proven ->
                proven == Ternary.UNKNOWN && site.change().isProvenNearby(site.columnName().get())
                    ? Fact.of(true)
                    : fact(proven))
        .orElse(none());
  }

  private static Fact typeConstrained(Site site) {
    if (site.matched() instanceof Sql(AddColumn add)) {
      return Fact.of(site.catalog().types().isConstrainedDomain(add.type()));
    }
    return site.matched() instanceof Sql(AlterColumnType alter)
        ? Fact.of(site.catalog().types().isConstrainedDomain(alter.type()))
        : none();
  }

  private static Fact volatility(Site site) {
    if (!(site.matched() instanceof Sql(AddColumn add))) {
      return none();
    }
    return add.defaultValue()
        .filter(value -> !KnownValues.isNull(value))
        .map(
            value ->
                switch (Volatility.of(value, site.catalog())) {
                  case CONSTANT -> Fact.of("constant");
                  case VOLATILE -> Fact.of("volatile");
                  case UNKNOWN -> Fact.UNKNOWN;
                })
        .orElse(Fact.of("none"));
  }
}
