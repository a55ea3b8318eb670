package dev.migralint.report;

import dev.migralint.source.Position;

/**
 * A range as reports name it: from the position of its first character to the position just after
 * its last one.
 */
record Region(Position start, Position end) {
  boolean isOneLine() {
    return start.line() == end.line();
  }
}
