/**
 * Reads expressions, types, queries and data changes as strictly as PostgreSQL's gram.y: tokens
 * come in, expressions and data operations go out.
 */
@NullMarked
package dev.migralint.sql.read.query;

import org.jspecify.annotations.NullMarked;
