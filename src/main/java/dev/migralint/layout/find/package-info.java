/**
 * From a tree of files to the histories in it: tries the layouts on folders and puts together what
 * each of them reads.
 */
@NullMarked
package dev.migralint.layout.find;

import org.jspecify.annotations.NullMarked;
