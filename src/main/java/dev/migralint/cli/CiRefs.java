package dev.migralint.cli;

import dev.migralint.report.GithubEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The commits to compare, as the surroundings name them.
 *
 * @param because who named them, in a few words
 * @param bases the revisions to compare with: the first that the clone has; a forced push names one
 *     that may be gone
 * @param head the revision to lint
 * @param mergeCommit the commit that the forge made of base and pull request, if it did: when it is
 *     checked out, its first parent is the base
 */
public record CiRefs(
    String because, List<String> bases, String head, Optional<String> mergeCommit) {

  /**
   * The commits that the environment asks for: first those of the pre-commit framework (<a
   * href="https://pre-commit.com/#pre-commit-during-push">documentation</a>), then those of a
   * GitHub Actions event (<a
   * href="https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows">events</a>);
   * nothing when it asks for none.
   *
   * @param event reads {@code GITHUB_EVENT_PATH}; asked only when the environment does not say
   */
  public static Optional<CiRefs> of(Map<String, String> env, Supplier<GithubEvent> event) {
    return preCommit(env).or(() -> githubActions(env, event));
  }

  /** The range of {@code pre-commit run --from-ref --to-ref} and of its push hooks. */
  public static Optional<CiRefs> preCommit(Map<String, String> env) {
    Optional<String> from = value(env, "PRE_COMMIT_FROM_REF");
    Optional<String> to = value(env, "PRE_COMMIT_TO_REF");
    return from.isPresent() && to.isPresent()
        ? Optional.of(new CiRefs("pre-commit", List.of(from.get()), to.get(), Optional.empty()))
        : Optional.empty();
  }

  /** The range of a GitHub Actions event. */
  public static Optional<CiRefs> githubActions(
      Map<String, String> env, Supplier<GithubEvent> event) {
    if (!"true".equals(env.get("GITHUB_ACTIONS"))) {
      return Optional.empty();
    }
    String name = env.getOrDefault("GITHUB_EVENT_NAME", "");
    Optional<String> sha = value(env, "GITHUB_SHA");
    return switch (name) {
      case "pull_request" -> baseRef(env).map(base -> new CiRefs(name, List.of(base), "HEAD", sha));
      // Its GITHUB_SHA is the base branch; the pull request is what the workflow checked out.
      case "pull_request_target" ->
          baseRef(env).map(base -> new CiRefs(name, List.of(base), "HEAD", Optional.empty()));
      case "merge_group" ->
          Optional.of(
              new CiRefs(
                  name, List.of(event.get().mergeGroupBase().orElse("HEAD^1")), "HEAD", sha));
      case "push" -> push(event.get());
      default -> Optional.empty();
    };
  }

  private static Optional<CiRefs> push(GithubEvent event) {
    List<String> bases = new ArrayList<>();
    event.before().filter(sha -> !sha.matches("0+")).ifPresent(bases::add);
    event.defaultBranch().map(CiRefs::remote).ifPresent(bases::add);
    return bases.isEmpty()
        ? Optional.empty()
        : Optional.of(new CiRefs("push", List.copyOf(bases), "HEAD", Optional.empty()));
  }

  private static Optional<String> baseRef(Map<String, String> env) {
    return value(env, "GITHUB_BASE_REF").map(CiRefs::remote);
  }

  private static String remote(String branch) {
    return "refs/remotes/origin/" + branch;
  }

  private static Optional<String> value(Map<String, String> env, String name) {
    return Optional.ofNullable(env.get(name)).filter(value -> !value.isBlank());
  }
}
