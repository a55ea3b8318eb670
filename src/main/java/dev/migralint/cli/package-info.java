/** From arguments to an exit code. */
@NullMarked
package dev.migralint.cli;

import org.jspecify.annotations.NullMarked;
