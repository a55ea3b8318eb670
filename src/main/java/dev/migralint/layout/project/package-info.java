/**
 * What the files around a folder of migrations tell about its tool: lock files, build files,
 * journals and configuration come in, releases and settings go out.
 */
@NullMarked
package dev.migralint.layout.project;

import org.jspecify.annotations.NullMarked;
