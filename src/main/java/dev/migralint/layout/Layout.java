package dev.migralint.layout;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.source.Tree;
import java.util.List;
import java.util.Optional;

/**
 * The conventions of one migration runner. Adding a runner is adding one of these to {@link
 * Layouts}.
 */
public interface Layout {
  /** The runner's name as settings and reports write it: {@code prisma}, {@code golang-migrate}. */
  String name();

  /** Whether exactly this folder (not one above or below it) is one of this runner's. */
  boolean fits(Listing folder);

  /** The migrations that the runner finds in the folder, whether it looks like its own or not. */
  Steps read(Listing folder);

  /**
   * How a user of this runner runs one statement outside a transaction, as a sentence that starts
   * with a verb; says so where there is no way.
   */
  String leaveTransaction();

  /** The parts of a migration's text that take it back; none where each direction has its file. */
  default List<Span> waysBack(SourceFile file) {
    return List.of();
  }

  /** The database that the runner's own files name, where they name one. */
  default Optional<Dialect> declared(Listing folder) {
    return Optional.empty();
  }

  /** Whether all that lies below the folder is the runner's too. */
  default boolean ownsBelow() {
    return true;
  }

  /**
   * The history that lies in exactly this folder (not above or below it), or nothing when the
   * folder is not one of this runner's.
   */
  default Optional<History> recognise(Tree tree, String folder) {
    Listing listing = Listing.of(tree, folder);
    return fits(listing) ? Optional.of(Histories.read(this, listing)) : Optional.empty();
  }

  /**
   * What a runner finds in a folder.
   *
   * @param migrations in the runner's own order
   * @param notes what a user should know about the rest
   */
  record Steps(List<Migration> migrations, List<String> notes) {}
}
