package dev.migralint.report.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migralint.plan.Plan;
import dev.migralint.report.EffectJson;
import dev.migralint.report.JsonOutput;
import dev.migralint.report.JsonSchemas;
import dev.migralint.report.Options;
import dev.migralint.source.Problem;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The plan for scripts, as {@link JsonSchemas#plan()} describes it. */
final class PlanJsonReporter implements PlanReporter {
  @Override
  public void write(Plan plan, Writer out, Options options) throws IOException {
    try (JsonGenerator json = JsonOutput.generator(JsonOutput.mapper(), out)) {
      json.setCharacterEscapes(new JsonOutput.WithoutHashes());
      json.writeStartObject();
      json.writeStringField("lookedAt", plan.description());
      json.writeArrayFieldStart("migrations");
      for (Plan.Migration migration : plan.migrations()) {
        write(migration, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("errors");
      for (Problem problem : plan.errors()) {
        JsonOutput.write(problem, json);
      }
      json.writeEndArray();
      strings("notes", plan.notes(), json);
      json.writeEndObject();
    }
    out.write("\n");
  }

  private static void write(Plan.Migration migration, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", migration.path());
    json.writeStringField("transaction", migration.transaction());
    json.writeArrayFieldStart("statements");
    for (Plan.Statement statement : migration.statements()) {
      write(migration, statement, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("held");
    for (Plan.Held held : migration.held()) {
      json.writeStartObject();
      json.writeStringField("table", held.table().qualified().sql());
      json.writeStringField("mode", held.mode().sql());
      json.writeNumberField("line", held.line());
      json.writeNumberField("laterStatements", held.statements());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Plan.Migration migration, Plan.Statement statement, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("startLine", statement.startLine());
    json.writeNumberField("endLine", statement.endLine());
    json.writeStringField("sql", statement.sql());
    json.writeBooleanField("understood", statement.understood());
    if (statement.refusal().isPresent()) {
      json.writeObjectFieldStart("refused");
      json.writeStringField("sqlstate", statement.refusal().get().sqlstate());
      json.writeStringField("message", statement.refusal().get().message());
      json.writeEndObject();
    } else {
      json.writeNullField("refused");
    }
    json.writeBooleanField("notRun", statement.notRun());
    EffectJson effect = new EffectJson(json);
    effect.lines(statement.effect(), migration.path());
    effect.fields(statement.effect());
    json.writeStringField("lockTimeout", statement.lockTimeout().orElse(null));
    json.writeStringField("statementTimeout", statement.statementTimeout().orElse(null));
    json.writeEndObject();
  }

  private static void strings(String field, List<String> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
