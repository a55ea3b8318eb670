/**
 * From a migration's text to a {@link dev.migralint.sql.Script}: cuts statements apart, has each
 * read, and reads the bodies of functions and DO blocks. {@code ScriptReader} is the only way in.
 */
@NullMarked
package dev.migralint.sql.read;

import org.jspecify.annotations.NullMarked;
