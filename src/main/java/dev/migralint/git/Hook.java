package dev.migralint.git;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A hook of git that can run migralint (<a href="https://git-scm.com/docs/githooks">githooks</a>).
 */
public enum Hook {
  PRE_COMMIT("pre-commit", "--staged", "what is staged"),
  /** Git runs it instead of pre-commit where a merge needs no help. */
  PRE_MERGE_COMMIT("pre-merge-commit", "--staged", "what a merge would commit"),
  PRE_PUSH("pre-push", "--pushed", "what is pushed");

  private final String file;
  private final String option;
  private final String linted;

  Hook(String file, String option, String linted) {
    this.file = file;
    this.option = option;
    this.linted = linted;
  }

  /** The hook with that file name. */
  public static Optional<Hook> named(String name) {
    return Arrays.stream(values()).filter(hook -> hook.file.equals(name)).findFirst();
  }

  /** The file names of all hooks. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Hook::file).toList();
  }

  /** The name of its file. */
  public String file() {
    return file;
  }

  /** The option of {@code migralint lint} that takes what the hook is asked about. */
  public String option() {
    return option;
  }

  /** What it lints, in a few words. */
  public String linted() {
    return linted;
  }
}
