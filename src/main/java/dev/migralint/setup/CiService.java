package dev.migralint.setup;

import dev.migralint.source.Tree;
import java.util.Arrays;
import java.util.Optional;

/** A CI service that a repository uses, by the file that configures it. */
public enum CiService {
  GITHUB("GitHub Actions", ".github/workflows"),
  GITLAB("GitLab CI", ".gitlab-ci.yml"),
  BITBUCKET("Bitbucket Pipelines", "bitbucket-pipelines.yml"),
  AZURE("Azure Pipelines", "azure-pipelines.yml"),
  CIRCLECI("CircleCI", ".circleci/config.yml"),
  BUILDKITE("Buildkite", ".buildkite/pipeline.yml"),
  JENKINS("Jenkins", "Jenkinsfile");

  private final String title;
  private final String path;

  CiService(String title, String path) {
    this.title = title;
    this.path = path;
  }

  /** Its name, as people write it. */
  public String title() {
    return title;
  }

  /** The file or folder that configures it. */
  public String path() {
    return path;
  }

  /** The first that the repository uses. */
  public static Optional<CiService> in(Tree tree) {
    return Arrays.stream(values())
        .filter(one -> tree.hasFile(one.path) || !tree.list(one.path).isEmpty())
        .findFirst();
  }
}
