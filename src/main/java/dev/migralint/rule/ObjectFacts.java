package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.BORN;
import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.none;
import static dev.migralint.rule.SiteFact.optional;
import static dev.migralint.rule.SiteFact.word;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.schema.UserTypes.EnumType;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.SetTableSchema;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation.RenameEnumValue;
import dev.migralint.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts about views, sequences, schemas and enum values. */
final class ObjectFacts {
  private ObjectFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "object.named",
              "When the view, materialized view or sequence that the operation drops or replaces"
                  + " got the name that it has now; nothing where there is certainly none.",
              BORN,
              site ->
                  relationName(site)
                      .filter(name -> !name.isMadeUp())
                      .filter(name -> site.catalog().hasRelation(name) != Ternary.NO)
                      .map(name -> word(named(site, name)))
                      .orElse(none())),
          SiteFact.of(
              "object.name-taken",
              "Whether the change gives the name of the relation or schema that the operation"
                  + " drops, renames or moves to something else afterwards.",
              YES_NO,
              site -> Fact.of(isNameTaken(site))),
          SiteFact.of(
              "schema.born",
              "Where the schema that the operation drops or renames was created.",
              BORN,
              site ->
                  schemaName(site)
                      .map(schema -> word(bornOf(site, site.catalog().schemaOrigin(schema))))
                      .orElse(none())),
          SiteFact.of(
              "schema.contents",
              "The views, sequences, functions and types that the schema holds, each in words.",
              TEXT,
              site ->
                  new Fact.Words(
                      schemaName(site)
                          .map(schema -> contents(schema, site.catalog()))
                          .orElse(List.of()))),
          SiteFact.of(
              "schema.contents-words",
              "The same in a sentence.",
              TEXT,
              site -> optional(schemaName(site).map(schema -> contentsWords(site, schema)))),
          SiteFact.of(
              "enum-value.born",
              "Where the enum value that the operation renames was added.",
              BORN,
              site ->
                  site.matched() instanceof Sql(RenameEnumValue rename)
                      ? word(
                          bornOf(
                              site,
                              site.catalog()
                                  .types()
                                  .enumType(rename.type())
                                  .map(EnumType::values)
                                  .flatMap(v -> v.getOrDefault(rename.value(), Optional.empty()))))
                      : none()),
          SiteFact.of(
              "moved-table",
              "The relation under the name that it has in its new schema.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(SetTableSchema set)
                      ? Fact.of(
                          new ObjectName(Optional.of(set.newSchema()), set.table().name()).sql())
                      : none()),
          SiteFact.of(
              "table.has-policies",
              "Whether the table has a row security policy, or the change creates one for it.",
              YES_NO,
              ObjectFacts::hasPolicies));

  private static Optional<ObjectName> relationName(Site site) {
    return switch (site.matched()) {
      case Sql(DropObject drop) when isRelation(drop.object()) -> drop.name();
      case Sql(CreateView create) -> Optional.of(create.name());
      case Sql(TableOperation on) -> Optional.of(on.table());
      default -> Optional.empty();
    };
  }

  private static boolean isRelation(ObjectKind object) {
    return object == ObjectKind.VIEW
        || object == ObjectKind.MATERIALIZED_VIEW
        || object == ObjectKind.SEQUENCE;
  }

  private static Born named(Site site, ObjectName name) {
    Optional<Relation> relation = site.catalog().relation(name);
    return bornOf(
        site, relation.flatMap(Relation::renamed).or(() -> relation.flatMap(Relation::origin)));
  }

  private static Born bornOf(Site site, Optional<Origin> origin) {
    return Born.of(origin, site.moment());
  }

  private static boolean isNameTaken(Site site) {
    Optional<ChangePosition> here = site.change().position();
    return relationName(site)
            .filter(name -> here.filter(p -> p.names(name)).isPresent())
            .isPresent()
        || schemaName(site)
            .filter(schema -> here.filter(p -> p.namesSchema(schema)).isPresent())
            .isPresent();
  }

  private static Optional<Name> schemaName(Site site) {
    return switch (site.matched()) {
      case Sql(DropObject drop) when drop.object() == ObjectKind.SCHEMA ->
          drop.name().map(ObjectName::name);
      case Sql(RenameObject rename) when rename.object() == ObjectKind.SCHEMA ->
          Optional.of(rename.name().name());
      default -> Optional.empty();
    };
  }

  private static List<String> contents(Name schema, Catalog catalog) {
    List<String> all = new ArrayList<>();
    catalog.relationsIn(schema).stream()
        .map(one -> OperationKind.word(one.kind()).replace('-', ' ') + " " + one.name().sql())
        .forEach(all::add);
    catalog.functionsIn(schema).stream()
        .map(function -> "function " + function.sql() + "()")
        .forEach(all::add);
    catalog.types().in(schema).stream().map(type -> "type " + type.sql()).forEach(all::add);
    return all;
  }

  private static String contentsWords(Site site, Name schema) {
    List<String> contents = contents(schema, site.catalog());
    return contents.isEmpty()
        ? "No migration creates the schema, so what it holds is unknown."
        : "It holds " + Phrases.and(contents) + ".";
  }

  private static Fact hasPolicies(Site site) {
    boolean known =
        site.table().stream()
                .flatMap(table -> table.attached().stream())
                .anyMatch(attached -> attached.key().object() == ObjectKind.POLICY)
            || site.change().ofTable(ChangePosition::guards);
    boolean opaque = site.change().position().filter(ChangePosition::isOpaque).isPresent();
    return known ? Fact.of(true) : opaque ? Fact.UNKNOWN : Fact.of(false);
  }
}
