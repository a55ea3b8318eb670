/**
 * The engine: each migration in its tool's order, each statement judged against the catalog and the
 * session just before it. A change set comes in, an {@link dev.migralint.lint.Outcome} goes out.
 */
@NullMarked
package dev.migralint.lint;

import org.jspecify.annotations.NullMarked;
