/**
 * What a migration tool's conventions are, and what a folder of migrations is by them: the contract
 * of a {@link dev.migralint.layout.Layout} and the {@link dev.migralint.layout.History} that it
 * gives.
 */
@NullMarked
package dev.migralint.layout;

import org.jspecify.annotations.NullMarked;
