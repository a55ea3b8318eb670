/** What the operations that rules match and their components are, each in one sentence. */
@NullMarked
package dev.migralint.rule.sentence;

import org.jspecify.annotations.NullMarked;
