package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;

import dev.migralint.postgres.Target;
import dev.migralint.postgres.Work;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation.AttachPartition;
import dev.migralint.sql.TableOperation.CreateTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Facts about what PostgreSQL checks when a table gets a partition. */
final class PartitionFacts {
  private PartitionFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "partition.scanned",
              "The existing tables whose rows are checked for the bounds of a new partition: itself"
                  + " and the default partition. A table with a CHECK on the partition key that may"
                  + " prove them does not count.",
              TEXT,
              site -> Fact.of(names(scanned(site)))),
          SiteFact.of(
              "partition.scans-itself",
              "Whether the attached partition is one of these.",
              YES_NO,
              site -> Fact.of(scanned(site).stream().anyMatch(t -> isAttached(site, t)))),
          SiteFact.of(
              "partition.scans-default",
              "Whether the default partition is one of these.",
              YES_NO,
              site -> Fact.of(scanned(site).stream().anyMatch(t -> !isAttached(site, t)))),
          SiteFact.of(
              "partition.condition",
              "What a sentence about the check ends with where it is unknown which constraints the"
                  + " partition has.",
              TEXT,
              site -> Fact.of(condition(site))));

  private static List<Target> scanned(Site site) {
    return site.effect().noticed().work().stream()
        .filter(work -> work.kind() == Work.Kind.SCAN && work.reason() == Work.Reason.BOUNDS)
        .filter(Work::isCertain)
        .map(Work::table)
        .distinct()
        .filter(table -> mayHoldRows(site, table) && !mayBeProven(site, table))
        .toList();
  }

  private static boolean mayHoldRows(Site site, Target table) {
    Optional<Relation> known = site.catalog().relation(table.qualified());
    return !table.qualified().isMadeUp()
        && !site.bornOf(table.qualified()).isNew()
        && !Born.of(known.flatMap(Relation::emptied), site.moment()).isNew();
  }

  /** Whether a CHECK of the table is on the partition key, although it is not understood. */
  private static boolean mayBeProven(Site site, Target table) {
    List<Name> key =
        parent(site)
            .flatMap(site.catalog()::relation)
            .map(Relation::partitionKey)
            .orElse(List.of());
    return site.catalog().relation(table.qualified()).stream()
        .flatMap(known -> known.constraints(Constraint.Kind.CHECK).stream())
        .filter(Constraint::validated)
        .anyMatch(check -> key.isEmpty() || check.columns().stream().anyMatch(key::contains));
  }

  private static Optional<ObjectName> parent(Site site) {
    return switch (site.matched()) {
      case Sql(AttachPartition attach) -> Optional.of(attach.table());
      case Sql(CreateTable create) -> create.partitionOf();
      default -> Optional.empty();
    };
  }

  private static boolean isAttached(Site site, Target table) {
    return site.matched() instanceof Sql(AttachPartition attach) && !isDefault(site, table);
  }

  private static boolean isDefault(Site site, Target table) {
    return parent(site)
        .flatMap(site.catalog()::relation)
        .flatMap(Relation::defaultPartition)
        .filter(rest -> site.catalog().relation(table.qualified()).equals(Optional.of(rest)))
        .isPresent();
  }

  private static String condition(Site site) {
    boolean unknown =
        site.matched() instanceof Sql(AttachPartition attach)
            && site.catalog().relation(attach.partition()).flatMap(Relation::origin).isEmpty();
    return unknown ? ", unless a CHECK proves them, which is unknown" : "";
  }

  private static String names(List<Target> tables) {
    return tables.stream().map(table -> table.name().sql()).collect(Collectors.joining(" and "));
  }
}
