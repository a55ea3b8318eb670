/**
 * What an expression means: which columns and functions it names, how PostgreSQL labels it, what it
 * proves of a row. Trees come in, names and answers go out.
 */
@NullMarked
package dev.migralint.sql.expression;

import org.jspecify.annotations.NullMarked;
