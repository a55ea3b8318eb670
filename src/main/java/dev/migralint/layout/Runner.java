package dev.migralint.layout;

import java.util.Optional;

/**
 * The runner of one history, as it is set up there.
 *
 * @param name as settings and reports write it
 * @param version its release, where the repository tells
 * @param leaveTransaction how its user runs one statement outside a transaction, as a sentence that
 *     starts with a verb; says so where there is no way
 * @param conduct what it does with a history that was changed
 * @param holdsTransaction whether it keeps a transaction open in another session meanwhile, where
 *     that is known
 */
public record Runner(
    String name,
    Optional<Version> version,
    String leaveTransaction,
    Conduct conduct,
    Optional<Boolean> holdsTransaction) {
  /** The runner of a layout, of this release. */
  public static Runner of(Layout layout, Optional<Version> version) {
    return new Runner(
        layout.name(),
        version,
        layout.leaveTransaction(version),
        layout.conduct(),
        layout.holdsTransaction());
  }
}
