package dev.migralint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migralint.finding.Finding;
import dev.migralint.finding.Uses.Moment;
import dev.migralint.finding.Uses.Place;
import dev.migralint.finding.Uses.Search;
import dev.migralint.lint.Outcome;
import dev.migralint.postgres.Effect;
import dev.migralint.sizes.SizedTable;
import dev.migralint.source.Problem;
import dev.migralint.sql.ObjectName;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON for scripts, as {@link JsonSchemas#report()} describes it. Text is given exactly as it is in
 * the files; allowed findings are always there, marked.
 */
final class JsonReporter implements Reporter {
  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    Places places = new Places();
    try (JsonGenerator json = JsonOutput.generator(JsonOutput.mapper(), out)) {
      json.setCharacterEscapes(new JsonOutput.WithoutHashes());
      json.writeStartObject();
      json.writeObjectFieldStart("tool");
      json.writeStringField("name", "migralint");
      json.writeStringField("version", options.version());
      json.writeStringField("commit", orNull(options.commit()));
      json.writeEndObject();
      json.writeStringField("lookedAt", outcome.description());
      json.writeArrayFieldStart("findings");
      for (Finding finding : outcome.findings()) {
        write(finding, places.region(finding.file(), finding.span()), json);
      }
      json.writeEndArray();
      write(outcome.coverage(), json);
      write("suppressed", outcome.suppressed(), json);
      write("notShown", outcome.notShown(), json);
      json.writeArrayFieldStart("errors");
      for (Problem problem : outcome.errors()) {
        JsonOutput.write(problem, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("notes");
      for (String note : outcome.notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write("\n");
  }

  private static void write(String field, Map<String, Integer> byRule, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, Integer> rule : byRule.entrySet()) {
      json.writeNumberField(rule.getKey(), rule.getValue());
    }
    json.writeEndObject();
  }

  private static void write(Finding finding, Region region, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().id());
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("path", finding.file().path());
    json.writeNumberField("startLine", region.start().line());
    json.writeNumberField("startColumn", region.start().column());
    json.writeNumberField("endLine", region.end().line());
    json.writeNumberField("endColumn", region.end().column());
    json.writeStringField("message", finding.message());
    json.writeStringField("table", orNull(finding.table().map(ObjectName::sql)));
    json.writeArrayFieldStart("objects");
    for (String object : finding.objects()) {
      json.writeString(object);
    }
    json.writeEndArray();
    json.writeBooleanField("suppressed", finding.allowed().isPresent());
    json.writeStringField(
        "suppressedBy",
        orNull(finding.allowed().map(by -> by.kind().name().toLowerCase(Locale.ROOT))));
    json.writeStringField(
        "suppressedBecause", orNull(finding.allowed().map(Finding.Allowed::reason)));
    EffectJson effect = new EffectJson(json);
    effect.lines(finding.effect(), finding.file().path());
    if (finding.effect().equals(Effect.NONE)) {
      json.writeNullField("effect");
    } else {
      json.writeObjectFieldStart("effect");
      effect.fields(finding.effect());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("sizes");
    for (SizedTable table : finding.sizes()) {
      write(table, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("because");
    for (Finding.Related related : finding.because()) {
      json.writeStartObject();
      json.writeStringField("path", related.path());
      json.writeNumberField("line", related.line());
      json.writeStringField("message", Explanation.because(related));
      json.writeEndObject();
    }
    json.writeEndArray();
    Optional<Search> search = UseWords.search(finding);
    if (search.isPresent()) {
      write(search.get(), json);
    } else {
      json.writeNullField("uses");
    }
    json.writeArrayFieldStart("instead");
    for (Finding.Advice step : finding.instead()) {
      json.writeStartObject();
      json.writeStringField("say", step.say());
      json.writeStringField("sql", orNull(step.sql()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("sqlstate", orNull(finding.sqlstate()));
    json.writeStringField("fingerprint", finding.fingerprint().hash());
    json.writeEndObject();
  }

  private static void write(SizedTable table, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Object> field : SizeFields.of(table.table().sql(), table).entrySet()) {
      json.writePOJOField(field.getKey(), field.getValue());
    }
    json.writeEndObject();
  }

  private static void write(Search search, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("uses");
    json.writeArrayFieldStart("places");
    for (Place place : search.places()) {
      json.writeStartObject();
      json.writeStringField("path", place.path());
      json.writeNumberField("line", place.line());
      switch (place.moment()) {
        case Moment.Head head -> json.writeStringField("at", "head");
        case Moment.MergeBase base -> json.writeStringField("at", "merge-base");
        case Moment.Release release -> json.writeStringField("at", "release");
      }
      json.writeStringField(
          "release", place.moment() instanceof Moment.Release(String tag) ? tag : null);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("all", search.all());
    json.writeNumberField("files", search.files());
    json.writeNumberField("tooLarge", search.left().tooLarge());
    json.writeNumberField("unread", search.left().unread());
    json.writeBooleanField("stopped", search.left().stopped());
    json.writeEndObject();
  }

  private static void write(Outcome.Coverage coverage, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("coverage");
    json.writeNumberField("files", coverage.files());
    json.writeNumberField("statements", coverage.statements());
    json.writeNumberField("notUnderstood", coverage.notUnderstood());
    json.writeNumberField("schemaKnown", coverage.schemaKnown());
    json.writeNumberField("notReviewed", coverage.notReviewed());
    json.writeNumberField("deleted", coverage.deleted());
    json.writeNumberField("deployed", coverage.deployed());
    json.writeEndObject();
  }

  private static @Nullable String orNull(Optional<String> text) {
    return text.orElse(null);
  }
}
