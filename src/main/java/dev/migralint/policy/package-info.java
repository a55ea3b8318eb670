/** From two policies to what makes one of them less strict, and which findings that hides. */
@NullMarked
package dev.migralint.policy;

import org.jspecify.annotations.NullMarked;
