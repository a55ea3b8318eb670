package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.YES_NO;

import dev.migralint.postgres.Volatility;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.expression.KnownValues;
import java.util.List;
import java.util.Set;

/** Facts about what an UPDATE writes. */
final class UpdateFacts {
  /** Functions that change nothing about their own result, given the same further arguments. */
  private static final Set<String> IDEMPOTENT =
      Set.of(
          "coalesce",
          "lower",
          "upper",
          "btrim",
          "ltrim",
          "rtrim",
          "jsonb_set",
          "jsonb_strip_nulls");

  private UpdateFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "update.gives",
              "What an UPDATE gives every row, where it writes only columns that the change has"
                  + " added before: a constant or NULL, so that their DEFAULT could give it.",
              new FactKind.Values.Words(List.of("constant", "only-null", "other"), false),
              site -> Fact.of(gives(site))),
          SiteFact.of(
              "update.from-itself",
              "Whether an UPDATE computes a column from its own value, so that it must run once for"
                  + " each row.",
              YES_NO,
              site -> Fact.of(isFromItself(site))),
          SiteFact.of(
              "update.renamed",
              "Whether the change has renamed a column that the UPDATE writes.",
              YES_NO,
              site ->
                  Fact.of(
                      site.matched() instanceof Sql(Update update)
                          && update.columns().stream()
                              .anyMatch(
                                  column ->
                                      site.change().ofTable((at, t) -> at.renames(t, column))))));

  private static String gives(Site site) {
    if (!(site.matched() instanceof Sql(Update update))
        || !update.columns().stream().allMatch(column -> isAdded(column, site))
        || !update.assignments().stream().allMatch(given -> isConstant(given, site))) {
      return "other";
    }
    return update.assignments().stream().map(Assignment::value).allMatch(KnownValues::isNull)
        ? "only-null"
        : "constant";
  }

  /** Whether the change has added the column, and no statement has written to it since. */
  private static boolean isAdded(Name column, Site site) {
    return site.table()
        .flatMap(table -> table.column(column))
        .filter(known -> known.added().isPresent() && known.generated() == Generated.NO)
        .filter(known -> Born.of(known.origin(), site.moment()).isNew())
        .isPresent();
  }

  private static boolean isConstant(Assignment assignment, Site site) {
    return assignment.columns().size() == 1
        && assignment.value().all().allMatch(UpdateFacts::isSameForAllRows)
        && Volatility.of(assignment.value(), site.catalog()) == Volatility.CONSTANT;
  }

  /** What a DEFAULT can hold, too. */
  private static boolean isSameForAllRows(Expression part) {
    return switch (part) {
      case Expression.Column column -> false;
      case Expression.AllColumns all -> false;
      case Expression.Subquery query -> false;
      case Expression.Placeholder placeholder -> false;
      case Expression.Unread unread -> false;
      case Expression.Constant constant -> constant.kind() != Expression.Constant.Kind.DEFAULT;
      default -> true;
    };
  }

  private static boolean isFromItself(Site site) {
    return site.matched() instanceof Sql(Update update)
        && (update.selfJoin().isPresent() || computesFromItself(update));
  }

  private static boolean computesFromItself(Update update) {
    return update.assignments().stream()
        .filter(assignment -> !keeps(assignment))
        .anyMatch(
            assignment ->
                assignment
                    .value()
                    .all(Expression.Column.class)
                    .filter(column -> assignment.columns().contains(column.name()))
                    .anyMatch(column -> isOwn(column, update)));
  }

  /** Whether it is a column of the updated table; what it is joined with has names of its own. */
  private static boolean isOwn(Expression.Column column, Update update) {
    return column.qualifiers().isEmpty()
        || !update.joins()
        || column.qualifiers().getLast().equals(update.table().name());
  }

  /** Whether what it gives once stays when it runs again: {@code SET a = COALESCE(a, 0)}. */
  private static boolean keeps(Assignment assignment) {
    return assignment.columns().size() == 1
        && assignment.value() instanceof Expression.Call call
        && keeps(call, assignment.columns().getFirst());
  }

  private static boolean keeps(Expression.Call call, Name column) {
    if (!IDEMPOTENT.contains(call.function().name().text()) || call.arguments().isEmpty()) {
      return false;
    }
    boolean first =
        switch (call.arguments().getFirst()) {
          case Expression.Column own -> own.name().equals(column);
          case Expression.Call inner -> keeps(inner, column);
          default -> false;
        };
    boolean coalesce = call.function().name().text().equals("coalesce");
    return first
        && (coalesce
            || call.arguments().stream()
                .skip(1)
                .allMatch(argument -> argument.all(Expression.Column.class).findAny().isEmpty()));
  }
}
