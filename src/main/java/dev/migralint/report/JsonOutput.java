package dev.migralint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.migralint.source.Problem;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * JSON the same on every machine: indented, line feeds, and in ASCII, so that no character can
 * reorder or hide what stands on the screen and no output encoding can damage it.
 */
public final class JsonOutput {
  private JsonOutput() {}

  /** A mapper that writes ASCII and never closes what it writes to. */
  public static ObjectMapper mapper() {
    return JsonMapper.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .build();
  }

  /** A generator that leaves the writer open. */
  public static JsonGenerator generator(ObjectMapper mapper, Writer out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return mapper.getFactory().createGenerator(out).setPrettyPrinter(printer);
  }

  /** A problem as an object. */
  public static void write(Problem problem, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", problem.path());
    if (problem.at().isPresent()) {
      json.writeNumberField("line", problem.at().get().line());
      json.writeNumberField("column", problem.at().get().column());
    } else {
      json.writeNullField("line");
      json.writeNullField("column");
    }
    json.writeStringField("message", problem.message());
    json.writeStringField("nextStep", problem.nextStep());
    json.writeEndObject();
  }

  /** Spells out "#", as CI runners obey a "##[command]" in a string too, once it is in a log. */
  public static final class WithoutHashes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      escapes['#'] = ESCAPE_STANDARD;
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
