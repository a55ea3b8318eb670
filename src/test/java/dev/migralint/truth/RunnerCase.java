package dev.migralint.truth;

import dev.migralint.truth.TruthCase.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small history: what has run before, and the migrations that are pending.
 *
 * @param migrations the text of each
 */
record RunnerCase(String title, Versions versions, String given, List<String> migrations) {
  /**
   * The cases of a file: what stands before the first is given to all of them; each begins with
   * {@code -- case: title}, and {@code -- next} divides its migrations.
   */
  static List<RunnerCase> read(Path file) throws IOException {
    String[] parts = Files.readString(file).split("(?m)^-- case: ", -1);
    List<RunnerCase> cases = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      String text = parts[i].substring(end + 1).strip();
      Versions versions = Versions.ALL;
      if (text.startsWith("-- postgres: ")) {
        versions =
            Versions.of(text.substring("-- postgres: ".length(), text.indexOf('\n')).strip());
        text = text.substring(text.indexOf('\n') + 1);
      }
      cases.add(
          new RunnerCase(
              parts[i].substring(0, end),
              versions,
              parts[0].strip() + "\n",
              List.of(text.split("-- next\n", -1))));
    }
    return cases;
  }
}
