package dev.migralint.source;

/** A failure that was foreseen: it says what is wrong and what to do next. */
public interface ExplainedFailure {
  Problem problem();
}
