/** From a baseline file and a run's findings to which of them were there before. */
@NullMarked
package dev.migralint.baseline;

import org.jspecify.annotations.NullMarked;
