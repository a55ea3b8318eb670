package dev.migralint.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;

/**
 * Damaged files of references, which JGit takes for references that do not exist: a branch whose
 * file a crash left empty would look like one before its first commit.
 */
final class Damage {
  private static final Pattern REFERENCE =
      Pattern.compile("ref: \\s*\\S+\\s*|[0-9a-f]{40}(\\s.*)?", Pattern.DOTALL);
  private static final String TO_BRANCH = "ref:";

  /** Where git looks a name up. https://git-scm.com/docs/gitrevisions */
  private static final List<String> PREFIXES =
      List.of("", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/");

  private final Location location;

  Damage(Location location) {
    this.location = location;
  }

  /** The failure that HEAD or the branch that it names is damaged, if it is. */
  Optional<GitFailure> ofHead() {
    Optional<String> head = text(location.gitDir().resolve("HEAD"));
    if (head.isPresent() && !REFERENCE.matcher(head.get()).matches()) {
      return Optional.of(
          GitFailure.couldNotRun(
              "HEAD",
              "is damaged: it names neither a branch nor a commit.",
              "Run `git symbolic-ref HEAD refs/heads/BRANCH` with the branch that you work on."));
    }
    return head.filter(text -> text.startsWith(TO_BRANCH))
        .flatMap(text -> ofReference(text.substring(TO_BRANCH.length()).strip()));
  }

  /** The failure that the reference of a name is damaged, if it is. */
  Optional<GitFailure> ofNamed(String name) {
    if (name.equals("HEAD")) {
      return ofHead();
    }
    return PREFIXES.stream()
        .map(prefix -> prefix + name)
        .filter(Repository::isValidRefName)
        .flatMap(reference -> ofReference(reference).stream())
        .findFirst();
  }

  private Optional<GitFailure> ofReference(String reference) {
    Optional<String> held =
        Repository.isValidRefName(reference)
            ? text(location.commonDir().resolve(reference))
            : Optional.empty();
    return held.filter(text -> !REFERENCE.matcher(text).matches())
        .map(
            text ->
                GitFailure.couldNotRun(
                    reference,
                    "is damaged: it names no commit.",
                    "Run `git update-ref "
                        + reference
                        + " COMMIT` with its last commit, which `git fsck --no-reflogs` or the end"
                        + " of .git/logs/"
                        + reference
                        + " shows."));
  }

  /** What a reference's file holds; empty where there is none. */
  private static Optional<String> text(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      byte[] start;
      try (var in = Files.newInputStream(file)) {
        start = in.readNBytes(4096);
      }
      return Optional.of(new String(start, StandardCharsets.ISO_8859_1));
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
