package dev.migralint.layout;

import dev.migralint.source.Tree;
import java.util.Optional;

/** The conventions of one migration runner. Adding a runner is adding one of these to {@link Layouts}. */
public interface Layout {
  /** The runner's name as settings and reports write it: {@code prisma}, {@code golang-migrate}. */
  String name();

  /**
   * The history that lies in exactly this folder (not above or below it), or nothing when the
   * folder is not one of this runner's.
   */
  Optional<History> recognise(Tree tree, String folder);

  /**
   * How a user of this runner runs one statement outside a transaction, as a sentence that starts
   * with a verb; says so where there is no way.
   */
  String leaveTransaction();
}
