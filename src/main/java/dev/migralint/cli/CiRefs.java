package dev.migralint.cli;

import dev.migralint.report.GithubEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The commits to compare, as the surroundings name them.
 *
 * @param because who named them, in a few words
 * @param bases the revisions to compare with: the first that the clone has; a forced push names one
 *     that may be gone
 * @param head the revision to lint
 * @param request whether it is a pull or merge request, whose base is the branch that it goes into
 * @param mergeCommit the commit that the forge made of base and request, if it did: when it is
 *     checked out, its first parent is the base
 */
public record CiRefs(
    String because,
    List<String> bases,
    String head,
    boolean request,
    Optional<String> mergeCommit) {
  /** One of them is set wherever a CI service runs a job; most set {@code CI} too. */
  private static final List<String> SERVICES =
      List.of(
          "GITHUB_ACTIONS",
          "GITLAB_CI",
          "BITBUCKET_BUILD_NUMBER",
          "TF_BUILD",
          "BUILDKITE",
          "CIRCLECI",
          "JENKINS_URL",
          "TEAMCITY_VERSION");

  /**
   * The commits that the environment asks for: first those of the pre-commit framework (<a
   * href="https://pre-commit.com/#pre-commit-during-push">documentation</a>), then those of a CI
   * service; nothing when it asks for none.
   *
   * @param event reads {@code GITHUB_EVENT_PATH}; asked only when the environment does not say
   */
  public static Optional<CiRefs> of(Map<String, String> env, Supplier<GithubEvent> event) {
    return preCommit(env)
        .or(() -> githubActions(env, event))
        .or(() -> gitlab(env))
        .or(() -> bitbucket(env))
        .or(() -> azure(env))
        .or(() -> buildkite(env))
        .or(() -> gerrit(env))
        .or(() -> jenkins(env));
  }

  /** Whether a CI service runs this. */
  public static boolean isCi(Map<String, String> env) {
    return "true".equals(env.get("CI"))
        || SERVICES.stream().anyMatch(s -> value(env, s).isPresent());
  }

  /** The range of {@code pre-commit run --from-ref --to-ref} and of its push hooks. */
  public static Optional<CiRefs> preCommit(Map<String, String> env) {
    Optional<String> from = value(env, "PRE_COMMIT_FROM_REF");
    Optional<String> to = value(env, "PRE_COMMIT_TO_REF");
    return from.isPresent() && to.isPresent()
        ? Optional.of(
            new CiRefs("pre-commit", List.of(from.get()), to.get(), false, Optional.empty()))
        : Optional.empty();
  }

  /**
   * The range of a GitHub Actions event.
   * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
   */
  public static Optional<CiRefs> githubActions(
      Map<String, String> env, Supplier<GithubEvent> event) {
    if (!"true".equals(env.get("GITHUB_ACTIONS"))) {
      return Optional.empty();
    }
    String name = env.getOrDefault("GITHUB_EVENT_NAME", "");
    Optional<String> sha = value(env, "GITHUB_SHA");
    return switch (name) {
      case "pull_request" ->
          baseRef(env).map(base -> new CiRefs(name, List.of(base), "HEAD", true, sha));
      // Its GITHUB_SHA is the base branch; the pull request is what the workflow checked out.
      case "pull_request_target" ->
          baseRef(env).map(base -> new CiRefs(name, List.of(base), "HEAD", true, Optional.empty()));
      case "merge_group" ->
          Optional.of(
              new CiRefs(
                  name, List.of(event.get().mergeGroupBase().orElse("HEAD^1")), "HEAD", true, sha));
      case "push" -> push(event.get());
      default -> Optional.empty();
    };
  }

  private static Optional<CiRefs> push(GithubEvent event) {
    return push("push", event.before(), event.defaultBranch());
  }

  /** https://docs.gitlab.com/ci/variables/predefined_variables/ */
  private static Optional<CiRefs> gitlab(Map<String, String> env) {
    if (value(env, "GITLAB_CI").isEmpty()) {
      return Optional.empty();
    }
    Optional<String> target = value(env, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
    // The job fetches the request alone, so that the target branch may not be here.
    Optional<String> mergeBase = value(env, "CI_MERGE_REQUEST_DIFF_BASE_SHA");
    boolean merged = env.getOrDefault("CI_MERGE_REQUEST_EVENT_TYPE", "").startsWith("merge");
    return request("GitLab", mergeBase, target, value(env, "CI_COMMIT_SHA").filter(sha -> merged))
        .or(
            () ->
                push(
                    "GitLab", value(env, "CI_COMMIT_BEFORE_SHA"), value(env, "CI_DEFAULT_BRANCH")));
  }

  /** https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
  private static Optional<CiRefs> bitbucket(Map<String, String> env) {
    return request(
        "Bitbucket",
        value(env, "BITBUCKET_PR_DESTINATION_COMMIT"),
        value(env, "BITBUCKET_PR_DESTINATION_BRANCH"),
        Optional.empty());
  }

  /** https://learn.microsoft.com/azure/devops/pipelines/build/variables */
  private static Optional<CiRefs> azure(Map<String, String> env) {
    return request(
        "Azure Pipelines",
        Optional.empty(),
        value(env, "SYSTEM_PULLREQUEST_TARGETBRANCH")
            .map(ref -> ref.replaceFirst("^refs/heads/", "")),
        value(env, "BUILD_SOURCEVERSION"));
  }

  /** https://buildkite.com/docs/pipelines/configure/environment-variables */
  private static Optional<CiRefs> buildkite(Map<String, String> env) {
    return request(
        "Buildkite",
        Optional.empty(),
        value(env, "BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
        Optional.empty());
  }

  /** https://plugins.jenkins.io/gerrit-trigger/ */
  private static Optional<CiRefs> gerrit(Map<String, String> env) {
    return request("Gerrit", Optional.empty(), value(env, "GERRIT_BRANCH"), Optional.empty());
  }

  /** https://www.jenkins.io/doc/book/pipeline/multibranch/ */
  private static Optional<CiRefs> jenkins(Map<String, String> env) {
    return value(env, "JENKINS_URL").isEmpty()
        ? Optional.empty()
        : request("Jenkins", Optional.empty(), value(env, "CHANGE_TARGET"), Optional.empty())
            .or(
                () ->
                    push(
                        "Jenkins", value(env, "GIT_PREVIOUS_SUCCESSFUL_COMMIT"), Optional.empty()));
  }

  private static Optional<CiRefs> request(
      String because, Optional<String> commit, Optional<String> branch, Optional<String> merged) {
    List<String> bases =
        Stream.concat(commit.stream(), branch.map(CiRefs::remote).stream()).toList();
    return bases.isEmpty()
        ? Optional.empty()
        : Optional.of(new CiRefs(because, bases, "HEAD", true, merged));
  }

  /** A push; a branch that is new was at no commit before. */
  private static Optional<CiRefs> push(
      String because, Optional<String> before, Optional<String> defaultBranch) {
    List<String> bases =
        Stream.concat(
                before.filter(sha -> !sha.matches("0+")).stream(),
                defaultBranch.map(CiRefs::remote).stream())
            .toList();
    return bases.isEmpty()
        ? Optional.empty()
        : Optional.of(new CiRefs(because, bases, "HEAD", false, Optional.empty()));
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
