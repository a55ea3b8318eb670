/** From an outcome to text, SARIF, JSON and workflow commands. */
@NullMarked
package dev.migralint.report;

import org.jspecify.annotations.NullMarked;
