/** The conventions of each migration tool, one file for each. */
@NullMarked
package dev.migralint.layout.runner;

import org.jspecify.annotations.NullMarked;
