package dev.migralint.schema;

/** An index that a statement would make, and the table that it would be on. */
public record MadeIndex(Relation table, Index index) {}
