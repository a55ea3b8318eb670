/**
 * From comments, settings and commit messages to which findings are suppressed and which
 * suppressions are misused.
 */
@NullMarked
package dev.migralint.suppression;

import org.jspecify.annotations.NullMarked;
