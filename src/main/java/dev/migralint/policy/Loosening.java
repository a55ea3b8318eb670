package dev.migralint.policy;

import dev.migralint.finding.Finding;
import java.util.Optional;

/**
 * One thing that makes a policy less strict than another.
 *
 * @param key the key of the settings that it is about, or {@code rules.ID}
 * @param what what was done, in words that start with a verb: "turns off the rule dropped-table"
 * @param passage where it stands; where the stricter one stood, if it is gone; empty where neither
 *     is in the repository
 * @param certain whether it is less strict whatever it hides
 * @param hides which findings it hides
 */
public record Loosening(
    String key, String what, Optional<Passage> passage, boolean certain, Hides hides) {

  /** Which of the stricter policy's findings a loosening hides. */
  @FunctionalInterface
  public interface Hides {
    /**
     * Whether it hides the finding.
     *
     * @param found under the stricter policy, suppressed by nothing
     * @param left the same under the other one, if there is any
     */
    boolean covers(Finding found, Optional<Finding> left);
  }
}
