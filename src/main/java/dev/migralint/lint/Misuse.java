package dev.migralint.lint;

import dev.migralint.source.Span;
import dev.migralint.sql.OtherOperation;

/**
 * A suppression comment that does not do what its writer meant.
 *
 * @param span the comment
 * @param message what is wrong, in one sentence
 * @param nextStep what to do about it
 */
public record Misuse(OtherOperation.Misuse kind, Span span, String message, String nextStep) {}
