/** From a repository to a change set: the only home of JGit. */
@NullMarked
package dev.migralint.git;

import org.jspecify.annotations.NullMarked;
