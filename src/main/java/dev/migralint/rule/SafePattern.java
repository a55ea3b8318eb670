package dev.migralint.rule;

/** A regular expression from a rule file that is matched without unbounded backtracking. */
public record SafePattern(String regex) {}
