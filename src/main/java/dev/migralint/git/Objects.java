package dev.migralint.git;

import dev.migralint.source.Blob;
import dev.migralint.source.Content;
import dev.migralint.source.Folder;
import dev.migralint.source.Problem;
import java.io.IOException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The objects of one repository; says what to fetch where the clone lacks one. */
final class Objects {
  private final ObjectReader reader;
  private final boolean partial;

  Objects(ObjectReader reader, boolean partial) {
    this.reader = reader;
    this.partial = partial;
  }

  ObjectReader reader() {
    return reader;
  }

  /** A blob's bytes, for the file at {@code path}. */
  synchronized Content read(String path, ObjectId blob) {
    try {
      ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
      return loader.getSize() > Folder.LIMIT
          ? unreadable(path, "is larger than 256 MB.", "Exclude the path.")
          : new Content.Bytes(loader.getCachedBytes((int) Folder.LIMIT));
    } catch (MissingObjectException missing) {
      return new Content.Unreadable(missing(path, blob));
    } catch (LargeObjectException large) {
      return unreadable(path, "is too large to read.", "Exclude the path.");
    } catch (IOException damaged) {
      return unreadable(
          path,
          "can't be read from the repository (" + damaged.getMessage() + ").",
          "Run `git fsck`.");
    }
  }

  /** A blob's bytes, if there are at most so many. */
  synchronized Blob.Read read(ObjectId blob, int most) {
    try {
      ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
      return loader.getSize() > most
          ? new Blob.Read.TooLarge()
          : new Blob.Read.Bytes(loader.getCachedBytes(most));
    } catch (IOException | LargeObjectException unreadable) {
      return new Blob.Read.Unreadable();
    }
  }

  /** A reader over a folder's record; the path names the folder in a failure. */
  synchronized CanonicalTreeParser folder(String path, AnyObjectId tree) {
    try {
      return new CanonicalTreeParser(null, reader, tree);
    } catch (IOException failed) {
      throw failure(path, failed);
    }
  }

  /** The failure that stands for what JGit met. */
  GitFailure failure(String path, IOException failed) {
    if (failed instanceof MissingObjectException missing) {
      Problem problem = missing(path, missing.getObjectId());
      return GitFailure.couldNotRun(problem.path(), problem.message(), problem.nextStep());
    }
    String what =
        failed instanceof IncorrectObjectTypeException
            ? "names something that is no commit"
            : "can't be read from the repository";
    return GitFailure.couldNotRun(
        path, what + " (" + failed.getMessage() + ").", "Run `git fsck`.");
  }

  private Problem missing(String path, AnyObjectId id) {
    String message = "is not in this clone: object " + id.name() + " is missing.";
    return partial
        ? new Problem(
            path,
            message,
            "This is a partial clone: run `git fetch --refetch --no-filter` to have everything, or"
                + " `git cat-file -e "
                + id.name()
                + "` for this one.")
        : new Problem(
            path, message, "The repository is damaged: run `git fsck`, or clone it again.");
  }

  private static Content unreadable(String path, String message, String nextStep) {
    return new Content.Unreadable(new Problem(path, message, nextStep));
  }
}
