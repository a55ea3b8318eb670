import com.fasterxml.jackson.databind.ObjectMapper;
import dev.migralint.source.Content;
import dev.migralint.source.Decoder;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.read.ScriptReader;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prints how we read each {@code .sql} file under the given folders: one line of JSON for a file,
 * with its text, its statements and all that their operations hold.
 */
final class Dump {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] folders) throws Exception {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Dump::isSql).sorted().toList()) {
          Content content = new Content.Bytes(Files.readAllBytes(file));
          if (Decoder.decode(file.toString(), content) instanceof Reading.Text text) {
            out.println(JSON.writeValueAsString(read(text.file())));
          }
        }
      }
    }
    out.flush();
  }

  private static boolean isSql(Path file) {
    return file.toString().endsWith(".sql") && Files.isRegularFile(file);
  }

  private static Map<String, Object> read(SourceFile file) {
    return Map.of(
        "path", file.path(),
        "text", file.text(),
        "statements", form(ScriptReader.read(file).statements()));
  }

  private static Map<String, Object> statement(Statement statement) {
    Span span = statement.span();
    return Map.of(
        "start", span.start(),
        "end", span.end(),
        "operations", form(statement.operations()),
        "body", form(statement.body()));
  }

  /** A record by its components; names, types and expressions as they are written in SQL. */
  private static Object form(Object value) {
    return switch (value) {
      case Statement statement -> statement(statement);
      case Name name -> name.text();
      case TypeName type -> type.sql();
      case Expression expression -> expression.sql();
      case Record record -> components(record);
      case Optional<?> optional -> optional.<Object>map(Dump::form).orElse(null);
      case Collection<?> elements -> elements.stream().map(Dump::form).toList();
      case Enum<?> constant -> constant.name();
      default -> value;
    };
  }

  private static Map<String, Object> components(Record record) {
    Map<String, Object> form = new LinkedHashMap<>();
    if (record instanceof Operation) {
      form.put("kind", record.getClass().getSimpleName());
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (component.getType() != Span.class) {
        try {
          form.put(component.getName(), form(component.getAccessor().invoke(record)));
        } catch (ReflectiveOperationException hidden) {
          throw new IllegalStateException(hidden);
        }
      }
    }
    return form;
  }
}
