/** Rule files: in goes YAML, out come rules, or what is wrong with them and where. */
@NullMarked
package dev.migralint.rule.read;

import org.jspecify.annotations.NullMarked;
