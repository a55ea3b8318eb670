package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Known;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation.AttachPartition;
import dev.migralint.sql.TableOperation.DetachPartition;
import java.util.Optional;

/** The effects of partitions that come and go. */
final class PartitionEffects {
  private final Before before;

  PartitionEffects(Before before) {
    this.before = before;
  }

  /** The parent's default partition is checked for rows that belong to the new one. */
  Builder createPartition(ObjectName parent) {
    Builder effect = before.locking(parent, ACCESS_EXCLUSIVE);
    before
        .relation(parent)
        .ifPresent(
            p -> {
              p.defaultPartition()
                  .ifPresent(
                      d ->
                          effect
                              .lock(before.name(d), ACCESS_EXCLUSIVE)
                              .scan(before.name(d), Known.YES)
                              .failIf(before.name(d) + " holds a row that belongs to it"));
              p.referenced().forEach(r -> effect.lock(before.name(r), SHARE_ROW_EXCLUSIVE));
            });
    return effect;
  }

  Builder attach(AttachPartition attach) {
    Builder effect =
        before
            .locking(attach.table(), SHARE_UPDATE_EXCLUSIVE)
            .lock(attach.partition(), ACCESS_EXCLUSIVE)
            .scan(attach.partition(), Known.UNKNOWN)
            .failIf(attach.partition() + " holds a row outside of its bounds");
    Optional<Relation> parent = before.relation(attach.table());
    parent.ifPresent(
        p -> {
          p.defaultPartition()
              .ifPresent(
                  d ->
                      effect
                          .lock(before.name(d), ACCESS_EXCLUSIVE)
                          .scan(before.name(d), Known.UNKNOWN)
                          .failIf(before.name(d) + " holds a row that belongs to it"));
          p.referenced().forEach(r -> effect.lock(before.name(r), SHARE_ROW_EXCLUSIVE));
        });
    return effect;
  }

  Builder detach(DetachPartition detach) {
    boolean weak = detach.concurrently() || detach.isFinalize();
    Builder effect =
        before
            .locking(detach.table(), weak ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE)
            .lock(detach.partition(), ACCESS_EXCLUSIVE);
    Optional<Relation> parent = before.relation(detach.table());
    parent
        .flatMap(Relation::defaultPartition)
        .ifPresent(d -> effect.lock(before.name(d), ACCESS_EXCLUSIVE));
    return effect.refuseTransaction(detach.concurrently());
  }
}
