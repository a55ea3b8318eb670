package dev.migralint.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file in which a repository has one of its hooks, whether it is there or not.
 *
 * @param path where it is: for husky the file that its own hook runs
 * @param ownFolder whether the folder serves this repository alone, and not every repository of the
 *     user
 * @param sharedFrom the top of the working tree, if the hook lies in it and so may be committed
 */
public record HookFile(Hook hook, Path path, boolean ownFolder, Optional<Path> sharedFrom) {
  private static final long LARGEST = 1 << 20;
  private static final Path HUSKY = Path.of(".husky", "_");

  /** What a hook's file holds. */
  public enum State {
    /** It lints. */
    INSTALLED,
    /** A line that a person added lints, or runs the pre-commit hook that does. */
    BY_HAND,
    /**
     * An earlier release wrote it, its line ends are not those of Unix, or git can't execute it.
     */
    OUTDATED,
    /** There is no such file. */
    NOT_INSTALLED,
    /** It is another program's. */
    FOREIGN
  }

  static HookFile of(Hook hook, Location location, Map<String, String> env) {
    Path standard = location.commonDir().resolve("hooks");
    Path folder = ConfiguredPath.of("core", "hooksPath", location, env).orElse(standard);
    boolean inGit = isBelow(folder, location.commonDir());
    Optional<Path> top = location.workTree().filter(work -> isBelow(folder, work));
    Path parent = folder.getParent();
    Path written = folder.endsWith(HUSKY) && parent != null ? parent : folder;
    return new HookFile(
        hook,
        written.resolve(hook.file()),
        inGit || top.isPresent(),
        inGit ? Optional.empty() : top);
  }

