/**
 * Strict reading of our own YAML with a line for every value, and a lenient walk over that of other
 * tools: the only home of SnakeYAML.
 */
@NullMarked
package dev.migralint.yaml;

import org.jspecify.annotations.NullMarked;
