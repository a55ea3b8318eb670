package dev.migralint.analysis;

import dev.migralint.schema.ColumnReads;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is refused of views and of what they read. */
final class Views {
  private final Known known;

  Views(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(CreateView create) {
    Optional<Rejection> missing =
        create.reads().stream()
            .flatMap(read -> Errors.missing(known, create.span(), read).stream())
            .findFirst();
    return missing
        .or(() -> columnTwice(create))
        .or(
            () ->
                create.replace()
                    ? replaced(create)
                    : create.ifNotExists()
                        ? Optional.empty()
                        : known
                            .relation(known.catalog().qualified(create.name()))
                            .map(
                                there ->
                                    Errors.exists(
                                        create.span(),
                                        "42P07",
                                        Errors.word(there.kind()) + " " + known.shown(there),
                                        there.origin())));
  }

  /** A join with USING gives one column for two, and so may what is nested. */
  private static boolean mergesColumns(QueryTree.Part part) {
    return !(part instanceof QueryTree.Select select)
        || select.from().natural()
        || !select.from().shared().isEmpty()
        || !select.from().sources().stream().allMatch(QueryTree.Relation.class::isInstance);
  }

  /** All columns of a view have names of their own. */
  private Optional<Rejection> columnTwice(CreateView create) {
    Set<Name> seen = new HashSet<>();
    boolean certain =
        create.reads().stream().allMatch(read -> known.relation(read).isPresent())
            && create.query().parts().stream().noneMatch(Views::mergesColumns);
    return ColumnReads.of(create.query(), known.catalog())
        .outputs(create.columns())
        .filter(columns -> certain)
        .flatMap(columns -> columns.stream().filter(name -> !seen.add(name)).findFirst())
        .map(
            name ->
                new Rejection(
                    create.span(),
                    "42701",
                    "the view would have two columns named " + name.sql(),
                    "Name the columns one by one, and give one of them another name"));
  }

  /**
   * https://www.postgresql.org/docs/current/sql-createview.html: a new query gives the old columns
   * in their order, and may add some at the end. The order of the columns of a join is not certain.
   */
  private Optional<Rejection> replaced(CreateView create) {
    Optional<Relation> view =
        known
            .relation(known.catalog().qualified(create.name()))
            .filter(there -> there.kind() == Relation.Kind.VIEW)
            .filter(there -> there.reads().size() < 2 && create.reads().size() < 2);
    Optional<List<Name>> before = view.flatMap(Relation::outputs);
    Optional<List<Name>> after =
        before.flatMap(
            old -> ColumnReads.of(create.query(), known.catalog()).outputs(create.columns()));
    if (after.isEmpty()) {
      return Optional.empty();
    }
    List<Name> now = after.get();
    List<Optional<TypeName>> oldTypes =
        view.get().definition().map(definition -> types(definition.query())).orElse(List.of());
    List<Optional<TypeName>> newTypes = types(create.query());
    for (int i = 0; i < before.get().size(); i++) {
      Name column = before.get().get(i);
      if (i >= now.size() || !now.get(i).equals(column)) {
        return Optional.of(
            new Rejection(
                create.span(),
                "42P16",
                i >= now.size()
                    ? "the new query of view "
                        + known.shown(view.get())
                        + " does not give its column "
                        + column.sql()
                    : "the new query of view "
                        + known.shown(view.get())
                        + " gives "
                        + now.get(i).sql()
                        + " in the place of its column "
                        + column.sql(),
                "Keep the columns in their order and add new ones at the end, or drop the view and"
                    + " create it again"));
      }
      Optional<TypeName> old = i < oldTypes.size() ? oldTypes.get(i) : Optional.empty();
      Optional<TypeName> type = i < newTypes.size() ? newTypes.get(i) : Optional.empty();
      if (old.isPresent() && type.isPresent() && !old.get().equals(type.get())) {
        return Optional.of(
            new Rejection(
                create.span(),
                "42P16",
                "column "
                    + column.sql()
                    + " of view "
                    + known.shown(view.get())
                    + " would change from "
                    + old.get().sql()
                    + " to "
                    + type.get().sql(),
                "Drop the view, with the views that read it, and create it again"));
      }
    }
    return Optional.empty();
  }

  private List<Optional<TypeName>> types(QueryTree query) {
    return QueryTypes.outputs(query, known).stream()
        .flatMap(List::stream)
        .map(QueryTypes.Output::type)
        .toList();
  }

  /** The views that read the view and are not dropped by the same statement. */
  Optional<Rejection> readers(DropObject drop, ObjectName name) {
    List<Relation> gone =
        known.statement().operations().stream()
            .flatMap(other -> other instanceof DropObject more ? more.name().stream() : null)
            .flatMap(other -> known.relation(other).stream())
            .toList();
    return drop.cascade()
        ? Optional.empty()
        : known.relation(name).stream()
            .flatMap(view -> view.readers().stream())
            .filter(reader -> known.isCertain(reader) && !gone.contains(reader))
            .findFirst()
            .map(
                reader ->
                    Errors.word(reader.kind())
                        + " "
                        + known.shown(reader)
                        + Known.place(reader.origin()))
            .or(
                () ->
                    known
                        .relation(name)
                        .flatMap(view -> known.storedBody(body -> body.reads(view))))
            .map(dependent -> Errors.needed(drop.span(), "view " + name.sql(), dependent));
  }
}
