package dev.migralint.rule;

import dev.migralint.postgres.Effect;
import dev.migralint.postgres.LockMode;
import dev.migralint.postgres.Session;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operation's effect means to the other users of the database, in words. */
final class Waiting {
  private Waiting() {}

  /** Who waits for the locks: "nobody can use invoice, and nobody can write to account". */
  static String who(Site site) {
    Set<String> closed = new LinkedHashSet<>();
    Set<String> readOnly = new LinkedHashSet<>();
    for (Effect.Lock lock : site.effect().locks()) {
      if (!site.bornOf(lock.table()).isNew()) {
        LockMode mode = strongest(site, lock);
        if (mode.blocksReads()) {
          closed.add(lock.table().toString());
        } else if (mode.blocksWrites()) {
          readOnly.add(lock.table().toString());
        }
      }
    }
    List<String> parts = new ArrayList<>();
    if (!closed.isEmpty()) {
      parts.add("nobody can use " + String.join(" or ", closed));
    }
    if (!readOnly.isEmpty()) {
      parts.add("nobody can write to " + String.join(" or ", readOnly));
    }
    return parts.isEmpty() ? "nobody has to wait" : String.join(", and ", parts);
  }

  private static LockMode strongest(Site site, Effect.Lock lock) {
    Optional<Session.Held> held = site.session().held(lock.table());
    return held.map(Session.Held::mode)
        .filter(mode -> mode.compareTo(lock.mode()) > 0)
        .orElse(lock.mode());
  }

  /** What is done while they wait: "an index over all rows is built and every row is checked". */
  static String work(Site site) {
    Effect effect = site.effect();
    List<String> parts = new ArrayList<>();
    if (effect.rewrites() == Ternary.YES) {
      parts.add("every row is written anew");
    }
    if (effect.buildsIndex() == Ternary.YES) {
      parts.add("an index over all rows is built");
    }
    if (effect.scans() == Ternary.YES) {
      parts.add("every row is checked");
    }
    return parts.isEmpty() ? "it is done" : String.join(" and ", parts);
  }
}
