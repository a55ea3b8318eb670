package dev.migralint.source;

/**
 * A place as people and reports name it: line and column from 1, columns in Unicode code points.
 */
public record Position(int line, int column) {}
