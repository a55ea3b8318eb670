package dev.migralint.sql.read;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Guard;
import dev.migralint.sql.Guard.Exists;
import dev.migralint.sql.Guard.Place;
import dev.migralint.sql.Guard.Sought;
import dev.migralint.sql.Guard.Trait;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.expression.Conditions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a query asks the system catalogs and the information schema for.
 * https://www.postgresql.org/docs/current/catalogs.html,
 * https://www.postgresql.org/docs/current/information-schema.html
 */
final class CatalogQuery {
  private static final Set<String> AGGREGATES =
      Set.of(
          "count", "max", "min", "sum", "bool_or", "bool_and", "every", "array_agg", "string_agg");

  /** What is null for some of the objects. */
  private static final Set<String> NULLABLE =
      Set.of(
          "column_default",
          "character_maximum_length",
          "numeric_precision",
          "numeric_scale",
          "domain_name",
          "relacl",
          "conbin",
          "conkey",
          "proargnames");

  private final Map<CatalogColumns.Part, Name> keys = new EnumMap<>(CatalogColumns.Part.class);
  private final List<Trait> traits = new ArrayList<>();
  private Place place = Place.ANYWHERE;
  private boolean exact = true;
  private boolean readable = true;

  private CatalogQuery() {}

  /** Whether EXISTS of the query holds; an aggregate gives a row in any case. */
  static Guard exists(QueryTree query) {
    if (query.parts().size() == 1
        && query.parts().getFirst() instanceof QueryTree.Select select
        && select.targets().stream().anyMatch(target -> isAggregate(target.value()))) {
      return Guard.Known.UNKNOWN;
    }
    return rows(query);
  }

  private static boolean isAggregate(Expression value) {
    return value
        .all(Call.class)
        .anyMatch(call -> AGGREGATES.contains(call.function().name().text()));
  }

  /** Whether the query finds rows, which it may count. */
  static Guard rows(QueryTree query) {
    return read(query).map(CatalogQuery::guard).orElse(Guard.Known.UNKNOWN);
  }

  /** Whether the query gives the value as its only column. */
  static Guard gives(QueryTree query, Expression value) {
    Optional<CatalogQuery> read = read(query);
    if (read.isEmpty()
        || !(query.parts().getFirst() instanceof QueryTree.Select select)
        || select.targets().size() != 1
        || !(select.targets().getFirst().value() instanceof Column column)) {
      return Guard.Known.UNKNOWN;
    }
    read.get().equal(column, value);
    return read.get().guard();
  }

  /** Whether a column that a query gives is no null. */
  static Guard notNull(Column column, Guard there) {
    return NULLABLE.contains(column.name().text())
        ? new Guard.All(List.of(there, Guard.Known.UNKNOWN))
        : there;
  }

  private static Optional<CatalogQuery> read(QueryTree query) {
    boolean plain =
        query.parts().size() == 1
            && query.with().isEmpty()
            && query.others().stream().allMatch(CatalogQuery::keepsARow);
    if (!plain
        || !(query.parts().getFirst() instanceof QueryTree.Select select)
        || !select.others().isEmpty()
        || select.from().natural()) {
      return Optional.empty();
    }
    CatalogQuery read = new CatalogQuery();
    read.from(select.from());
    select.where().ifPresent(where -> Conditions.conjuncts(where).forEach(read::filter));
    return read.readable && !read.catalogs.isEmpty() ? Optional.of(read) : Optional.empty();
  }

  /** What orders and limits the rows, unless it may leave none. */
  private static boolean keepsARow(Expression other) {
    return !(other instanceof Constant limit)
        || (limit.kind() == Constant.Kind.NUMBER && !limit.value().equals("0"));
  }

  private final List<String> catalogs = new ArrayList<>();

