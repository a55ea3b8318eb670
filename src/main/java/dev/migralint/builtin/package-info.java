/** What PostgreSQL itself has: the names of its functions, types and casts in each version. */
@NullMarked
package dev.migralint.builtin;

import org.jspecify.annotations.NullMarked;
