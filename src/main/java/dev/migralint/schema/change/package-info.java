/**
 * What one change does as a whole: the up statements of its files come in, and what it makes of a
 * column or table that it drops, renames or fills goes out.
 */
@NullMarked
package dev.migralint.schema.change;

import org.jspecify.annotations.NullMarked;
