package dev.migralint.analysis;

import dev.migralint.schema.Attached;
import dev.migralint.schema.Relation;
import dev.migralint.source.Span;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import java.util.Optional;
import java.util.Set;

/** What is refused of views, triggers, policies and other objects. */
final class Objects {
  private static final Set<ObjectKind> ATTACHED =
      Set.of(ObjectKind.POLICY, ObjectKind.RULE, ObjectKind.TRIGGER);

  private final Known known;

  Objects(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(ObjectOperation operation) {
    return switch (operation) {
      case CreateView create -> new Views(known).of(create);
      case CreateObject create -> create(create);
      case DropObject drop when drop.on().isPresent() -> detached(drop);
      case DropObject drop -> drop(drop);
      case AlterObject alter when alter.object() == ObjectKind.SEQUENCE && !alter.ifExists() ->
          alter.name().flatMap(name -> Errors.missing(known, alter.span(), name));
      case AlterObject alter when alter.object() == ObjectKind.VIEW ->
          alter.name().flatMap(name -> altered(alter.span(), name, alter.ifExists()));
      case AlterObject alter when alter.object() == ObjectKind.POLICY ->
          alter
              .name()
              .flatMap(
                  name -> alter.on().flatMap(on -> part(alter.span(), alter.object(), name, on)));
      case RenameObject rename when rename.on().isEmpty() -> renamed(rename);
      case RenameObject rename when ATTACHED.contains(rename.object()) ->
          rename.on().flatMap(on -> part(rename.span(), rename.object(), rename.name(), on));
      case ObjectOperation other -> Optional.empty();
    };
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
      case SCHEMA -> schemaTaken(create.span(), name.name());
      case SEQUENCE ->
          known
              .relation(known.catalog().qualified(name))
              .filter(there -> there.origin().isPresent() && !mayBeGone(there))
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

  /** OWNED BY ties a sequence to a column that is not known, and may have taken it along. */
  private static boolean mayBeGone(Relation relation) {
    return relation
        .owner()
        .filter(
            table ->
                table.columns().stream()
                    .noneMatch(column -> table.sequences(column.name()).contains(relation)))
        .isPresent();
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
                                Errors.word(create.object())
                                    + key.name().sql()
                                    + " of "
                                    + known.shown(on),
                                Optional.empty())));
  }

  private Optional<Rejection> renamed(RenameObject rename) {
    return switch (rename.object()) {
      case VIEW -> altered(rename.span(), rename.name(), false);
      case MATERIALIZED_VIEW, SEQUENCE -> Errors.missing(known, rename.span(), rename.name());
      case SCHEMA ->
          isMissingSchema(rename.name())
              ? Optional.of(SchemaNames.missing(rename.span(), inSchema(rename.name())))
              : schemaTaken(rename.span(), rename.newName());
      default -> Optional.empty();
    };
  }

  private Optional<Rejection> schemaTaken(Span span, Name schema) {
    return known
        .catalog()
        .schemaOrigin(schema)
        .filter(made -> !known.catalog().isDisturbed())
        .map(made -> Errors.exists(span, "42P06", "schema " + schema.sql(), Optional.of(made)));
  }

  /** What ALTER VIEW names. */
  private Optional<Rejection> altered(Span span, ObjectName name, boolean ifExists) {
    Optional<Rejection> missing = ifExists ? Optional.empty() : Errors.missing(known, span, name);
    return missing.or(
        () ->
            known
                .relation(name)
                .filter(there -> there.kind() != Relation.Kind.VIEW)
                .map(there -> Errors.wrongKind(known, span, there, "a view")));
  }

  /** A trigger, policy or rule that is changed. */
  private Optional<Rejection> part(Span span, ObjectKind kind, ObjectName name, ObjectName on) {
    return Errors.missing(known, span, on)
        .or(
            () ->
                known
                    .relation(on)
                    .flatMap(
                        table ->
                            Errors.missingPart(
                                known, span, table, new Attached.Key(kind, name.name()))));
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
                          .flatMap(table -> Errors.missingPart(known, drop.span(), table, key)));
      default -> Optional.empty();
    };
  }

  private Optional<Rejection> drop(DropObject drop) {
    if (drop.name().isEmpty()) {
      return Optional.empty();
    }
    ObjectName name = drop.name().get();
    return switch (drop.object()) {
      case VIEW ->
          relation(drop, name, Relation.Kind.VIEW, "a view")
              .or(() -> new Views(known).readers(drop, name));
      case MATERIALIZED_VIEW ->
          relation(drop, name, Relation.Kind.MATERIALIZED_VIEW, "a materialized view")
              .or(() -> new Views(known).readers(drop, name));
      case SEQUENCE ->
          relation(drop, name, Relation.Kind.SEQUENCE, "a sequence")
              .or(() -> drop.cascade() ? Optional.empty() : taken(drop, name));
      case TYPE, DOMAIN -> type(drop, name);
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

  private Optional<Rejection> type(DropObject drop, ObjectName name) {
    if (!drop.ifExists() && SchemaNames.isMissing(known, name)) {
      return Optional.of(SchemaNames.missing(drop.span(), name));
    }
    return drop.cascade() ? Optional.empty() : usedType(drop, name);
  }

  private Optional<Rejection> usedType(DropObject drop, ObjectName name) {
    return Types.column(known, name, Set.of())
        .or(() -> signature(name))
        .map(dependent -> Errors.needed(drop.span(), "type " + name.sql(), dependent));
  }

  /** A function that takes or gives the type, which is not dropped before. */
  private Optional<String> signature(ObjectName type) {
    return (known.catalog().isDisturbed() ? Optional.<Overloads>empty() : known.overloads())
        .flatMap(overloads -> overloads.withType(type))
        .map(function -> "function " + known.catalog().shortest(function).sql() + "()");
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
