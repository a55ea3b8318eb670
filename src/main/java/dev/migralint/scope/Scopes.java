package dev.migralint.scope;

import dev.migralint.layout.History;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Problem;
import java.util.List;
import java.util.Set;

/**
 * The histories that a change set touches, with what is under review in each.
 *
 * @param deleted how many migrations the change deletes
 * @param deployed the paths of the migrations that count as deployed because of {@code since}
 * @param touched the histories for PostgreSQL in whose folders something is under review, even if
 *     it is not a migration
 * @param notes what is not judged, and why
 * @param problems what the settings ask for and the tree does not have
 */
public record Scopes(
    List<Scope> scopes,
    int deleted,
    Set<String> deployed,
    List<History> touched,
    List<String> notes,
    List<Problem> problems) {

  /**
   * Finds them.
   *
   * @throws UnknownSince where {@code since} names no version and no revision
   */
  public static Scopes of(
      ChangeSet changes, Settings settings, SinceRequest since, Folders folders) {
    if (changes.review() instanceof Review.Diff diff) {
      folders.change(changes.head(), diff.base(changes.head()));
    }
    ScopeCollector found = new ScopeCollector(changes.head(), settings, folders);
    return switch (changes.review()) {
      case Review.Diff diff -> new ChangedScopes(found).in(diff);
      case Review.Each each -> new NamedScopes(found, since).in(each);
      case Review.One one -> new NamedScopes(found, since).in(one);
    };
  }
}
