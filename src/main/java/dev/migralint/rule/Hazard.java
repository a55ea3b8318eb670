package dev.migralint.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a rule warns of, the gravest first; a rule of several kinds has the gravest one. */
public enum Hazard {
  /** Rows, columns or whole objects are lost. */
  DATA_LOSS("data-loss"),
  /** Reads or writes wait for a lock, a scan or a rewrite, and nothing worse happens. */
  OUTAGE("outage"),
  /** Queries of a running release fail or find something else. */
  BROKEN_CLIENTS("broken-clients"),
  /** The statement or the migration fails, always or because of rows that exist. */
  FAILURE("failure"),
  /** The database promises less about its rows than before. */
  INTEGRITY("integrity"),
  /** Someone may do more than they should. */
  SECURITY("security"),
  /** What a change does to migration files. */
  HISTORY("history"),
  /** Schema design. */
  DESIGN("design"),
  /** Transactions that a migration begins, ends or takes for granted. */
  HYGIENE("hygiene"),
  /** What migralint did not understand, could not review, or must not report. */
  REVIEW("review");

  private final String word;

  Hazard(String word) {
    this.word = word;
  }

  /** The word that rule files use. */
  public String word() {
    return word;
  }

  /** The hazard of that word. */
  public static Optional<Hazard> of(String word) {
    return Arrays.stream(values()).filter(hazard -> hazard.word.equals(word)).findFirst();
  }

  /** The words of all hazards, the gravest first. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Hazard::word).toList();
  }
}
