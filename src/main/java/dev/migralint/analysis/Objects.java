package dev.migralint.analysis;

import dev.migralint.schema.Attached;
import dev.migralint.schema.ColumnReads;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is refused of views, triggers, policies and other objects. */
final class Objects {
  private final Known known;

  Objects(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(ObjectOperation operation) {
    return switch (operation) {
      case CreateView create -> create(create);
      case CreateObject create -> create(create);
      case DropObject drop when drop.on().isPresent() -> detached(drop);
      case DropObject drop -> drop(drop);
      case AlterObject alter when alter.object() == ObjectKind.SEQUENCE && !alter.ifExists() ->
          alter.name().flatMap(name -> Errors.missing(known, alter.span(), name));
      case RenameObject rename when rename.on().isEmpty() -> renamed(rename);
      case ObjectOperation other -> Optional.empty();
    };
  }

  private Optional<Rejection> create(CreateView create) {
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
            && create.query().parts().stream().noneMatch(Objects::mergesColumns);
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
        view.get()
            .definition()
            .map(definition -> OutputTypes.of(definition.query(), known))
            .orElse(List.of());
    List<Optional<TypeName>> newTypes = OutputTypes.of(create.query(), known);
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

  private Optional<Rejection> create(CreateObject create) {
    if (create.name().isEmpty()) {
      return Optional.empty();
    }
    if (create.on().isEmpty()) {
      return made(create);
    }
    return switch (create.object()) {
      case TRIGGER, POLICY, RULE ->
          Errors.missing(known, create.span(), create.on().get())
              .or(() -> create.replace() ? Optional.empty() : taken(create));
      default -> Optional.empty();
    };
  }

  private Optional<Rejection> made(CreateObject create) {
    if (create.ifNotExists()) {
      return Optional.empty();
    }
    ObjectName name = create.name().orElseThrow();
    return switch (create.object()) {
      case SCHEMA ->
          known
              .catalog()
              .schemaOrigin(name.name())
              .filter(made -> !known.catalog().isDisturbed())
              .map(
                  made ->
                      Errors.exists(
                          create.span(), "42P06", "schema " + name.sql(), Optional.of(made)));
      case SEQUENCE ->
          known
              .relation(known.catalog().qualified(name))
              .filter(there -> there.kind() == Relation.Kind.TABLE)
              .map(
                  there ->
                      Errors.exists(
                          create.span(),
                          "42P07",
                          Errors.word(there.kind()) + " " + known.shown(there),
                          there.origin()));
      default -> Optional.empty();
    };
  }

  private Optional<Rejection> taken(CreateObject create) {
    Attached.Key key = new Attached.Key(create.object(), create.name().orElseThrow().name());
    return known
        .relation(create.on().orElseThrow())
        .flatMap(
            on ->
                on.attached(key)
                    .filter(there -> known.isCertainOfParts(on))
                    .map(
                        there ->
                            Errors.exists(
                                create.span(),
                                "42710",
                                word(create.object()) + key.name().sql() + " of " + known.shown(on),
                                Optional.empty())));
  }

  private Optional<Rejection> renamed(RenameObject rename) {
    return switch (rename.object()) {
      case VIEW, MATERIALIZED_VIEW, SEQUENCE -> Errors.missing(known, rename.span(), rename.name());
      default -> Optional.empty();
    };
  }

  /** A trigger or policy that its table does not have. */
  private Optional<Rejection> detached(DropObject drop) {
    ObjectName on = drop.on().orElseThrow();
    if (drop.ifExists() || drop.name().isEmpty()) {
      return Optional.empty();
    }
    Attached.Key key = new Attached.Key(drop.object(), drop.name().get().name());
    return switch (drop.object()) {
      case TRIGGER, POLICY, RULE ->
          Errors.missing(known, drop.span(), on)
              .or(
                  () ->
                      known
                          .relation(on)
                          .filter(table -> table.kind() == Relation.Kind.TABLE && table.complete())
                          .filter(table -> table.attached(key).isEmpty())
                          .filter(table -> !key.name().isTemplate())
                          .map(
                              table ->
                                  new Rejection(
                                      drop.span(),
                                      "42704",
                                      word(drop.object())
                                          + key.name().sql()
                                          + " of "
                                          + known.shown(table)
                                          + " does not exist",
                                      "Correct its name, or write IF EXISTS")));
      default -> Optional.empty();
    };
  }

  private static String word(ObjectKind kind) {
    return switch (kind) {
      case POLICY -> "policy ";
      case RULE -> "rule ";
      default -> "trigger ";
    };
  }

  private Optional<Rejection> drop(DropObject drop) {
    if (drop.name().isEmpty()) {
      return Optional.empty();
    }
    ObjectName name = drop.name().get();
    return switch (drop.object()) {
      case VIEW -> relation(drop, name, Relation.Kind.VIEW, "a view").or(() -> readers(drop, name));
      case MATERIALIZED_VIEW ->
          relation(drop, name, Relation.Kind.MATERIALIZED_VIEW, "a materialized view")
              .or(() -> readers(drop, name));
      case SEQUENCE ->
          relation(drop, name, Relation.Kind.SEQUENCE, "a sequence")
              .or(() -> drop.cascade() ? Optional.empty() : taken(drop, name));
      case TYPE, DOMAIN -> drop.cascade() ? Optional.empty() : usedType(drop, name);
      case SCHEMA ->
          !drop.ifExists() && isMissingSchema(name)
              ? Optional.of(SchemaNames.missing(drop.span(), inSchema(name)))
              : full(drop, name);
      default -> Optional.empty();
    };
  }

  /** What the schema holds. */
  private Optional<Rejection> full(DropObject drop, ObjectName name) {
    return known.catalog().relationsIn(name.name()).stream()
        .filter(relation -> !drop.cascade() && known.isCertain(relation))
        .findFirst()
        .map(
            relation ->
                Errors.needed(
                    drop.span(),
                    "schema " + name.sql(),
                    Errors.word(relation.kind()) + " " + known.shown(relation)));
  }

  private boolean isMissingSchema(ObjectName schema) {
    return SchemaNames.isMissing(known, inSchema(schema));
  }

  private static ObjectName inSchema(ObjectName schema) {
    return new ObjectName(Optional.of(schema.name()), schema.name());
  }

  /** The views that read the view and are not dropped by the same statement. */
  private Optional<Rejection> readers(DropObject drop, ObjectName name) {
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
                    Errors.needed(
                        drop.span(),
                        "view " + name.sql(),
                        Errors.word(reader.kind())
                            + " "
                            + known.shown(reader)
                            + Known.place(reader.origin())));
  }

  /** The default that takes from the sequence; its owner's column is one of its own. */
  private Optional<Rejection> taken(DropObject drop, ObjectName name) {
    return known
        .relation(name)
        .flatMap(
            sequence ->
                known.catalog().dependencies().takers(sequence).stream()
                    .filter(known::isCertain)
                    .findFirst()
                    .map(
                        table ->
                            Errors.needed(
                                drop.span(),
                                "sequence " + name.sql(),
                                "a default of " + known.shown(table))));
  }

  private Optional<Rejection> usedType(DropObject drop, ObjectName name) {
    ObjectName type = known.catalog().qualified(name);
    return (known.catalog().isDisturbed()
            ? List.<Relation>of()
            : known.catalog().types().withColumnOf(type))
        .stream()
            .filter(table -> table.kind() == Relation.Kind.TABLE && known.isCertain(table))
            .flatMap(
                table ->
                    known.catalog().dependencies().columnsOf(table, List.of(type)).stream()
                        .filter(column -> column.origin().isPresent())
                        .map(
                            column ->
                                Errors.needed(
                                    drop.span(),
                                    "type " + name.sql(),
                                    "column "
                                        + column.name().sql()
                                        + " of "
                                        + known.shown(table)
                                        + Known.place(column.origin()))))
            .findFirst();
  }

  private Optional<Rejection> relation(
      DropObject drop, ObjectName name, Relation.Kind wanted, String words) {
    Optional<Relation> there = known.relation(name);
    if (there.isPresent() && there.get().kind() != wanted) {
      return Optional.of(Errors.wrongKind(known, drop.span(), there.get(), words));
    }
    return drop.ifExists() ? Optional.empty() : Errors.missing(known, drop.span(), name);
  }
}
