package dev.migralint.sql.read;

import dev.migralint.sql.token.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The blocks, IFs, CASEs and loops that are open while a body is read.
 * https://www.postgresql.org/docs/current/plpgsql-control-structures.html
 */
final class Blocks {
  /** What is open, and the words that close it. */
  enum Kind {
    BLOCK("END"),
    IF("END IF"),
    CASE("END CASE"),
    LOOP("END LOOP");

    private final String end;

    Kind(String end) {
      this.end = end;
    }
  }

  private final Deque<Kind> open = new ArrayDeque<>();

  void open(Kind kind) {
    open.push(kind);
  }

  /** An END, which must close the innermost. */
  void close(Kind kind) {
    Kind innermost = open.poll();
    if (innermost != kind) {
      throw new Refusal(
          innermost == null
              ? "nothing is open that \"" + kind.end + "\" closes"
              : "expected " + innermost.end + ", found \"" + kind.end + "\"");
    }
  }

  /** The end of the body, where nothing may be open. */
  void end() {
    if (!open.isEmpty()) {
      throw new Refusal("expected " + open.peek().end + ", found the end of the body");
    }
  }
}
