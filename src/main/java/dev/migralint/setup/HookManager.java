package dev.migralint.setup;

import dev.migralint.source.Tree;
import java.util.Arrays;
import java.util.Optional;

/** A program that manages a repository's Git hooks, by the file or folder that configures it. */
public enum HookManager {
  HUSKY(
      "husky",
      ".husky",
      "Set husky up in this clone (npm install), then run `migralint hook install`: it adds lines"
          + " to .husky/pre-commit, .husky/pre-merge-commit and .husky/pre-push."),
  LEFTHOOK(
      "lefthook",
      "lefthook.yml",
      "Add to lefthook.yml: pre-commit: {commands: {migralint: {run: migralint lint --staged}}}"),
  PRE_COMMIT(
      "pre-commit",
      ".pre-commit-config.yaml",
      "Add to .pre-commit-config.yaml: {repo: https://github.com/migralint/pre-commit, rev: v%s,"
          + " hooks: [{id: migralint}]}");

  private final String title;
  private final String path;
  private final String advice;

  HookManager(String title, String path, String advice) {
    this.title = title;
    this.path = path;
    this.advice = advice;
  }

  /** Its name, as people write it. */
  public String title() {
    return title;
  }

  /** The file or folder that configures it. */
  public String path() {
    return path;
  }

  /** What to do so that it starts this version of migralint. */
  public String advice(String version) {
    return advice.formatted(version);
  }

  /** The first that the repository uses. */
  public static Optional<HookManager> in(Tree tree) {
    return Arrays.stream(values())
        .filter(one -> tree.hasFile(one.path) || !tree.list(one.path).isEmpty())
        .findFirst();
  }
}
