/** From a CSV file and settings to how large tables are; the query that makes the file. */
@NullMarked
package dev.migralint.sizes;

import org.jspecify.annotations.NullMarked;
