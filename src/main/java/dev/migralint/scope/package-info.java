/**
 * From a change set and settings to the histories and files under review, and what counts as
 * deployed.
 */
@NullMarked
package dev.migralint.scope;

import org.jspecify.annotations.NullMarked;
