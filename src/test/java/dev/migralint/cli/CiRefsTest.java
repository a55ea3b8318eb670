package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.report.GithubEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CiRefsTest {
  private static final String SHA = "1".repeat(40);
  private static final String BEFORE = "2".repeat(40);

  private static Optional<CiRefs> refs(GithubEvent event, String... env) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < env.length; i += 2) {
      map.put(env[i], env[i + 1]);
    }
    return CiRefs.of(map, () -> event);
  }

  private static Optional<CiRefs> actions(String name, GithubEvent event) {
    return refs(
        event,
        "GITHUB_ACTIONS",
        "true",
        "GITHUB_EVENT_NAME",
        name,
        "GITHUB_SHA",
        SHA,
        "GITHUB_BASE_REF",
        name.startsWith("pull_request") ? "release/1" : "");
  }

  private static GithubEvent event(
      @Nullable String before, @Nullable String mergeGroupBase, @Nullable String defaultBranch) {
    return new GithubEvent(
        Optional.ofNullable(before),
        Optional.ofNullable(mergeGroupBase),
        Optional.ofNullable(defaultBranch));
  }

  private static Optional<CiRefs> expected(
      String because, String base, @Nullable String mergeCommit) {
    return Optional.of(
        new CiRefs(
            because,
            List.of(base),
            "HEAD",
            !because.equals("push"),
            Optional.ofNullable(mergeCommit)));
  }

  @Test
  void pullRequests() {
    assertEquals(
        expected("pull_request", "refs/remotes/origin/release/1", SHA),
        actions("pull_request", GithubEvent.none()));
    assertEquals(
        expected("pull_request_target", "refs/remotes/origin/release/1", null),
        actions("pull_request_target", GithubEvent.none()));
  }

  @Test
  void mergeQueues() {
    assertEquals(
        expected("merge_group", BEFORE, SHA), actions("merge_group", event(null, BEFORE, "main")));
    assertEquals(
        expected("merge_group", "HEAD^1", SHA), actions("merge_group", GithubEvent.none()));
  }

  @Test
  void pushes() {
    assertEquals(expected("push", BEFORE, null), actions("push", event(BEFORE, null, null)));
    assertEquals(
        List.of(BEFORE, "refs/remotes/origin/main"),
        actions("push", event(BEFORE, null, "main")).orElseThrow().bases());
    assertEquals(
        expected("push", "refs/remotes/origin/main", null),
        actions("push", event("0".repeat(40), null, "main")));
    assertEquals(Optional.empty(), actions("push", GithubEvent.none()));
  }

  @Test
  void otherEventsAndOtherPlaces() {
    assertEquals(Optional.empty(), actions("schedule", event(BEFORE, null, "main")));
    assertEquals(
        Optional.empty(),
        refs(event(BEFORE, null, "main"), "GITHUB_EVENT_NAME", "push", "GITHUB_SHA", SHA));
  }

  @Test
  void thePreCommitFrameworkComesFirst() {
    assertEquals(
        Optional.of(new CiRefs("pre-commit", List.of("a"), "b", false, Optional.empty())),
        refs(
            GithubEvent.none(),
            "PRE_COMMIT_FROM_REF",
            "a",
            "PRE_COMMIT_TO_REF",
            "b",
            "GITHUB_ACTIONS",
            "true",
            "GITHUB_EVENT_NAME",
            "push"));
    assertFalse(refs(GithubEvent.none(), "PRE_COMMIT_FROM_REF", "a").isPresent());
  }

  private static void assertRefs(
      boolean request, List<String> bases, @Nullable String mergeCommit, String... env) {
    CiRefs refs = refs(GithubEvent.none(), env).orElseThrow();
    assertEquals(
        new CiRefs(refs.because(), bases, "HEAD", request, Optional.ofNullable(mergeCommit)), refs);
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < env.length; i += 2) {
      map.put(env[i], env[i + 1]);
    }
    map.put("CI", "true");
    assertTrue(CiRefs.isCi(map));
  }

  @Test
  void gitlab() {
    String remote = "refs/remotes/origin/release";
    assertRefs(
        true,
        List.of(BEFORE, remote),
        null,
        "GITLAB_CI",
        "true",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
        BEFORE,
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
        "release",
        "CI_MERGE_REQUEST_EVENT_TYPE",
        "detached",
        "CI_COMMIT_SHA",
        SHA);
    assertRefs(
        true,
        List.of(remote),
        SHA,
        "GITLAB_CI",
        "true",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
        "release",
        "CI_MERGE_REQUEST_EVENT_TYPE",
        "merged_result",
        "CI_COMMIT_SHA",
        SHA);
    assertRefs(
        false,
        List.of(BEFORE, remote),
        null,
        "GITLAB_CI",
        "true",
        "CI_COMMIT_BEFORE_SHA",
        BEFORE,
        "CI_DEFAULT_BRANCH",
        "release");
    assertRefs(
        false,
        List.of(remote),
        null,
        "GITLAB_CI",
        "true",
        "CI_COMMIT_BEFORE_SHA",
        "0".repeat(40),
        "CI_DEFAULT_BRANCH",
        "release");
    assertEquals(Optional.empty(), refs(GithubEvent.none(), "CI_DEFAULT_BRANCH", "release"));
  }

  @Test
  void otherServices() {
    String remote = "refs/remotes/origin/release/1";
    assertRefs(
        true,
        List.of("1a2b3c", remote),
        null,
        "BITBUCKET_PR_DESTINATION_COMMIT",
        "1a2b3c",
        "BITBUCKET_PR_DESTINATION_BRANCH",
        "release/1");
    assertRefs(
        true,
        List.of(remote),
        SHA,
        "SYSTEM_PULLREQUEST_TARGETBRANCH",
        "refs/heads/release/1",
        "BUILD_SOURCEVERSION",
        SHA);
    assertRefs(true, List.of(remote), null, "BUILDKITE_PULL_REQUEST_BASE_BRANCH", "release/1");
    assertRefs(true, List.of(remote), null, "GERRIT_BRANCH", "release/1");
    assertRefs(true, List.of(remote), null, "JENKINS_URL", "x", "CHANGE_TARGET", "release/1");
    assertRefs(
        false, List.of(BEFORE), null, "JENKINS_URL", "x", "GIT_PREVIOUS_SUCCESSFUL_COMMIT", BEFORE);
    assertEquals(Optional.empty(), refs(GithubEvent.none(), "CIRCLECI", "true"));
    assertTrue(CiRefs.isCi(Map.of("TF_BUILD", "True")));
    assertFalse(CiRefs.isCi(Map.of("CI", "false")));
  }
}
