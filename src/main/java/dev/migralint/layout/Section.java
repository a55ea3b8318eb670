package dev.migralint.layout;

import dev.migralint.source.Span;

/**
 * A part of a migration's text that its runner executes as one.
 *
 * @param span its text; statements that begin in it belong to it
 * @param direction whether it goes forward
 * @param transaction how the runner surrounds it
 */
public record Section(Span span, Direction direction, Transaction transaction) {}
