package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.none;
import static dev.migralint.rule.SiteFact.optional;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Index;
import dev.migralint.schema.KeyColumns;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import java.util.List;
import java.util.Optional;

/** Facts about the index that an operation makes, once it is there. */
final class IndexFacts {
  private IndexFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "index.same-as",
              "An older index of the table that is the same but for its name, once the new one is"
                  + " there.",
              TEXT,
              site -> optional(same(site).map(index -> index.name().sql()))),
          SiteFact.of(
              "index.new-name",
              "The name of the new index, also where PostgreSQL has made it up.",
              TEXT,
              site -> optional(made(site).map(index -> index.name().sql()))),
          SiteFact.of(
              "index.served-by-longer",
              "Another index of the table that begins with all columns of the new one, which is not"
                  + " unique.",
              TEXT,
              site -> optional(longer(site).map(index -> index.name().sql()))),
          SiteFact.of(
              "index.same-unique",
              "Whether the new one of these two indexes is unique and the older one is not.",
              YES_NO,
              site ->
                  same(site)
                      .map(
                          older ->
                              Fact.of(
                                  !older.unique() && made(site).filter(Index::unique).isPresent()))
                      .orElse(none())));

  private static Optional<Index> same(Site site) {
    Optional<Index> own = made(site);
    for (Index index : site.table().map(Relation::indexes).orElse(List.of())) {
      if (own.filter(index::equals).isPresent()) {
        return Optional.empty();
      }
      if (own.filter(index::isSame).isPresent()) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  private static Optional<Index> longer(Site site) {
    return made(site)
        .filter(index -> !index.unique())
        .flatMap(
            own ->
                site.table().stream()
                    .flatMap(table -> table.indexes().stream())
                    .filter(own::begins)
                    .findFirst());
  }

  /** The index by its name; without one, by the place that made it. */
  private static Optional<Index> made(Site site) {
    return switch (site.matched()) {
      case Sql(CreateIndex create) -> made(site, create.index(), create.columns());
      case Sql(AddUnique add) -> made(site, add.constraint(), columns(site, add));
      case Sql(AddPrimaryKey add) -> made(site, add.constraint(), columns(site, add));
      default -> Optional.empty();
    };
  }

  private static List<Name> columns(Site site, ConstraintOperation constraint) {
    return KeyColumns.of(constraint, site.table());
  }

  private static Optional<Index> made(Site site, Optional<Name> name, List<Name> columns) {
    return site.table()
        .flatMap(
            table ->
                table.indexes().stream()
                    .filter(index -> index.columns().equals(columns))
                    .filter(index -> index.origin().filter(o -> isHere(o, site)).isPresent())
                    .filter(index -> name.isEmpty() || name.get().equals(index.name()))
                    .findFirst());
  }

  private static boolean isHere(Origin origin, Site site) {
    return origin.path().equals(site.file().path())
        && origin.line() == site.file().line(site.matched().span().start());
  }
}
