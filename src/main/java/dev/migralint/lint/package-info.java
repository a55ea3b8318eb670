/** From a change set to an outcome: settings, suppressions, the engine's loop. */
@NullMarked
package dev.migralint.lint;

import org.jspecify.annotations.NullMarked;
