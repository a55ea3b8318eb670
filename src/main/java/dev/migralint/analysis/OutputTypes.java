package dev.migralint.analysis;

import dev.migralint.schema.Column;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.AllColumns;
import dev.migralint.sql.Name;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which types the columns of a query have, for a query of tables that are certain. */
final class OutputTypes {
  private final Map<Name, Relation> sources = new LinkedHashMap<>();

  private final Known known;

  private OutputTypes(Known known) {
    this.known = known;
  }

  /** The types in order, each where it is known; none for a query of another form. */
  static List<Optional<TypeName>> of(QueryTree query, Known known) {
    OutputTypes types = new OutputTypes(known);
    return query.with().isEmpty()
            && query.parts().size() == 1
            && query.parts().getFirst() instanceof QueryTree.Select select
            && types.read(select.from())
        ? types.of(select.targets())
        : List.of();
  }

  /** Whether all that it reads is known. */
  private boolean read(QueryTree.From from) {
    for (QueryTree.Source source : from.sources()) {
      Optional<Relation> relation =
          source instanceof QueryTree.Relation named && named.columns().isEmpty()
              ? known.relation(named.name()).filter(one -> one.complete() && isTable(one))
              : Optional.empty();
      if (relation.isEmpty()) {
        return false;
      }
      QueryTree.Relation named = (QueryTree.Relation) source;
      sources.put(named.alias().orElse(named.name().name()), relation.get());
    }
    return !from.natural() && from.shared().isEmpty();
  }

  private static boolean isTable(Relation relation) {
    return relation.kind() == Relation.Kind.TABLE && !Known.inherits(relation);
  }

  private List<Optional<TypeName>> of(List<QueryTree.Target> targets) {
    ValueTypes values = new ValueTypes(known.catalog(), this::of);
    List<Optional<TypeName>> types = new ArrayList<>();
    for (QueryTree.Target target : targets) {
      if (target.value() instanceof AllColumns all) {
        sources.forEach(
            (name, relation) -> {
              if (all.qualifiers().isEmpty() || all.qualifiers().getLast().equals(name)) {
                relation.columns().forEach(column -> types.add(column.type()));
              }
            });
      } else {
        types.add(values.of(target.value()));
      }
    }
    return types;
  }

  private Optional<TypeName> of(Expression.Column column) {
    List<Relation> having =
        sources.entrySet().stream()
            .filter(
                source ->
                    column.qualifiers().isEmpty()
                        || column.qualifiers().getLast().equals(source.getKey()))
            .map(Map.Entry::getValue)
            .filter(relation -> relation.column(column.name()).isPresent())
            .toList();
    return having.size() == 1
        ? having.getFirst().column(column.name()).flatMap(Column::type)
        : Optional.empty();
  }
}
