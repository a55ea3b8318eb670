/**
 * The language as values: names, types, expressions, and what each statement does as sealed
 * operations. Nothing is read here; {@code sql.read} makes these values from text.
 */
@NullMarked
package dev.migralint.sql;

import org.jspecify.annotations.NullMarked;
