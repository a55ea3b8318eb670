/**
 * The files of a repository → what migralint finds there, and the files that it would start with.
 */
@NullMarked
package dev.migralint.setup;

import org.jspecify.annotations.NullMarked;
