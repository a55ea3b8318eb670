package dev.migralint.sql.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of {@code src/test/resources/sql}: statements, each followed by what it means in lines
 * that start with {@code --=}. {@code mvn test -Dmigralint.golden=write} writes those lines anew;
 * read the difference before it is committed.
 */
final class Cases {
  private static final Path FOLDER = Path.of("src", "test", "resources", "sql");
  private static final String MARK = "--= ";

  /** Statements and what they mean. */
  record Case(String file, int line, String sql, List<String> operations) {
    @Override
    public String toString() {
      return file + ":" + line + " " + sql.strip();
    }
  }

  private Cases() {}

  static List<Case> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Case> cases = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if ("write".equals(System.getProperty("migralint.golden"))) {
          write(file);
        }
        cases.addAll(read(file));
      }
      return cases;
    }
  }

  private static List<Case> read(Path file) throws IOException {
    List<Case> cases = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    List<String> operations = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.startsWith(MARK)) {
        operations.add(line.substring(MARK.length()));
        continue;
      }
      if (!operations.isEmpty()) {
        add(cases, file, number - operations.size() - 1, sql, operations);
      }
      sql.append(line).append('\n');
    }
    add(cases, file, number - operations.size(), sql, operations);
    return cases;
  }

  private static void add(
      List<Case> cases, Path file, int line, StringBuilder sql, List<String> operations) {
    String text = sql.toString().replaceFirst("^\\n+", "");
    cases.add(new Case(file.getFileName().toString(), line, text, List.copyOf(operations)));
    sql.setLength(0);
    operations.clear();
  }

  private static void write(Path file) throws IOException {
    String blocks =
        Stream.of(Files.readString(file).split("\n{2,}"))
            .map(Cases::withOperations)
            .collect(Collectors.joining("\n\n"));
    Files.writeString(file, blocks.stripTrailing() + "\n");
  }

  private static String withOperations(String block) {
    String sql =
        block.lines().filter(line -> !line.startsWith(MARK)).collect(Collectors.joining("\n"));
    String operations =
        Printed.operations(sql + "\n").stream()
            .map(line -> MARK + line)
            .collect(Collectors.joining("\n"));
    return sql.strip() + "\n" + operations;
  }
}
