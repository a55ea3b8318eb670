/** What PostgreSQL will do, statement by statement, without judging it. */
@NullMarked
package dev.migralint.plan;

import org.jspecify.annotations.NullMarked;
