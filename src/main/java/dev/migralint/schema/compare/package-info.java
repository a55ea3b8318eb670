/**
 * A catalog before and after: what a migration and its down migration leave different. A catalog
 * comes in, differences go out.
 */
@NullMarked
package dev.migralint.schema.compare;

import org.jspecify.annotations.NullMarked;
