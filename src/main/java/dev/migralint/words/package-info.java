/** From values to the words that people read: each fact has one phrase, wherever it is shown. */
@NullMarked
package dev.migralint.words;

import org.jspecify.annotations.NullMarked;
