package dev.migralint.git;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ref that is pushed, as git tells a pre-push hook (<a
 * href="https://git-scm.com/docs/githooks#_pre_push">githooks</a>).
 *
 * @param local the local ref, or what the user wrote instead, such as HEAD~1
 * @param id the id of what is pushed; zeros for a deletion
 * @param remote the ref on the remote
 * @param before the id that the remote has there; zeros for a new ref
 */
public record Push(String local, String id, String remote, String before) {
  private static final Pattern LINE = Pattern.compile("(.+) ([0-9a-f]{40}) ([^ ]+) ([0-9a-f]{40})");
  private static final String TAGS = "refs/tags/";

  /** Reads the lines that git writes to the hook's standard input. */
  public static List<Push> read(String text) {
    List<Push> pushes = new ArrayList<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw GitFailure.usage(
            "",
            "`" + line + "` on the standard input is not a line of a pre-push hook.",
            "Git writes `LOCAL-REF ID REMOTE-REF ID`, with ids of 40 digits.");
      }
      pushes.add(new Push(parts.group(1), parts.group(2), parts.group(3), parts.group(4)));
    }
    return List.copyOf(pushes);
  }

  boolean isDeletion() {
    return id.chars().allMatch(digit -> digit == '0');
  }

  boolean isTag() {
    return remote.startsWith(TAGS);
  }

  boolean isSameRange(Push other) {
    return id.equals(other.id) && before.equals(other.before);
  }

  /** What is pushed, as a person writes it. */
  public String name() {
    return local.replaceFirst("^refs/(?:heads|tags)/", "");
  }
}
