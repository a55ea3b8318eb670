/** The text under review: ranges, lines, decoding, and the files of one moment. */
@NullMarked
package dev.migralint.source;

import org.jspecify.annotations.NullMarked;
