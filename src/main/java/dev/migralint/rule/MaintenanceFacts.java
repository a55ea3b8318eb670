package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.BORN;
import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.none;
import static dev.migralint.rule.SiteFact.word;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.sql.IndexOperation.Reindex;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;

/** Facts about what is rebuilt as a whole: tables, indexes and materialized views. */
final class MaintenanceFacts {
  private MaintenanceFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "maintenance.tables",
              "What VACUUM or CLUSTER works on: the table that is named, or all of them in words.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(Maintenance work)
                      ? Fact.of(work.table().map(ObjectName::sql).orElse(all(work)))
                      : none()),
          SiteFact.of(
              "reindex.tables",
              "The table whose indexes REINDEX rebuilds, or several in words.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(Reindex reindex)
                      ? Fact.of(tables(site, reindex))
                      : none()),
          SiteFact.of(
              "reindex.indexes",
              "The index that REINDEX rebuilds, or several in words, with their verb.",
              TEXT,
              site ->
                  site.matched() instanceof Sql(Reindex reindex)
                      ? Fact.of(indexes(reindex))
                      : none()),
          SiteFact.of(
              "view.unique-index",
              "Whether a materialized view has a unique index over plain columns of all rows, as"
                  + " REFRESH with CONCURRENTLY needs.",
              YES_NO,
              site ->
                  site.table()
                      .filter(view -> view.origin().isPresent())
                      .map(view -> Fact.of(view.indexes().stream().anyMatch(Index::isWholeKey)))
                      .orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "view.unfilled",
              "Whether a materialized view was made WITH NO DATA and not refreshed since, so that"
                  + " no query can read it.",
              YES_NO,
              site ->
                  site.tableName().filter(ObjectName::isMadeUp).isPresent()
                      ? Fact.UNKNOWN
                      : Fact.of(site.table().flatMap(Relation::madeEmpty).isPresent())),
          SiteFact.of(
              "view.born",
              "Where the materialized view was created that the operation drops; nothing where"
                  + " there is certainly none.",
              BORN,
              site ->
                  dropped(site)
                      .filter(
                          drop ->
                              drop.name()
                                  .filter(n -> site.catalog().hasRelation(n) == Ternary.NO)
                                  .isEmpty())
                      .map(drop -> word(born(site, drop)))
                      .orElse(none())),
          SiteFact.of(
              "view.gap",
              "What happens to queries of a dropped view until it is created again.",
              TEXT,
              site ->
                  Fact.of(
                      switch (site.session().inTransaction()) {
                        case YES ->
                            isEmpty(site)
                                ? "wait until the transaction ends, and then fail until the new one"
                                    + " is refreshed"
                                : "wait until the new one is filled and the transaction ends";
                        case NO -> "fail until the new one is " + filled(site);
                        case UNKNOWN -> "fail or wait until the new one is " + filled(site);
                      })),
          SiteFact.of(
              "view.made-later",
              "Whether the change creates a materialized view of the name after the operation drops"
                  + " it.",
              YES_NO,
              site -> Fact.of(madeLater(site).isPresent())));

  private static Optional<CreateView> madeLater(Site site) {
    return dropped(site)
        .flatMap(DropObject::name)
        .flatMap(
            name -> site.change().position().flatMap(here -> here.makesMaterializedView(name)));
  }

  private static boolean isEmpty(Site site) {
    return madeLater(site).filter(CreateView::empty).isPresent();
  }

  private static String filled(Site site) {
    return isEmpty(site) ? "refreshed" : "filled";
  }

  private static String all(Maintenance work) {
    return work.command() == MaintenanceCommand.CLUSTER
        ? "each table that was clustered before"
        : "each table of the database";
  }

  private static String tables(Site site, Reindex reindex) {
    String name = reindex.name().map(ObjectName::sql).orElse("");
    return switch (reindex.target()) {
      case INDEX -> site.tableName().map(ObjectName::sql).orElse("the table of " + name);
      case TABLE -> name;
      case SCHEMA -> "each table of schema " + name;
      case DATABASE -> "each table of the database";
      case SYSTEM -> "the system catalogs";
    };
  }

  private static String indexes(Reindex reindex) {
    return switch (reindex.target()) {
      case INDEX -> reindex.name().map(ObjectName::sql).orElse("the index") + " is";
      case TABLE, SCHEMA, DATABASE -> "its indexes are";
      case SYSTEM -> "their indexes are";
    };
  }

  private static Optional<DropObject> dropped(Site site) {
    return site.matched() instanceof Sql(DropObject drop)
            && drop.object() == ObjectKind.MATERIALIZED_VIEW
        ? Optional.of(drop)
        : Optional.empty();
  }

  private static Born born(Site site, DropObject drop) {
    return drop.name().map(site::bornOf).orElse(Born.UNKNOWN);
  }
}
