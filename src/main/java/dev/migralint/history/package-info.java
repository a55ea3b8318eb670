/**
 * What a change does to migrations as files: edited, removed, late, duplicate, without a way down.
 * Trees before and after come in, file operations go out.
 */
@NullMarked
package dev.migralint.history;

import org.jspecify.annotations.NullMarked;
