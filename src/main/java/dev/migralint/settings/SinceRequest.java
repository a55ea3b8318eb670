package dev.migralint.settings;

import dev.migralint.source.Tree;
import java.util.Optional;
import java.util.function.Function;

/**
 * Up to where migrations count as deployed, as the caller asks for it.
 *
 * @param asked a version or a revision that goes before what the settings say
 * @param revisions the files at a Git revision; empty where there is no such revision
 */
public record SinceRequest(Optional<String> asked, Function<String, Optional<Tree>> revisions) {
  /** Only what the settings say, without a repository to look revisions up in. */
  public static final SinceRequest SETTINGS =
      new SinceRequest(Optional.empty(), revision -> Optional.empty());
}
