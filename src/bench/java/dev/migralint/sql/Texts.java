package dev.migralint.sql;

import dev.migralint.source.Content;
import dev.migralint.source.Decoder;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What is measured, in memory before it starts: the {@code .sql} files below the folder that the
 * system property {@code bench.folder} names, or one generated file.
 */
@State(Scope.Benchmark)
public class Texts {
  private static final int MB = 1_000_000;

  @Param({"folder", "1MB", "10MB", "100MB", "10MB-insert"})
  public String text;

  List<SourceFile> files;
  double megabytes;

  @Setup
  public void setUp() throws IOException {
    files =
        switch (text) {
          case "folder" -> folder(Path.of(System.getProperty("bench.folder")));
          case "1MB" -> generated(GeneratedMigrations.text(MB));
          case "10MB" -> generated(GeneratedMigrations.text(10 * MB));
          case "100MB" -> generated(GeneratedMigrations.text(100 * MB));
          case "10MB-insert" -> generated(GeneratedMigrations.oneInsert(10 * MB));
          default -> throw new IllegalArgumentException(text);
        };
    long bytes = 0;
    for (SourceFile file : files) {
      bytes += file.text().getBytes(StandardCharsets.UTF_8).length;
    }
    megabytes = (double) bytes / MB;
  }

  private static List<SourceFile> generated(String text) {
    return List.of(new SourceFile("generated.sql", text));
  }

  private static List<SourceFile> folder(Path folder) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Texts::isSql).sorted().toList()) {
        Content content = new Content.Bytes(Files.readAllBytes(path));
        if (Decoder.decode(path.toString(), content) instanceof Reading.Text decoded) {
          files.add(decoded.file());
        }
      }
    }
    return files;
  }

  private static boolean isSql(Path path) {
    return path.toString().endsWith(".sql") && Files.isRegularFile(path);
  }
}