  private void from(QueryTree.From from) {
    for (QueryTree.Source source : from.sources()) {
      switch (source) {
        case QueryTree.Relation relation -> catalog(relation.name());
        case QueryTree.Joined joined -> from(joined.from());
        case QueryTree.Derived derived -> readable = false;
        case QueryTree.Functions functions -> readable = false;
      }
    }
    for (Expression condition : from.conditions()) {
      Conditions.conjuncts(condition)
          .forEach(
              one ->
                  readable &=
                      one instanceof Expression.Operator operator
                          && operator.symbol().equals("=")
                          && isJoin(operator));
    }
    from.shared().forEach(shared -> readable &= CatalogColumns.isKey(shared.text()));
  }

  private void catalog(ObjectName name) {
    boolean known =
        name.schema().map(Name::text).filter(CatalogColumns.SCHEMAS::contains).isPresent()
            || (name.schema().isEmpty() && name.name().text().startsWith("pg_"));
    readable &= known && CatalogColumns.isKnown(name.name().text());
    catalogs.add(name.name().text());
  }

  private void filter(Expression filter) {
    switch (filter) {
      case Expression.Operator operator when operator.operands().size() == 2 -> compared(operator);
      case Expression.In in when in.operand() instanceof Column column ->
          among(column, in.members(), in.negated());
      case Expression.Quantified quantified
          when quantified.symbol().equals("=") && quantified.operand() instanceof Column column ->
          any(column, quantified);
      case Call call when call.function().name().text().endsWith("_is_visible") ->
          place = Place.SEARCH_PATH;
      case Column column -> trait(column.name().text(), List.of("true"));
      case Expression.Not not when not.condition() instanceof Column column ->
          trait(column.name().text(), List.of("false"));
      default -> exact = false;
    }
  }

  private void compared(Expression.Operator operator) {
    Expression left = operator.operands().getFirst();
    Expression right = operator.operands().getLast();
    switch (operator.symbol()) {
      case "=" -> {
        if (isJoin(operator)) {
          return;
        }
        if (CatalogValues.bare(left) instanceof Column column) {
          equal(column, right);
        } else if (CatalogValues.bare(right) instanceof Column column) {
          equal(column, left);
        } else {
          exact = false;
        }
      }
      case "<>", "!=" ->
          exact &= CatalogValues.bare(left) instanceof Column column && isOfSystem(column, right);
      case ">" ->
          exact &=
              CatalogValues.bare(left) instanceof Column column
                  && column.name().text().equals("attnum");
      default -> exact = false;
    }
  }

  /** Two columns that tie the rows of one object together. */
  private boolean isJoin(Expression.Operator operator) {
    if (!(operator.operands().getFirst() instanceof Column left)
        || !(operator.operands().getLast() instanceof Column right)) {
      return false;
    }
    readable &= CatalogColumns.tie(left.name().text(), right.name().text());
    return true;
  }

  /** {@code schemaname <> 'pg_catalog'} leaves out nothing that a migration makes. */
  private static boolean isOfSystem(Column column, Expression value) {
    return CatalogColumns.part(column.name().text()) == CatalogColumns.Part.SCHEMA
        && CatalogValues.text(value).filter(CatalogColumns.SCHEMAS::contains).isPresent();
  }

  private void among(Column column, List<Expression> values, boolean negated) {
    if (negated) {
      exact &= values.stream().allMatch(value -> isOfSystem(column, value));
    } else if (values.size() == 1) {
      equal(column, values.getFirst());
    } else {
      traits(column, values);
    }
  }

  private void any(Column column, Expression.Quantified any) {
    if (any.argument() instanceof Expression.Array array && !any.every()) {
      traits(column, array.elements());
    } else if (any.argument() instanceof Call call
        && call.function().name().text().equals("current_schemas")
        && CatalogColumns.part(column.name().text()) == CatalogColumns.Part.SCHEMA) {
      place = Place.SEARCH_PATH;
    } else {
      exact = false;
    }
  }

  /** One of several names could be that of another object: then only the run can tell. */
  private void traits(Column column, List<Expression> values) {
    List<String> texts =
        values.stream().flatMap(value -> CatalogValues.text(value).stream()).toList();
    readable &= !CatalogColumns.isKey(column.name().text());
    if (texts.size() == values.size()) {
      trait(column.name().text(), texts);
    } else {
      exact = false;
    }
  }

