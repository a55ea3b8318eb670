/** From rule files to rules, and from a rule and a site to a verdict. */
@NullMarked
package dev.migralint.rule;

import org.jspecify.annotations.NullMarked;
