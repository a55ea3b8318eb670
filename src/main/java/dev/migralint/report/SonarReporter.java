package dev.migralint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migralint.finding.Finding;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * <a
 * href="https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/importing-external-issues/generic-issue-import-format/">SonarQube's
 * generic format</a> for issues, as SonarQube 10.3 and later read it.
 */
final class SonarReporter implements Reporter {
  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    List<Annotation> all = Annotation.of(outcome, options);
    SonarRules rules = SonarRules.of(all);
    try (JsonGenerator json = JsonOutput.generator(JsonOutput.mapper(), out)) {
      json.setCharacterEscapes(new JsonOutput.WithoutHashes());
      json.writeStartObject();
      rules.write(json);
      json.writeArrayFieldStart("issues");
      for (Annotation found : all) {
        write(found, rules.severity(found.rule()), json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write("\n");
  }

  /** An issue has no severity of its own, so that a lower one than the rule's is a word. */
  private static void write(Annotation found, Severity ofRule, JsonGenerator json)
      throws IOException {
    String lower = found.severity() == ofRule ? "" : found.severity().word() + ": ";
    json.writeStartObject();
    json.writeStringField("ruleId", Printable.line(found.rule()));
    json.writeObjectFieldStart("primaryLocation");
    json.writeStringField("message", lower + found.message());
    json.writeStringField("filePath", found.path());
    if (found.finding().isPresent()) {
      range(found.finding().get(), json);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Lines from 1, columns from 0 in UTF-16; SonarQube refuses a range without characters. */
  private static void range(Finding finding, JsonGenerator json) throws IOException {
    SourceFile file = finding.file();
    Span span = Places.clip(file.text(), finding.changed());
    int startLine = file.line(span.start());
    json.writeObjectFieldStart("textRange");
    json.writeNumberField("startLine", startLine);
    if (span.end() > span.start()) {
      int endLine = file.line(span.end());
      json.writeNumberField("endLine", endLine);
      json.writeNumberField("startColumn", span.start() - file.lineStart(startLine));
      json.writeNumberField("endColumn", span.end() - file.lineStart(endLine));
    }
    json.writeEndObject();
  }
}
