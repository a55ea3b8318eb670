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
 */
public record Runner(
    String name, Optional<Version> version, String leaveTransaction, Conduct conduct) {}
