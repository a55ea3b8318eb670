/** One hazard at one place, and what identifies it when lines move. */
@NullMarked
package dev.migralint.finding;

import org.jspecify.annotations.NullMarked;
