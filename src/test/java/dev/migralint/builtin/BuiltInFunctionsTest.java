package dev.migralint.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuiltInFunctionsTest {
  private static final Path LIST = Path.of("src", "main", "resources", "postgres", "functions.tsv");

  @Test
  void everyFunctionOfTheListIsFound() throws IOException {
    List<String> names =
        Files.readAllLines(LIST).stream()
            .map(line -> line.substring(0, line.indexOf('\t')))
            .toList();
    assertEquals(names.stream().sorted().toList(), names);
    for (String name : names) {
      assertTrue(BuiltInFunctions.volatilities(name).isPresent(), name);
      assertEquals(Optional.empty(), BuiltInFunctions.volatilities(name + "~"));
    }
  }

  @Test
  void otherNamesAreNotFound() {
    for (String name : List.of("", "!", "my_default", "zzz", "now\tsssssss\n")) {
      assertEquals(Optional.empty(), BuiltInFunctions.volatilities(name), name);
    }
  }
}
