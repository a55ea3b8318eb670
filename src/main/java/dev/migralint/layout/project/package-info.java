/**
 * What the files around a folder of migrations say of its tool: lock files, build files, journals
 * and configuration come in, releases and settings go out.
 */
@NullMarked
package dev.migralint.layout.project;

import org.jspecify.annotations.NullMarked;
