/**
 * Reads statements on tables, their columns, constraints, indexes, partitions, triggers, policies
 * and views: tokens come in, operations go out.
 */
@NullMarked
package dev.migralint.sql.read.table;

import org.jspecify.annotations.NullMarked;
