package dev.migralint.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode schema() {
    return JSON.valueToTree(
        SettingsSchema.settings(List.of("prisma"), List.of("drop-table", "drop-column")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{}' | true",
        "'null' | true",
        "'{\"postgres\": 15, \"rules\": {\"drop-table\": \"off\"}, \"exclude\": \"a\"}' | true",
        "'{\"migrations\": [\"db\", {\"path\": \"x\", \"layout\": \"prisma\"}]}' | true",
        "'{\"allow\": [{\"rule\": \"a\", \"path\": \"b\", \"because\": \"c\"}]}' | true",
        "'{\"allow\": [{\"rule\": \"a\", \"path\": \"b\"}]}' | false",
        "'{\"postgres\": 11}' | false",
        "'{\"postgress\": 15}' | false",
        "'{\"rules\": {\"drop-table\": \"of\"}}' | false",
        "'{\"rules\": {\"my-own\": \"of\"}}' | false",
        "'{\"rules\": {\"drop-table\": {\"severity\": \"error\", \"suppress\": \"never\"}}}' |"
            + " true",
        "'{\"rules\": {\"x\": {\"reason\": \"A\", \"enforce-from\": \"2027-01-31\"}}}' | true",
        "'{\"rules\": {\"drop-table\": {\"suppress\": \"sometimes\"}}}' | false",
        "'{\"policy-from\": \"base\"}' | true",
        "'{\"policy-from\": \"head\"}' | false",
        "'{\"migrations\": {\"layout\": \"prisma\"}}' | false",
        "'{\"migrations\": [{\"path\": \"x\", \"layout\": \"prism\"}]}' | false",
      })
  void judgesAsTheReaderDoes(String settings, boolean valid) throws Exception {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema());
    assertEquals(valid, schema.validate(JSON.readTree(settings)).isEmpty());
    // The reader reads JSON as YAML.
    if (!settings.equals("null")) {
      SettingsReader.Result result =
          SettingsReader.read(
              new dev.migralint.source.SourceFile("s", settings),
              Settings.Origin.REPOSITORY,
              List.of("prisma"));
      assertEquals(valid, result.problems().isEmpty());
    }
  }

  @Test
  void everyKeyHasASentenceAndKnownRulesAreOffered() {
    JsonNode properties = schema().get("properties");
    properties
        .properties()
        .forEach(p -> assertEquals(true, p.getValue().has("description"), p.getKey()));
    assertEquals(2, properties.get("rules").get("properties").size());
  }
}
