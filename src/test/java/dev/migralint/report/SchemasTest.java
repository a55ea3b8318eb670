package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.migralint.lint.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static List<Outcome> outcomes() {
    return List.of(Samples.everyday(), Samples.hostile(), Samples.nothing());
  }

  private static JsonSchema sarif() throws IOException {
    try (InputStream schema =
        SchemasTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(Objects.requireNonNull(schema));
    }
  }

  private static JsonSchema report() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(JsonSchemas.report());
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void sarifIsValid(Outcome outcome) throws IOException {
    for (Options options : List.of(ReportersTest.PLAIN, ReportersTest.ALL)) {
      String log = ReportersTest.write(Format.SARIF, outcome, options);
      assertEquals(Set.of(), sarif().validate(log, InputFormat.JSON));
    }
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void jsonIsValid(Outcome outcome) throws IOException {
    String json = ReportersTest.write(Format.JSON, outcome, ReportersTest.PLAIN);
    assertEquals(Set.of(), report().validate(json, InputFormat.JSON));
  }

  @Test
  void jsonHoldsTheTextAsItIs() throws IOException {
    Outcome hostile = Samples.hostile();
    JsonNode finding =
        MAPPER
            .readTree(ReportersTest.write(Format.JSON, hostile, ReportersTest.PLAIN))
            .path("findings")
            .path(0);
    assertEquals(hostile.findings().get(0).message(), finding.path("message").textValue());
    assertEquals(hostile.findings().get(0).file().path(), finding.path("path").textValue());
  }

  @Test
  void theSchemasRefuseWhatIsWrong() throws IOException {
    assertFalse(sarif().validate("{\"version\": \"2.1.0\"}", InputFormat.JSON).isEmpty());
    ObjectNode json =
        (ObjectNode)
            MAPPER.readTree(
                ReportersTest.write(Format.JSON, Samples.everyday(), ReportersTest.PLAIN));
    ((ObjectNode) json.path("findings").path(0)).put("startLine", 0);
    assertFalse(report().validate(json).isEmpty());
  }

  @Test
  void theReportSchemaDescribesEveryKeyThatIsWritten() throws IOException {
    JsonNode json =
        MAPPER.readTree(ReportersTest.write(Format.JSON, Samples.everyday(), ReportersTest.PLAIN));
    JsonNode schema = MAPPER.readTree(JsonSchemas.report());
    JsonNode finding = schema.path("$defs").path("finding").path("properties");
    assertEquals(names(schema.path("properties")), names(json));
    assertEquals(names(finding), names(json.path("findings").path(0)));
    for (String part : List.of("coverage", "errors")) {
      JsonNode described = schema.path("properties").path(part);
      JsonNode written = json.path(part);
      assertEquals(
          names(described.findValue("properties")),
          names(written.isArray() ? written.path(0) : written));
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void resultsAlwaysSayTheirLevelAndRule() throws IOException {
    JsonNode run =
        MAPPER
            .readTree(ReportersTest.write(Format.SARIF, Samples.everyday(), ReportersTest.PLAIN))
            .path("runs")
            .path(0);
    assertEquals(2, run.path("results").size());
    for (JsonNode result : run.path("results")) {
      int index = result.path("ruleIndex").asInt(-1);
      JsonNode rule = run.path("tool").path("driver").path("rules").path(index);
      assertEquals(result.path("ruleId"), rule.path("id"));
      assertFalse(result.path("level").isMissingNode());
    }
    JsonNode nothing =
        MAPPER.readTree(ReportersTest.write(Format.SARIF, Samples.nothing(), ReportersTest.PLAIN));
    assertEquals(0, nothing.path("runs").path(0).required("results").size());
  }
}
