/**
 * Which database a folder's SQL is written for: file names and the starts of files come in, a
 * dialect goes out.
 */
@NullMarked
package dev.migralint.layout.dialect;

import org.jspecify.annotations.NullMarked;
