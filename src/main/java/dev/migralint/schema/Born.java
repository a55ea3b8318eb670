package dev.migralint.schema;

import dev.migralint.schema.Origin.Moment;
import java.util.Optional;

/** How old something is, as seen from one moment. */
public enum Born {
  THIS_TRANSACTION,
  THIS_CHANGE,
  EARLIER,
  UNKNOWN;

  /** The age of what was made at the origin; unknown without one. */
  public static Born of(Optional<Origin> origin, Moment now) {
    if (origin.isEmpty()) {
      return UNKNOWN;
    }
    Moment then = origin.get().moment();
    if (then.change() == 0 || then.change() != now.change()) {
      return EARLIER;
    }
    return then.transaction() == now.transaction() ? THIS_TRANSACTION : THIS_CHANGE;
  }

  /** Whether it is made by the change under review, so that no running code uses it yet. */
  public boolean isNew() {
    return this == THIS_TRANSACTION || this == THIS_CHANGE;
  }
}
