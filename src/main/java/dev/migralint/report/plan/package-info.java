/** From a plan to text, Markdown and JSON. */
@NullMarked
package dev.migralint.report.plan;

import org.jspecify.annotations.NullMarked;
