/**
 * Findings and the files of some moments → the same findings with the code that uses what they
 * drop.
 */
@NullMarked
package dev.migralint.uses;

import org.jspecify.annotations.NullMarked;
