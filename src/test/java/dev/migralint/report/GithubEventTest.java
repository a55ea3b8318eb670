package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GithubEventTest {
  @TempDir Path temp;

  private GithubEvent read(String json) throws IOException {
    return GithubEvent.read(Files.writeString(temp.resolve("event.json"), json));
  }

  @Test
  void aPush() throws IOException {
    GithubEvent event =
        read(
            """
            {"commits": [{"before": "wrong", "author": {"before": "wrong"}}],
             "sender": {"repository": {"default_branch": "wrong"}},
             "before": "abc", "after": "def", "forced": false, "base_ref": null,
             "repository": {"owner": {"default_branch": "wrong"}, "default_branch": "main"}}
            """);
    assertEquals(new GithubEvent(Optional.of("abc"), Optional.empty(), Optional.of("main")), event);
  }

  @Test
  void aMergeGroup() throws IOException {
    assertEquals(
        new GithubEvent(Optional.empty(), Optional.of("abc"), Optional.empty()),
        read("{\"merge_group\": {\"head_sha\": \"x\", \"base_sha\": \"abc\"}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "[{\"before\": \"abc\"}]", "{\"before\": 1}", "not json"})
  void whatIsBrokenSaysNothing(String json) throws IOException {
    assertEquals(GithubEvent.none(), read(json));
  }

  @Test
  void deepNestingSaysNothing() throws IOException {
    assertEquals(GithubEvent.none(), read("{\"x\":" + "[".repeat(100_000)));
  }

  @Test
  void noFileSaysNothing() {
    assertEquals(GithubEvent.none(), GithubEvent.read(temp.resolve("none")));
  }
}
