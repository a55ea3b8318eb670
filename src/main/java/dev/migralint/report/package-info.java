/** From an outcome to each format of {@link dev.migralint.report.Format}. */
@NullMarked
package dev.migralint.report;

import org.jspecify.annotations.NullMarked;