  /** Whether a folder lies below another one, also with all links followed. */
  private static boolean isBelow(Path folder, Path above) {
    try {
      Path there = folder;
      while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
        there = there.getParent();
      }
      return folder.startsWith(above) && there.toRealPath().startsWith(above.toRealPath());
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** What is there now. */
  public State state() {
    if (!isThere()) {
      return State.NOT_INSTALLED;
    }
    Optional<HookText> read = read();
    if (read.isEmpty()) {
      return State.FOREIGN;
    }
    HookText text = read.get();
    boolean ours = !text.ours().isEmpty() || text.isDamaged();
    if (ours && !isLink()) {
      return text.isCurrent() && !text.isDamaged() && isExecutable()
          ? State.INSTALLED
          : State.OUTDATED;
    }
    return ours || text.isCalledByOthers(hook) || isRelay(text) ? State.BY_HAND : State.FOREIGN;
  }

  private boolean isRelay(HookText text) {
    if (hook != Hook.PRE_MERGE_COMMIT || !text.runsPreCommit()) {
      return false;
    }
    Path other = path.resolveSibling(Hook.PRE_COMMIT.file());
    return switch (new HookFile(Hook.PRE_COMMIT, other, ownFolder, sharedFrom).state()) {
      case INSTALLED, BY_HAND -> true;
      case OUTDATED, NOT_INSTALLED, FOREIGN -> false;
    };
  }

  private boolean isThere() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isLink() {
    return Files.isSymbolicLink(path);
  }

  /** Husky's own hook has a shell read the file. */
  private boolean isExecutable() {
    return Files.isExecutable(path) || Files.exists(path.resolveSibling("_").resolve("h"));
  }

  private Optional<HookText> read() {
    try {
      return Files.isRegularFile(path) && Files.size(path) <= LARGEST
          ? Optional.of(HookText.parse(Files.readString(path, StandardCharsets.ISO_8859_1)))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Writes migralint's lines, executable: into a file of their own, or in the place of those that
   * an earlier installation wrote. A hook of another program is never changed: the failure says
   * which line to add.
   *
   * @param settings the absolute path of the organization's settings; without it, those of the
   *     earlier installation stay
   * @param ifMissing what to do without the program; without it, as before
   */
  public void install(
      HookProgram program, Optional<Path> settings, Optional<HookScript.IfMissing> ifMissing) {
    Optional<HookText> there = isThere() ? read() : Optional.empty();
    String earlier = there.map(HookText::ours).orElse("");
    HookScript script =
        new HookScript(
            program.from(sharedFrom),
            settings.or(() -> HookScript.settingsOf(earlier)).map(this::shared),
            ifMissing.orElseGet(() -> HookScript.ifMissingOf(earlier)));
    String line = script.line(hook, program.onPath());
    switch (state()) {
      case BY_HAND -> {
        if (there.filter(this::isRelay).isEmpty()) {
          refuseOtherSettings(settings);
        }
      }
      case FOREIGN -> throw foreign(there, line);
      case NOT_INSTALLED -> {
        refuseForeignFolder(line);
        write(HookText.parse(""), HookText.parse("").with(block(script)), line);
      }
      case INSTALLED, OUTDATED -> {
        refuseForeignFolder(line);
        HookText text = whole(there);
        write(text, text.with(block(script)), line);
      }
    }
  }

  private String block(HookScript script) {
    return HookScript.bytes(script.block(hook));
  }

  /** Whether the hook finds the program only on the PATH, where it is not. */
  public boolean lacks(HookProgram program) {
    return !program.onPath() && program.from(sharedFrom).isEmpty();
  }

  /** A path that holds on every computer that has the repository. */
  private Path shared(Path settings) {
    if (sharedFrom.isEmpty() || !settings.isAbsolute()) {
      return settings;
    }
    return HookProgram.below(sharedFrom.get(), settings)
        .orElseThrow(
            () ->
                GitFailure.usage(
                    path.toString(),
                    "lies in the working tree, so it must not name " + settings + ".",
                    "Name the settings to Git instead: git config migralint.settings "
                        + HookScript.quoted(settings)));
  }

  private void refuseOtherSettings(Optional<Path> settings) {
    String option = settings.map(file -> " --settings " + HookScript.quoted(file)).orElse("");
    try {
      if (!Files.readString(path, StandardCharsets.ISO_8859_1).contains(HookScript.bytes(option))) {
        throw GitFailure.usage(
            path.toString(),
            "runs migralint already, without these settings.",
            "Name them to Git: git config migralint.settings "
                + HookScript.quoted(settings.orElseThrow()));
      }
    } catch (IOException failed) {
      throw unwritten(failed);
    }
  }

  private void refuseForeignFolder(String line) {
    if (!ownFolder) {
      throw GitFailure.usage(
          path.toString(),
          "would be run in every repository that shares core.hooksPath, so it was not written.",
          "Add this line to it yourself, or give this repository its own hooks: " + line);
    }
  }

  private HookText whole(Optional<HookText> there) {
    return there
        .filter(text -> !text.isDamaged())
        .orElseThrow(
            () ->
                GitFailure.usage(
                    path.toString(),
                    "holds only a part of migralint's lines, so it was left unchanged.",
                    "Remove the lines from `"
                        + HookScript.BEGIN.strip()
                        + "` on, then run"
                        + " `migralint hook install`."));
  }

  private GitFailure foreign(Optional<HookText> there, String line) {
    ForeignHook other = ForeignHook.of(hook, there, isLink(), line);
    return left(other.what(), other.nextStep());
  }

  private GitFailure left(String message, String nextStep) {
    return GitFailure.usage(path.toString(), message + ", so it was left unchanged.", nextStep);
  }

  /**
   * Takes migralint's lines out, and removes the file if nothing else is in it. Lines that a person
   * added stay, and the failure names the file.
   *
   * @return whether there were any
   */
  public boolean uninstall() {
    return switch (state()) {
      case NOT_INSTALLED, FOREIGN -> false;
      case BY_HAND ->
          throw left(
              "runs migralint by a line that `hook install` did not write",
              "Remove that line yourself.");
      case INSTALLED, OUTDATED -> {
        HookText text = whole(read());
        if (!ownFolder) {
          throw left(
              "serves every repository that shares core.hooksPath", "Remove the lines yourself.");
        }
        remove(text);
        yield true;
      }
    };
  }

  private void remove(HookText text) {
    Optional<String> others = text.withoutOurs();
    if (others.isPresent()) {
      write(text, others.get(), "");
      return;
    }
    try {
      Files.delete(path);
    } catch (IOException failed) {
      throw unwritten(failed);
    }
  }

  /** The hook is there as a whole or not at all: git would run the half of one. */
  private void write(HookText old, String text, String line) {
    Path part =
        path.resolveSibling("." + hook.file() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.createDirectories(path.resolveSibling(""));
    } catch (IOException failed) {
      throw unwritten(failed);
    }
    try {
      Files.writeString(part, text, StandardCharsets.ISO_8859_1, StandardOpenOption.CREATE_NEW);
      boolean isNew = old.ours().isEmpty();
      if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(part, isNew ? permissions() : executable());
      }
      if (isNew) {
        Files.move(part, path);
      } else {
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (FileAlreadyExistsException raced) {
      throw foreign(read(), line);
    } catch (IOException failed) {
      throw unwritten(failed);
    } finally {
      part.toFile().delete();
    }
  }

  private static Set<PosixFilePermission> permissions() {
    return PosixFilePermissions.fromString("rwxr-xr-x");
  }

  private Set<PosixFilePermission> executable() throws IOException {
    Set<PosixFilePermission> all = new HashSet<>(Files.getPosixFilePermissions(path));
    all.add(PosixFilePermission.OWNER_EXECUTE);
    if (all.contains(PosixFilePermission.GROUP_READ)) {
      all.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (all.contains(PosixFilePermission.OTHERS_READ)) {
      all.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return all;
  }

  private GitFailure unwritten(IOException failed) {
    return GitFailure.couldNotRun(
        path.toString(),
        "could not be written (" + failed + ").",
        "Check the permissions of the file and its folder.");
  }
}
