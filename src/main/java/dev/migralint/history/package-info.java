/**
 * What a change does to migrations as files: edited, removed, out of order, duplicate, without a
 * down migration. Trees before and after come in, file operations go out.
 */
@NullMarked
package dev.migralint.history;

import org.jspecify.annotations.NullMarked;
