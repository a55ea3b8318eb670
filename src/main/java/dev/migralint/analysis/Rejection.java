package dev.migralint.analysis;

import dev.migralint.source.Span;

/**
 * A statement that PostgreSQL refuses, whatever the rows are.
 *
 * @param span the part of the statement that it refuses
 * @param sqlstate its error code, from
 *     https://www.postgresql.org/docs/current/errcodes-appendix.html
 * @param message what is wrong, as a sentence without a period
 * @param nextStep what to do about it, as a sentence without a period
 */
public record Rejection(Span span, String sqlstate, String message, String nextStep) {}
