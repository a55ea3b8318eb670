/** Regular expressions of users → matches, in time that no pattern and no text can make long. */
@NullMarked
package dev.migralint.pattern;

import org.jspecify.annotations.NullMarked;