  private void trait(String column, List<String> values) {
    boolean dropped = column.equals("attisdropped") && values.equals(List.of("false"));
    if (!dropped) {
      traits.add(new Trait(column, values));
    }
  }

  private void equal(Column column, Expression value) {
    String name = column.name().text();
    if (CatalogColumns.isDatabase(name)) {
      exact &= value instanceof Call;
      return;
    }
    if (!CatalogColumns.isKey(name)) {
      Optional<String> text = CatalogValues.text(value).or(() -> CatalogValues.truth(value));
      text.ifPresentOrElse(one -> trait(name, List.of(one)), () -> exact = false);
      return;
    }
    CatalogColumns.Part part = CatalogColumns.part(name);
    if (part == CatalogColumns.Part.SCHEMA && CatalogValues.isCurrentSchema(value)) {
      place = Place.CURRENT;
    } else if (CatalogValues.isRegclass(value)) {
      CatalogValues.text(value)
          .flatMap(ObjectName::parse)
          .ifPresentOrElse(o -> object(part, o), this::unreadable);
    } else {
      Optional<String> text = CatalogValues.text(value);
      text.ifPresentOrElse(one -> key(part, Name.quoted(one)), () -> unknownKey(part));
      if (part == CatalogColumns.Part.SCHEMA && text.isPresent()) {
        place = Place.NAMED;
      }
    }
  }

  /** An unknown schema leaves open where; an unknown name leaves open what. */
  private void unknownKey(CatalogColumns.Part part) {
    if (part == CatalogColumns.Part.SCHEMA) {
      exact = false;
    } else {
      unreadable();
    }
  }

  private void unreadable() {
    readable = false;
  }

  private void object(CatalogColumns.Part part, ObjectName object) {
    key(part, object.name());
    object.schema().ifPresent(schema -> key(CatalogColumns.Part.SCHEMA, schema));
    place = object.schema().isPresent() ? Place.NAMED : Place.SEARCH_PATH;
  }

  /** Two names for one part are those of two objects. */
  private void key(CatalogColumns.Part part, Name name) {
    Name before = keys.put(part, name);
    readable &= before == null || before.equals(name);
  }

  private Guard guard() {
    for (Sought sought : CatalogColumns.FIRST_ASKED) {
      Name name = keys.get(CatalogColumns.partOf(sought));
      if (name != null || (sought == Sought.CONSTRAINT && isOfConstraints())) {
        return exists(sought, Optional.ofNullable(name), exact);
      }
    }
    if (keys.containsKey(CatalogColumns.Part.TABLE)) {
      boolean ofRelations = catalogs.stream().anyMatch(CatalogColumns::holdsRelations);
      return exists(Sought.RELATION, Optional.empty(), exact && ofRelations);
    }
    Name schema = keys.get(CatalogColumns.Part.SCHEMA);
    return schema != null && catalogs.stream().anyMatch(CatalogColumns::holdsSchemas)
        ? exists(Sought.SCHEMA, Optional.of(schema), exact)
        : Guard.Known.UNKNOWN;
  }

  /** Whether any constraint of a kind will do. */
  private boolean isOfConstraints() {
    return keys.containsKey(CatalogColumns.Part.TABLE)
        && traits.stream()
            .anyMatch(t -> t.column().equals("contype") || t.column().equals("constraint_type"));
  }

  private Exists exists(Sought sought, Optional<Name> name, boolean known) {
    return new Exists(
        sought,
        catalogs.stream().filter(CatalogColumns::holdsRelations).findFirst().orElse("pg_class"),
        place,
        Optional.ofNullable(keys.get(CatalogColumns.Part.SCHEMA)),
        Optional.ofNullable(
            keys.get(
                sought == Sought.ENUM_VALUE
                    ? CatalogColumns.Part.TYPE
                    : CatalogColumns.Part.TABLE)),
        name,
        List.copyOf(traits),
        known);
  }
}
