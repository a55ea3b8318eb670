package dev.migralint.uses;

import java.util.Optional;

/**
 * A table or column that a statement names.
 *
 * @param table with its schema where that is written
 * @param column the column without quotes; empty for the table itself
 * @param offset where in the statement
 */
record Mention(String table, Optional<String> column, int offset) {}
