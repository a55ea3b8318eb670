package dev.migralint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What GitHub Actions says in the file of {@code GITHUB_EVENT_PATH} about the commits that started
 * it (<a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">payloads</a>).
 *
 * @param before of a push: the commit that the branch had, all zeros for a new branch
 * @param mergeGroupBase of a merge queue: the commit that the group goes onto
 * @param defaultBranch the repository's default branch, by its short name
 */
public record GithubEvent(
    Optional<String> before, Optional<String> mergeGroupBase, Optional<String> defaultBranch) {
  private static final long LARGEST = 32L << 20;
  private static final Set<String> WANTED =
      Set.of("/before", "/merge_group/base_sha", "/repository/default_branch");

  /** An event that says nothing. */
  public static GithubEvent none() {
    return new GithubEvent(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Reads the file; what is absent, too large or broken says nothing. */
  public static GithubEvent read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return none();
      }
      try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
        Map<String, String> values = values(json);
        return new GithubEvent(
            Optional.ofNullable(values.get("/before")),
            Optional.ofNullable(values.get("/merge_group/base_sha")),
            Optional.ofNullable(values.get("/repository/default_branch")));
      }
    } catch (IOException broken) {
      return none();
    }
  }

  private static Map<String, String> values(JsonParser json) throws IOException {
    Map<String, String> values = new HashMap<>();
    Deque<String> path = new ArrayDeque<>();
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      if (token.isStructStart()) {
        String name = json.currentName() == null ? "" : "/" + json.currentName();
        path.addLast(token == JsonToken.START_ARRAY ? name + "[]" : name);
        if (path.size() > 2) {
          json.skipChildren();
          path.removeLast();
        }
      } else if (token.isStructEnd()) {
        path.removeLast();
      } else if (token == JsonToken.VALUE_STRING) {
        String place = String.join("", path) + "/" + json.currentName();
        if (WANTED.contains(place)) {
          values.put(place, json.getText());
        }
      }
    }
    return Collections.unmodifiableMap(values);
  }
}
