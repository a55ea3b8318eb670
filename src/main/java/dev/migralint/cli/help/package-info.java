/** From commands and their options to help pages and the completions of a shell. */
@NullMarked
package dev.migralint.cli.help;

import org.jspecify.annotations.NullMarked;
