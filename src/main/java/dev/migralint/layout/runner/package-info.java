/**
 * The conventions of each migration tool, one class for each, and what several of them share:
 * {@link dev.migralint.layout.runner.NamedFiles}, {@link
 * dev.migralint.layout.runner.AnnotatedFiles}.
 */
@NullMarked
package dev.migralint.layout.runner;

import org.jspecify.annotations.NullMarked;
