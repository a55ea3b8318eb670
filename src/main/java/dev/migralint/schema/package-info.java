/** The catalog as it stands after each operation. */
@NullMarked
package dev.migralint.schema;

import org.jspecify.annotations.NullMarked;
