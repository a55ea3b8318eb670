/** Strict reading of YAML with a line for every value: the only home of SnakeYAML. */
@NullMarked
package dev.migralint.yaml;

import org.jspecify.annotations.NullMarked;
