package dev.migralint.setup;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.History;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a repository would start with.
 *
 * @param histories the migrations of PostgreSQL that were found
 * @param versions the versions of PostgreSQL that its files name, the lowest first
 * @param base the branch that others branch off from, as a person writes it
 * @param ci the CI service that it uses
 */
public record Proposal(
    List<History> histories,
    List<PostgresVersion> versions,
    Optional<String> base,
    Optional<CiService> ci) {

  /** What was found and why, a line for each. */
  public List<String> found() {
    String migrations =
        histories.isEmpty()
            ? "none found; name their folder under migrations: in .migralint.yml"
            : histories.stream().map(Proposal::line).collect(Collectors.joining("; "));
    String postgres =
        versions.isEmpty()
            ? "unknown version; set postgres: in .migralint.yml"
            : versions.getFirst().major() + " (" + where(versions.getFirst()) + ")" + others();
    return List.of(
        "Migrations   " + migrations,
        "PostgreSQL   " + postgres,
        "Base branch  " + base.orElse("unknown; set base: in .migralint.yml"),
        "CI           "
            + ci.map(one -> one.title() + " (" + one.path() + ")").orElse("none found"));
  }

  private static String line(History history) {
    String folder = history.folder().isEmpty() ? "the root" : history.folder();
    long files = history.migrations().stream().map(m -> m.path()).distinct().count();
    return history.runner().name() + " in " + folder + " (" + files + " files)";
  }

  private static String where(PostgresVersion version) {
    return version.path() + " says " + version.written().strip();
  }

  private String others() {
    String more =
        versions.stream()
            .filter(one -> one.major() != versions.getFirst().major())
            .map(one -> one.major() + " in " + one.path())
            .distinct()
            .collect(Collectors.joining(", "));
    return more.isEmpty() ? "" : "; also " + more + ", and the lowest counts";
  }

  /** The text of {@code .migralint.yml}; what was not found stands there as a comment. */
  public String settings() {
    StringBuilder text = new StringBuilder();
    text.append(
        "# Settings of migralint. All are optional:"
            + " https://github.com/migralint/migralint#settings\n");
    histories.forEach(
        history -> text.append("# Found: ").append(comment(line(history))).append('\n'));
    text.append('\n');
    if (versions.isEmpty()) {
      text.append("# postgres: 16                 # the major version of your server\n");
    } else {
      PostgresVersion lowest = versions.getFirst();
      text.append(
          "postgres: %d                   # %s\n"
              .formatted(lowest.major(), comment(where(lowest))));
    }
    text.append("# base: origin/main            # what counts as new is measured from here")
        .append(base.map(name -> "; now " + comment(name)).orElse(""))
        .append('\n');
    text.append(
        "# preset: recommended          # recommended, strict (schema design, timeouts) or"
            + " style\n");
    text.append("# fail-on: error               # error, warning, note or never\n");
    return text.toString();
  }

  /** What is not ours, on one line. */
  private static String comment(String words) {
    return words.replaceAll("\\p{Cntrl}|[\\u2028\\u2029]", " ");
  }

  /** The path and the text of a workflow for GitHub Actions. */
  public static String workflow(String version) {
    return """
    # Lints the PostgreSQL migrations of a pull request: https://github.com/migralint/migralint
    name: migralint
    on:
      pull_request:
    permissions:
      contents: read
      security-events: write # for code scanning; leave it out to have annotations only
    jobs:
      migralint:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v5
            with:
              fetch-depth: 2
          - uses: migralint/migralint/.github/actions/lint@v%s
    """
        .formatted(version);
  }

  /** Lines for the configuration of another CI service. */
  public static String job(CiService ci, String version) {
    return switch (ci) {
      case GITHUB -> workflow(version);
      case GITLAB ->
          """
          migralint:
            image: {name: 'ghcr.io/migralint/migralint:%s', entrypoint: ['']}
            variables: {GIT_DEPTH: 0}
            rules: [{if: $CI_PIPELINE_SOURCE == 'merge_request_event'}]
            script: migralint lint --format text --format gitlab=migralint.json
            artifacts: {when: always, reports: {codequality: migralint.json}}
          """
              .formatted(version);
      case BITBUCKET, AZURE, CIRCLECI, BUILDKITE, JENKINS ->
          "npx --yes migralint@%s lint   # in a clone with its whole history\n".formatted(version);
    };
  }

  /** Whether a history is one that migralint lints. */
  public static boolean isLinted(History history) {
    return history.dialect() == Dialect.POSTGRESQL && !history.migrations().isEmpty();
  }

  /** Where the workflow for GitHub Actions goes. */
  public static String workflowPath() {
    return CiService.GITHUB.path() + "/migralint.yml";
  }
}
