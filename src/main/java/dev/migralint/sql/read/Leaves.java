package dev.migralint.sql.read;

import dev.migralint.sql.Guard;
import dev.migralint.sql.Step;
import dev.migralint.sql.Step.How;
import dev.migralint.sql.Step.Leaving;
import dev.migralint.sql.read.query.Cursor;
import java.util.List;
import java.util.Optional;

/** Reads whether a statement of PL/pgSQL leaves the loop or the body, or raises an error. */
final class Leaves {
  private Leaves() {}

  static Optional<Step> of(Cursor c) {
    if (c.is("RETURN") && !(c.is(1, "NEXT") || c.is(1, "QUERY"))) {
      return Optional.of(new Leaving(How.BODY));
    }
    if (c.is("RAISE")) {
      boolean message =
          c.is(1, "NOTICE")
              || c.is(1, "WARNING")
              || c.is(1, "INFO")
              || c.is(1, "LOG")
              || c.is(1, "DEBUG");
      return message ? Optional.empty() : Optional.of(new Leaving(How.ERROR));
    }
    if (!c.isAny("EXIT", "CONTINUE")) {
      return Optional.empty();
    }
    Leaving leaving = new Leaving(How.LOOP);
    boolean certain = true;
    while (!c.atEnd()) {
      certain &= !c.is("WHEN");
      c.passOver();
    }
    return Optional.of(
        certain
            ? leaving
            : new Step.Choice(List.of(new Step.Branch(Guard.Known.UNKNOWN, List.of(leaving)))));
  }
}
