/** From files to ordered migrations: what each migration runner's conventions are. */
@NullMarked
package dev.migralint.layout;

import org.jspecify.annotations.NullMarked;
