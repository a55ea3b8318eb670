package dev.migralint.sql.read;

import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/**
 * Follows the words of a statement: in the BEGIN ATOMIC of a routine that it creates, semicolons do
 * not end it.
 */
final class AtomicBlock {
  private final String text;
  private boolean createsRoutine;
  private int open;

  AtomicBlock(String text) {
    this.text = text;
  }

  boolean isOpen() {
    return open > 0;
  }

  /** Takes in the last of the statement's tokens. */
  void follow(List<Token> tokens) {
    Token last = tokens.getLast();
    if (last.kind() != Kind.WORD || tokens.size() == 1) {
      return;
    }
    Token before = tokens.get(tokens.size() - 2);
    if (open > 0) {
      // Only CASE has an END of its own there.
      open += is(last, "CASE") ? 1 : is(last, "END") ? -1 : 0;
    } else if (is(last, "FUNCTION") || is(last, "PROCEDURE")) {
      createsRoutine |= is(before, "CREATE") || is(before, "REPLACE");
    } else if (createsRoutine && is(last, "ATOMIC") && is(before, "BEGIN")) {
      open = 1;
    }
  }

  private boolean is(Token token, String word) {
    return token.kind() == Kind.WORD && Keywords.isWritten(text, token, word);
  }
}
