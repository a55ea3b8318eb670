/**
 * Reads statements on functions, roles, types, extensions, settings and other objects that are not
 * parts of tables: tokens come in, operations go out.
 */
@NullMarked
package dev.migralint.sql.read.object;

import org.jspecify.annotations.NullMarked;
