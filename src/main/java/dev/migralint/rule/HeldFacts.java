package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.none;

import dev.migralint.postgres.Lock;
import dev.migralint.postgres.LockMode;
import dev.migralint.postgres.NoticedLocks.OnTable;
import dev.migralint.postgres.RowWork;
import dev.migralint.postgres.Target;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.schema.change.Later;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts about the locks that the transaction holds, and about work on rows meanwhile. */
final class HeldFacts {
  /** So many tables are named at most. */
  private static final int MOST = 5;

  private HeldFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "work.over-rows",
              "Whether the operation goes through rows of an existing table, so that it takes long"
                  + " if that is large: not where it finds single rows by a key.",
              YES_NO,
              site -> Fact.of(isOverRows(site))),
          SiteFact.of(
              "work.first",
              "Whether it is the first such operation since the transaction took the lock on the"
                  + " operation's table.",
              YES_NO,
              site ->
                  site.tableName()
                      .map(t -> Fact.of(site.session().locks().isIdle(t)))
                      .orElse(none())),
          SiteFact.of(
              "work.reported",
              "Whether another rule reports the operation wherever it stands: an UPDATE or DELETE"
                  + " of all rows, VALIDATE of a constraint that the transaction added.",
              YES_NO,
              site -> Fact.of(isReported(site))),
          SiteFact.of(
              "work.copies-column",
              "Whether the operation is an UPDATE that copies a column to one that takes its name"
                  + " in the same change, of which other rules tell.",
              YES_NO,
              site ->
                  Fact.of(
                      site.change()
                          .position()
                          .map(ChangePosition::later)
                          .filter(Later::copiesToSuccessor)
                          .isPresent())),
          SiteFact.of(
              "work.statement",
              "What the operation is, in a word: \"UPDATE\".",
              TEXT,
              site -> Fact.of(word(site))),
          SiteFact.of(
              "work.blocked-tables",
              "The existing tables whose reads and writes earlier statements of the transaction"
                  + " block, if the operation is the first since then that goes through rows;"
                  + " without those that the change renames.",
              TEXT,
              site -> names(site, idle(site, LockMode.ACCESS_EXCLUSIVE::equals))),
          SiteFact.of(
              "work.write-blocked-tables",
              "The same for those of which they block only the writes.",
              TEXT,
              site -> names(site, idle(site, HeldFacts::blocksWritesOnly))),
          SiteFact.of(
              "work.blocked-since",
              "Where such locks were taken: \"line 3\", or the path too if that is another file.",
              TEXT,
              site -> since(site, idle(site, LockMode.ACCESS_EXCLUSIVE::equals))),
          SiteFact.of(
              "work.write-blocked-since",
              "The same for the locks that block only writes.",
              TEXT,
              site -> since(site, idle(site, HeldFacts::blocksWritesOnly))),
          SiteFact.of(
              "transaction.locked-tables",
              "Up to five existing tables on which earlier statements of the transaction hold a"
                  + " lock that blocks writes, without those that the operation locks.",
              TEXT,
              site -> names(site, before(site))),
          SiteFact.of(
              "transaction.locked-since",
              "Where those locks were taken: \"line 3\", or the path too if that is another file.",
              TEXT,
              site -> since(site, before(site))),
          SiteFact.of(
              "effect.newly-locked-tables",
              "The existing tables on which the operation takes a lock that blocks writes and on"
                  + " which the transaction holds none yet.",
              TEXT,
              site ->
                  new Fact.Words(
                      newlyLocked(site).map(lock -> lock.on().name().sql()).distinct().toList())));

  private static boolean blocksWritesOnly(LockMode mode) {
    return mode.blocks().compareTo(LockMode.SHARE.blocks()) == 0;
  }

  private static boolean blocksWrites(LockMode mode) {
    return mode.compareTo(LockMode.SHARE_ROW_EXCLUSIVE) >= 0;
  }

  private static List<OnTable> idle(Site site, Predicate<LockMode> modes) {
    return withoutPartitions(
            site,
            site.session().locks().noticed().idle().stream()
                .filter(held -> modes.test(held.lock().mode()))
                .filter(held -> !isRenamed(site, held.table())))
        .toList();
  }

  /** What the change renames is mostly replaced, of which other rules report the copying. */
  private static boolean isRenamed(Site site, ObjectName table) {
    Optional<Origin> renamed = site.catalog().relation(table).flatMap(Relation::renamed);
    return Born.of(renamed, site.moment()).isNew();
  }

  private static List<OnTable> before(Site site) {
    Set<ObjectName> own =
        site.effect().tableLocks().stream()
            .map(Lock::on)
            .map(Target::qualified)
            .collect(Collectors.toSet());
    return withoutPartitions(
            site,
            site.session()
                .locks()
                .noticed()
                .all()
                .filter(held -> blocksWrites(held.lock().mode()))
                .filter(held -> !own.contains(held.table())))
        .limit(MOST)
        .toList();
  }

  private static Stream<Lock> newlyLocked(Site site) {
    return site.effect().noticed().tableLocks().stream()
        .filter(lock -> blocksWrites(lock.mode()))
        .filter(lock -> isExisting(site, lock.on().qualified()))
        .filter(lock -> !isPartition(site, lock.on().qualified()))
        .filter(
            lock ->
                site.session()
                    .held(lock.on().qualified())
                    .filter(held -> blocksWrites(held.mode()))
                    .isEmpty());
  }

  /** The lock on a table stands for those on what inherits from it. */
  private static Stream<OnTable> withoutPartitions(Site site, Stream<OnTable> locks) {
    return locks
        .filter(held -> isExisting(site, held.table()))
        .filter(held -> !isPartition(site, held.table()));
  }

  /**
   * Whether the table was there before the change and still is; sequences and views don't count.
   */
  private static boolean isExisting(Site site, ObjectName table) {
    Optional<Relation> known = site.catalog().relation(table);
    boolean isNew =
        Stream.of(known.flatMap(Relation::origin), known.flatMap(Relation::presumedOrigin))
            .anyMatch(origin -> Born.of(origin, site.moment()).isNew());
    return !isNew
        && site.catalog().hasRelation(table) != Ternary.NO
        && known.filter(HeldFacts::holdsNoRows).isEmpty();
  }

  private static boolean holdsNoRows(Relation relation) {
    return relation.isTemporary()
        || switch (relation.kind()) {
          case TABLE, MATERIALIZED_VIEW, FOREIGN_TABLE -> false;
          case VIEW, SEQUENCE -> true;
        };
  }

  private static boolean isPartition(Site site, ObjectName table) {
    return site.catalog()
        .relation(table)
        .filter(found -> !found.parents().isEmpty())
        .filter(found -> found.parents().stream().anyMatch(parent -> isHeld(site, parent)))
        .isPresent();
  }

  private static boolean isHeld(Site site, Relation parent) {
    return site.session().held(parent.name()).filter(held -> blocksWrites(held.mode())).isPresent()
        || site.effect().tableLocks().stream()
            .anyMatch(lock -> lock.on().qualified().equals(parent.name()));
  }

  private static Fact names(Site site, List<OnTable> locks) {
    return new Fact.Words(
        locks.stream()
            .map(held -> site.catalog().shortest(held.table()).sql())
            .distinct()
            .toList());
  }

  private static Fact since(Site site, List<OnTable> locks) {
    return new Fact.Words(
        locks.stream()
            .limit(MOST)
            .map(lock -> TableFacts.place(lock.lock(), site))
            .distinct()
            .toList());
  }

  private static boolean isOverRows(Site site) {
    return site.matched() instanceof Sql(Operation operation)
        && new RowWork(site.catalog(), site.moment()).isIn(operation, site.effect());
  }

  private static boolean isReported(Site site) {
    return switch (site.matched()) {
      case Sql(Update update) -> !TableFacts.filters(site, update);
      case Sql(Delete delete) -> !TableFacts.filters(site, delete.where());
      case Sql(ValidateConstraint validate) ->
          site.constraintBorn(validate) == Born.THIS_TRANSACTION;
      default -> false;
    };
  }

  private static String word(Site site) {
    return switch (site.matched()) {
      case Sql(Update update) -> "UPDATE";
      case Sql(Delete delete) -> "DELETE";
      case Sql(Insert insert) -> "INSERT";
      case Sql(Merge merge) -> "MERGE";
      case Sql(ValidateConstraint validate) -> "VALIDATE CONSTRAINT";
      default -> "statement";
    };
  }
}
