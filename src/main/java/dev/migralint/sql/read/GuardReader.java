package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Expression.Subquery;
import dev.migralint.sql.Guard;
import dev.migralint.sql.Guard.Looked;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.expression.Conditions;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the conditions that ask the system catalogs whether an object exists. */
final class GuardReader {
  private GuardReader() {}

  private enum Part {
    SCHEMA,
    TABLE,
    COLUMN,
    CONSTRAINT,
    INDEX,
    /** What says no more than the object's kind. */
    KIND
  }

  /**
   * The columns that name objects in the information schema and the system catalogs.
   * https://www.postgresql.org/docs/current/information-schema.html,
   * https://www.postgresql.org/docs/current/catalogs.html
   */
  private static final Map<String, Part> COLUMNS =
      Map.ofEntries(
          Map.entry("table_schema", Part.SCHEMA),
          Map.entry("schemaname", Part.SCHEMA),
          Map.entry("constraint_schema", Part.SCHEMA),
          Map.entry("nspname", Part.SCHEMA),
          Map.entry("table_name", Part.TABLE),
          Map.entry("tablename", Part.TABLE),
          Map.entry("relname", Part.TABLE),
          Map.entry("attrelid", Part.TABLE),
          Map.entry("conrelid", Part.TABLE),
          Map.entry("column_name", Part.COLUMN),
          Map.entry("attname", Part.COLUMN),
          Map.entry("constraint_name", Part.CONSTRAINT),
          Map.entry("conname", Part.CONSTRAINT),
          Map.entry("indexname", Part.INDEX),
          Map.entry("constraint_type", Part.KIND),
          Map.entry("contype", Part.KIND),
          Map.entry("table_type", Part.KIND));

  /** The guard that a condition is, if it is nothing else. */
  static Optional<Guard> of(String text, List<Token> condition) {
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    Cursor c = new Cursor(text, condition);
    try {
      Expression expression = ExpressionReader.any(c);
      return c.atEnd() ? of(c.since(0), expression) : Optional.empty();
    } catch (Refusal notAnExpression) {
      return Optional.empty();
    }
  }

  private static Optional<Guard> of(Span span, Expression condition) {
    boolean present = !(condition instanceof Expression.Not);
    Expression asked = condition instanceof Expression.Not not ? not.condition() : condition;
    return asked instanceof Subquery exists && exists.use() == Subquery.Use.EXISTS
        ? filters(exists.query()).flatMap(parts -> of(span, parts, present))
        : Optional.empty();
  }

  private static Optional<Guard> of(Span span, Map<Part, Name> parts, boolean present) {
    for (Looked object : List.of(Looked.CONSTRAINT, Looked.INDEX, Looked.COLUMN)) {
      Name name = parts.get(Part.valueOf(object.name()));
      if (name != null) {
        return Optional.of(
            new Guard(
                span,
                object,
                Optional.ofNullable(parts.get(Part.SCHEMA)),
                Optional.ofNullable(parts.get(Part.TABLE)),
                Optional.of(name),
                present));
      }
    }
    return Optional.ofNullable(parts.get(Part.TABLE))
        .map(
            table ->
                new Guard(
                    span,
                    Looked.TABLE,
                    Optional.ofNullable(parts.get(Part.SCHEMA)),
                    Optional.of(table),
                    Optional.empty(),
                    present));
  }

  /** What {@code column = 'text'} says of each part; empty where a filter says more than that. */
  private static Optional<Map<Part, Name>> filters(QueryTree query) {
    boolean plain = query.parts().size() == 1 && query.others().isEmpty();
    if (!plain
        || !(query.parts().getFirst() instanceof QueryTree.Select select)
        || select.where().isEmpty()
        || !select.others().isEmpty()
        || select.from().sources().stream().anyMatch(GuardReader::isOfViews)) {
      return Optional.empty();
    }
    Map<Part, Name> parts = new EnumMap<>(Part.class);
    for (Expression filter : Conditions.conjuncts(select.where().get())) {
      if (!(filter instanceof Expression.Operator equal)
          || !equal.symbol().equals("=")
          || !(equal.operands().getFirst() instanceof Expression.Column column)
          || !put(parts, COLUMNS.get(column.name().text()), equal.operands().getLast())) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }

  private static boolean isOfViews(QueryTree.Source source) {
    return source instanceof QueryTree.Relation relation
        && (relation.name().name().text().equals("views")
            || relation.name().name().text().equals("pg_views"));
  }

  /** Takes in what a part is compared with; whether that is a name. */
  private static boolean put(Map<Part, Name> parts, @Nullable Part part, Expression value) {
    if (part == null) {
      return false;
    }
    return switch (value) {
      case Constant text when text.kind() == Constant.Kind.STRING -> {
        parts.put(part, Name.quoted(text.value()));
        yield true;
      }
      case Cast cast
          when cast.type().is("regclass")
              && cast.operand() instanceof Constant text
              && text.kind() == Constant.Kind.STRING -> {
        Optional<ObjectName> relation = ObjectName.parse(text.value());
        relation.flatMap(ObjectName::schema).ifPresent(schema -> parts.put(Part.SCHEMA, schema));
        relation.ifPresent(name -> parts.put(part, name.name()));
        yield relation.isPresent();
      }
      default -> false;
    };
  }
}
