package dev.migralint.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.source.SourceFile;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.read.ScriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeChangeTest {
  private static final Path SEEN =
      Path.of("src", "test", "resources", "postgres", "type-changes.txt");

  /** What is decided is what a server was seen to do; the rest is said to be unknown. */
  @Test
  void decidesAsPostgres() throws IOException {
    List<String> wrong = new ArrayList<>();
    int undecided = 0;
    List<String> rows = Files.readAllLines(SEEN).stream().filter(l -> !l.startsWith("#")).toList();
    for (String row : rows) {
      String[] seen = row.split(" \\| ");
      TypeChange change =
          TypeChange.decide(
              Optional.of(type(seen[0])), type(seen[1]), false, seen[2].equals("UTC"));
      Ternary rewritten = Ternary.of(seen[3].equals("rewrite"));
      undecided += change.rewrites() == Ternary.UNKNOWN ? 1 : 0;
      boolean agrees = change.rewrites() == Ternary.UNKNOWN || change.rewrites() == rewritten;
      boolean index =
          change.rewrites() != Ternary.NO
              || seen[4].equals("-")
              || change.reindexes() == seen[4].equals("reindex");
      if (!agrees || !index) {
        wrong.add(row + " but " + change);
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(true, undecided * 10 < rows.size(), undecided + " of " + rows.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          integer       | smallint      | YES
          integer       | bigint        | NO
          varchar(20)   | varchar(10)   | YES
          varchar(20)   | varchar(40)   | NO
          varchar(20)   | text          | NO
          text          | varchar(20)   | YES
          numeric(10,2) | numeric(12,2) | NO
          numeric(10,2) | numeric(10,4) | YES
          numeric(10,2) | numeric(8,2)  | YES
          timestamp     | timestamp(3)  | NO
          numeric(10,2) | numeric(10,0) | NO
          numeric(10,2) | numeric(9,1)  | YES
          integer       | varchar(11)   | NO
          integer       | varchar(10)   | YES
          bit(3)        | bit(5)        | YES
          bigint[]      | integer[]     | YES
          timestamp(3)  | timestamp     | NO
          app.mood      | integer       | UNKNOWN
          """)
  void narrowsWhereAValueMayNotFit(String from, String to, Ternary narrows) {
    TypeChange change = TypeChange.decide(Optional.of(type(from)), type(to), false, false);
    assertEquals(narrows, change.narrows());
  }

  @ParameterizedTest
  @CsvSource({"integer, YES", "uuid, YES", "text, UNKNOWN", "app.mood, UNKNOWN"})
  void anUnknownTypeMayBecomeTheNewOneForFree(String to, Ternary rewrites) {
    TypeChange change = TypeChange.decide(Optional.empty(), type(to), false, false);
    assertEquals(rewrites, change.rewrites());
  }

  @Test
  void aComputedValueIsWritten() {
    TypeChange change = TypeChange.decide(Optional.of(type("text")), type("text"), true, false);
    assertEquals(Ternary.YES, change.rewrites());
  }

  private static TypeName type(String written) {
    String sql = "ALTER TABLE t ADD c " + written;
    return ((AddColumn)
            ScriptReader.read(new SourceFile("", sql))
                .statements()
                .getFirst()
                .operations()
                .getFirst())
        .type();
  }
}
