/** What PostgreSQL itself has in each version: functions, types, casts and operators. */
@NullMarked
package dev.migralint.builtin;

import org.jspecify.annotations.NullMarked;
