package dev.migralint.rule;

import dev.migralint.layout.Version;
import java.util.List;
import java.util.Optional;

/**
 * What a rule was called before, and from which release on it has its full severity.
 *
 * @param aliases its former ids, which comments, settings and baselines may still use
 * @param coming the release that raises it; until then its findings are notes
 */
public record Lifecycle(List<String> aliases, Optional<Coming> coming) {
  /** A rule that never had another id, and has its full severity in every release. */
  public static final Lifecycle STABLE = new Lifecycle(List.of(), Optional.empty());

  /** The release of migralint from which on the rule's findings have this severity. */
  public record Coming(Version release, Severity severity) {}
}
