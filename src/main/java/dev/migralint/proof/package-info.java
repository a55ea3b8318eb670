/**
 * Rules tried on their own examples: a rule book comes in, what is wrong with its examples goes
 * out.
 */
@NullMarked
package dev.migralint.proof;

import org.jspecify.annotations.NullMarked;
