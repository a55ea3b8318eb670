/** From migration text to statements, and from statements to the operations they mean. */
@NullMarked
package dev.migralint.sql;

import org.jspecify.annotations.NullMarked;
