/** From {@code .migralint.yml} to settings with their places, and the JSON Schema of that file. */
@NullMarked
package dev.migralint.settings;

import org.jspecify.annotations.NullMarked;
