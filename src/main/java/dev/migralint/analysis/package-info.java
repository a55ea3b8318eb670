/**
 * Statement and catalog → what PostgreSQL refuses, whatever the rows are, as its own analysis would
 * find before it does anything.
 */
@NullMarked
package dev.migralint.analysis;

import org.jspecify.annotations.NullMarked;
