package dev.migralint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migralint.lint.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/**
 * A report for <a href="https://docs.gitlab.com/ci/testing/code_quality/">GitLab's Code
 * Quality</a>, which shows findings in merge requests. GitLab compares the fingerprints of two
 * branches and drops all but one of equal ones.
 */
final class GitlabReporter implements Reporter {
  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    Map<String, Integer> written = new HashMap<>();
    try (JsonGenerator json = JsonOutput.generator(JsonOutput.mapper(), out)) {
      json.setCharacterEscapes(new JsonOutput.WithoutHashes());
      json.writeStartArray();
      for (Annotation found : Annotation.of(outcome, options)) {
        int count = written.merge(found.fingerprint(), 1, Integer::sum);
        write(found, count == 1 ? "" : "-" + count, json);
      }
      json.writeEndArray();
    }
    out.write("\n");
  }

  private static void write(Annotation found, String again, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("description", found.message());
    json.writeStringField("check_name", Printable.line(found.rule()));
    json.writeStringField("fingerprint", found.fingerprint() + again);
    json.writeStringField("severity", severity(found));
    json.writeObjectFieldStart("location");
    json.writeStringField("path", found.path());
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", found.at().line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String severity(Annotation found) {
    if (found.finding().isEmpty()) {
      return "blocker";
    }
    return switch (found.severity()) {
      case NOTE -> "info";
      case WARNING -> "major";
      case ERROR -> "critical";
    };
  }
}
