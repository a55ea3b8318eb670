package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.none;

import dev.migralint.rule.FactKind.Values;
import dev.migralint.schema.Column;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Facts about what a table holds, for rules with {@code judge: after-change}. */
final class ContentFacts {
  private ContentFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "table.columns",
              "The names of the table's columns. `not: created_at` asks for a table without a"
                  + " column of that name.",
              TEXT,
              site -> each(site, column -> column.name().sql())),
          SiteFact.of(
              "table.column-types",
              "The table's columns, each with its type, such as `created_at timestamp with time"
                  + " zone`.",
              TEXT,
              site -> each(site, column -> column.name().sql() + " " + type(column))),
          SiteFact.of(
              "column-list",
              "The table's columns; `some` asks for one that meets several conditions.",
              new Values.Elements(Element.KINDS),
              site ->
                  table(site)
                      .<Fact>map(
                          table ->
                              new Fact.Elements(
                                  table.columns().stream().<Facts>map(Element::new).toList()))
                      .orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "table.commented",
              "Whether COMMENT ON TABLE gave the table a comment.",
              YES_NO,
              site ->
                  site.tableName().isEmpty()
                      ? none()
                      : table(site).map(table -> Fact.of(table.described())).orElse(Fact.UNKNOWN)));

  /** The table, where all that it holds is known. */
  private static Optional<Relation> table(Site site) {
    return site.table().filter(Relation::complete);
  }

  private static Fact each(Site site, Function<Column, String> word) {
    return site.tableName().isEmpty()
        ? none()
        : table(site)
            .<Fact>map(table -> new Fact.Words(table.columns().stream().map(word).toList()))
            .orElse(Fact.UNKNOWN);
  }

  private static String type(Column column) {
    return column.type().map(Object::toString).orElse(Conditions.UNKNOWN);
  }

  /** One column of the list {@code column-list}. */
  private record Element(Column column) implements Facts {
    private static final List<FactKind> KINDS =
        List.of(
            new FactKind("name", "The column's name.", new Values.Text()),
            new FactKind("type", "The column's type.", new Values.Text()),
            FactKind.yesNo("not-null", "Whether the column forbids NULL."),
            FactKind.yesNo("has-default", "Whether the column has a DEFAULT."));

    @Override
    public Fact fact(String name) {
      return switch (name) {
        case "name" -> Fact.of(column.name().sql());
        case "type" -> column.type().map(t -> Fact.of(t.toString())).orElse(Fact.UNKNOWN);
        case "not-null" -> known(column.notNull());
        case "has-default" -> known(column.hasDefault());
        default -> Fact.UNKNOWN;
      };
    }

    private static Fact known(Ternary value) {
      return SiteFact.fact(value);
    }
  }
}
