package dev.migralint.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Asks the installed {@code git} for what JGit cannot read: split and sparse indexes. It is the
 * only program that migralint starts, without hooks, monitors and locks.
 */
final class GitProgram {
  private static final List<String> LIST_INDEX =
      List.of(
          "git",
          "--no-optional-locks",
          "--no-pager",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.hooksPath=/dev/null",
          "ls-files",
          "--stage",
          "-z",
          "--full-name");

  private GitProgram() {}

  /**
   * The entries of the index; those that are only intended count as empty files. Empty where there
   * is no git, or where it refuses.
   */
  static Optional<DirCache> index(Location location) {
    Path top = location.workTree().orElse(location.gitDir());
    ProcessBuilder builder = new ProcessBuilder(LIST_INDEX).directory(top.toFile());
    Map<String, String> env = builder.environment();
    env.keySet().removeIf(name -> name.startsWith("GIT_"));
    env.put("GIT_DIR", location.gitDir().toString());
    env.put("GIT_WORK_TREE", top.toString());
    env.put("GIT_INDEX_FILE", location.index().toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process git = builder.start();
      git.getOutputStream().close();
      byte[] listed = git.getInputStream().readAllBytes();
      return git.waitFor() == 0 ? Optional.of(read(listed)) : Optional.empty();
    } catch (IOException | IllegalArgumentException noGit) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Lines of mode, object, stage, a tab and the path, each ended by a zero. */
  private static DirCache read(byte[] listed) {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    int start = 0;
    while (start < listed.length) {
      int tab = find(listed, (byte) '\t', start);
      int end = find(listed, (byte) 0, tab);
      List<String> fields =
          List.of(new String(listed, start, tab - start, US_ASCII).split(" ", -1));
      byte[] path = new byte[end - tab - 1];
      System.arraycopy(listed, tab + 1, path, 0, path.length);
      DirCacheEntry entry = new DirCacheEntry(path, Integer.parseInt(fields.get(2)));
      entry.setFileMode(FileMode.fromBits(Integer.parseInt(fields.get(0), 8)));
      entry.setObjectId(ObjectId.fromString(fields.get(1)));
      builder.add(entry);
      start = end + 1;
    }
    builder.finish();
    return index;
  }

  private static int find(byte[] bytes, byte wanted, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    throw new IllegalArgumentException("not the output of git ls-files");
  }
}
