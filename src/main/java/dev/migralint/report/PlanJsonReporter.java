package dev.migralint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migralint.plan.Plan;
import dev.migralint.source.Problem;
import dev.migralint.sql.ObjectName;
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
      write(statement, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("held");
    for (Plan.Held held : migration.held()) {
      json.writeStartObject();
      json.writeStringField("table", held.table().sql());
      json.writeStringField("mode", held.mode().words());
      json.writeNumberField("line", held.line());
      json.writeNumberField("laterStatements", held.statements());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Plan.Statement statement, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("startLine", statement.startLine());
    json.writeNumberField("endLine", statement.endLine());
    json.writeStringField("sql", statement.sql());
    json.writeBooleanField("understood", statement.understood());
    json.writeArrayFieldStart("locks");
    for (Plan.Lock lock : statement.locks()) {
      json.writeStartObject();
      json.writeStringField("table", lock.table().sql());
      json.writeStringField("mode", lock.mode().words());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("waits");
    for (Plan.Wait wait : statement.waits()) {
      json.writeStartObject();
      json.writeStringField("table", wait.table().sql());
      json.writeBooleanField("reads", wait.reads());
      json.writeBooleanField("writes", wait.writes());
      json.writeEndObject();
    }
    json.writeEndArray();
    names("rewrites", statement.rewrites(), json);
    names("scans", statement.scans(), json);
    names("indexBuilds", statement.indexBuilds(), json);
    json.writeBooleanField("refusesTransaction", statement.refusesTransaction());
    json.writeBooleanField("failsIfRows", !statement.failsIf().isEmpty());
    strings("failsIf", statement.failsIf(), json);
    strings("losesData", statement.losesData(), json);
    strings("unknowns", statement.unknowns(), json);
    json.writeStringField("lockTimeout", statement.lockTimeout().orElse(null));
    json.writeStringField("statementTimeout", statement.statementTimeout().orElse(null));
    json.writeEndObject();
  }

  private static void names(String field, List<ObjectName> names, JsonGenerator json)
      throws IOException {
    strings(field, names.stream().map(ObjectName::sql).toList(), json);
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
