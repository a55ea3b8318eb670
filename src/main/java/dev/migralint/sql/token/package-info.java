/**
 * Text as tokens: the lexer, strings, placeholders, templates and psql commands. Text comes in,
 * tokens with half-open ranges go out.
 */
@NullMarked
package dev.migralint.sql.token;

import org.jspecify.annotations.NullMarked;
