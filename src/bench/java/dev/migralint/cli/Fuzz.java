package dev.migralint.cli;

import dev.migralint.baseline.Baseline;
import dev.migralint.lint.Linter;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.Content;
import dev.migralint.source.Decoder;
import dev.migralint.source.MapTree;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lints mutated statements and mutated configurations of real repositories, and looks for internal
 * errors and for what takes long. Arguments: {@code statements} or {@code files}, how many, the
 * seed, and folders with repositories. The same arguments give the same mutations.
 */
public final class Fuzz {
  /** How many statements make one migration. */
  private static final int TOGETHER = 20;

  private static final int LONGEST = 20_000;
  private static final double SLOW = 5;
  private static final String DEEP = "too deep for the stack";

  private final Random random;
  private final Mutations mutations;
  private final Map<String, String> failures = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  private Fuzz(long seed) {
    random = new Random(seed);
    mutations = new Mutations(random);
  }

  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[1]);
    Fuzz fuzz = new Fuzz(Long.parseLong(arguments[2]));
    List<Path> folders = new ArrayList<>();
    for (int i = 3; i < arguments.length; i++) {
      folders.add(Path.of(arguments[i]));
    }
    if (arguments[0].equals("statements")) {
      fuzz.statements(count, folders);
    } else {
      fuzz.files(count, folders);
    }
    fuzz.counts.forEach((what, times) -> System.out.println(times + " x " + what));
    fuzz.failures.forEach((what, input) -> System.out.println("\n" + what + "\n" + input));
    System.exit(fuzz.failures.isEmpty() ? 0 : 1);
  }

  // Statements

  private void statements(int count, List<Path> folders) throws IOException {
    List<String> pool = pool(folders);
    mutations.learn(pool);
    System.out.println(pool.size() + " statements");
    RuleBook book = Rulebooks.loading().own();
    Linter linter = new Linter(book, Settings.NONE, Baseline.none(""), LocalDate.EPOCH);
    long start = cpuTime();
    for (int done = 0; done < count; done += TOGETHER) {
      StringBuilder text = new StringBuilder();
      // Neighbors are about the same tables.
      int at = random.nextInt(pool.size());
      for (int i = 0; i < TOGETHER; i++) {
        String statement = pool.get((at + i) % pool.size());
        text.append(random.nextInt(4) == 0 ? statement : mutations.of(statement)).append(";\n");
      }
      lint(linter, text.toString());
      if (done % 20_000 == 0) {
        System.out.printf(Locale.ROOT, "%d after %.0f s%n", done, (cpuTime() - start) / 1e9);
      }
    }
  }

  private void lint(Linter linter, String text) {
    Map<String, String> tree = Map.of("db/migration/V1__a.sql", text);
    ChangeSet changes =
        new ChangeSet("all", MapTree.of(tree), new ChangeSet.Review.Each(List.of("")));
    long start = cpuTime();
    try {
      Outcome outcome = linter.lint(changes, SinceRequest.SETTINGS);
      outcome.errors().stream()
          .filter(error -> !error.message().contains("NUL character"))
          .forEach(error -> failed(error.sentence(), text));
      count("not understood in full", outcome.coverage().notUnderstood());
      count("statements", outcome.coverage().statements());
      count("findings", outcome.findings().size());
    } catch (RuntimeException | Error failure) {
      failed(String.valueOf(failure) + " at " + place(failure), text);
    }
    slow(start, text);
  }

  private static String place(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.migralint.")) {
        return frame.toString();
      }
    }
    return "";
  }

  private void count(String what, int times) {
    counts.merge(what, times, Integer::sum);
  }

  private void failed(String what, String input) {
    counts.merge(what, 1, Integer::sum);
    if (failures.putIfAbsent(what, input) == null) {
      System.out.println("FAILED " + what);
    }
  }

  /** What other programs take of the processor must not count. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void slow(long start, String input) {
    double seconds = (cpuTime() - start) / 1e9;
    if (seconds > SLOW) {
      failed("takes %.0f s".formatted(seconds), input);
    }
  }

  private static List<String> pool(List<Path> folders) throws IOException {
    List<String> pool = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : below(folder, ".*\\.(sql|ddl|pgsql)", 2_000_000)) {
        Content content = new Content.Bytes(Files.readAllBytes(file));
        if (Decoder.decode(file.toString(), content) instanceof Reading.Text text) {
          SourceFile source = text.file();
          Script script = ScriptReader.read(source);
          for (Statement statement : script.statements()) {
            if (statement.span().length() < LONGEST) {
              pool.add(source.text(statement.span()));
            }
          }
        }
      }
    }
    return pool;
  }

  static List<Path> below(Path folder, String name, long largest) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.getFileName().toString().matches(name))
          .filter(f -> Files.isRegularFile(f) && f.toFile().length() <= largest)
          .sorted()
          .toList();
    }
  }

  // Configurations

  private void files(int count, List<Path> folders) throws IOException {
    List<Map<String, byte[]>> repositories = new ArrayList<>(SettingsSamples.all());
    for (Path folder : folders) {
      Map<String, byte[]> files = FuzzedRepository.filesOf(folder);
      if (!files.isEmpty()) {
        repositories.add(files);
      }
    }
    System.out.println(repositories.size() + " repositories");
    List<FuzzedRepository> made = new ArrayList<>();
    long start = System.nanoTime();
    try {
      for (Map<String, byte[]> files : repositories) {
        made.add(FuzzedRepository.of(files, random, mutations));
      }
      for (int i = 0; i < count; i++) {
        long before = cpuTime();
        FuzzedRepository.Run run = made.get(i % made.size()).run();
        count("exit " + run.exit(), 1);
        int mistake =
            Math.max(run.said().indexOf("mistake in migralint"), run.said().indexOf(DEEP));
        if (mistake >= 0) {
          String said = run.said().substring(mistake);
          failed(said.substring(0, Math.min(said.length(), 400)), run.input());
        }
        slow(before, run.input());
        if (i % 500 == 0) {
          System.out.printf(Locale.ROOT, "%d after %.0f s%n", i, (System.nanoTime() - start) / 1e9);
        }
      }
    } finally {
      for (FuzzedRepository repository : made) {
        repository.delete();
      }
    }
  }
}
