/** What PostgreSQL does under an operation: locks, rewrites, scans, refusals, losses. */
@NullMarked
package dev.migralint.postgres;

import org.jspecify.annotations.NullMarked;
