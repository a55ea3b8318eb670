package dev.migralint.cli;

import dev.migralint.cli.CostlyInputs.Input;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Lints each of {@link CostlyInputs} in three sizes, of which each is twice the one before, and
 * prints the seconds: what takes more than three times as long for twice the text is marked. Needs
 * git. Arguments: a pattern for the names of the inputs, the seconds after which one is given up.
 */
public final class Costly {
  private static final double SUSPICIOUS = 3;
  private static final double MEASURABLE = 0.3;
  private static final int GIVEN_UP = 9;
  private static final boolean WHERE = Boolean.getBoolean("costly.where");

  /** For a first look on a slow machine: the part of the largest size that is measured. */
  private static final String SCALE = System.getProperty("costly.scale", "1");

  private Costly() {}

  public static void main(String[] arguments) throws Exception {
    String pattern = arguments.length > 0 ? arguments[0] : "";
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    if (arguments.length > 2) {
      System.exit(from(Integer.parseInt(arguments[2]), pattern, seconds));
    }
    // An input that is given up goes on in its process, which is then ended.
    int next = 0;
    while (next < CostlyInputs.all().size()) {
      List<String> command = new ArrayList<>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", "-Xmx4g"));
      command.addAll(
          List.of(
              "-Dcostly.scale=" + SCALE,
              "-Dcostly.where=" + WHERE,
              "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(Costly.class.getName(), pattern, "" + seconds, "" + next));
      Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
      String last = "";
      try (var lines = child.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("\t")) {
            last = line.strip();
          } else {
            System.out.println(line);
          }
        }
      }
      if (child.waitFor() != GIVEN_UP) {
        return;
      }
      next = Integer.parseInt(last) + 1;
    }
  }

  private static int from(int first, String pattern, int seconds) throws Exception {
    List<Input> all = CostlyInputs.all();
    for (int i = first; i < all.size(); i++) {
      if (all.get(i).name().matches(".*(" + pattern + ").*") && !measure(all.get(i), seconds)) {
        System.out.println("\t" + i);
        System.out.flush();
        return GIVEN_UP;
      }
    }
    return 0;
  }

  /** Whether the input was measured to its end. */
  private static boolean measure(Input input, int seconds) throws Exception {
    StringBuilder line = new StringBuilder();
    int largest = (int) Math.max(4, input.largest() * Double.parseDouble(SCALE));
    int[] sizes = {largest / 4, largest / 2, largest};
    double before = 0;
    double factor = 0;
    String exit = "";
    boolean done = true;
    for (int size : sizes) {
      if (size == sizes[0]) {
        run(input, Math.min(size, 500), seconds);
      }
      Result result = run(input, size, seconds);
      line.append("%8.2f".formatted(result.seconds()));
      factor = before > MEASURABLE ? result.seconds() / before : 0;
      before = result.seconds();
      exit = result.exit();
      if (result.exit().equals("-")) {
        done = false;
        break;
      }
    }
    String mark = !done || factor > SUSPICIOUS ? "!" : " ";
    System.out.printf(
        Locale.ROOT,
        "%s%-24s x%.1f exit %s  %s%n",
        mark,
        line,
        factor,
        exit,
        input.name().replaceAll("\\s+", " "));
    System.out.flush();
    return done;
  }

  private record Result(double seconds, String exit) {}

  private static Result run(Input input, int size, int seconds) throws Exception {
    Path folder = Files.createTempDirectory("costly");
    try {
      Map<String, String> base = input.base().apply(size);
      Map<String, String> files = input.files().apply(size);
      boolean change = !base.isEmpty();
      if (change) {
        write(folder, base);
        git(folder, "init", "-q");
        git(folder, "add", "-A");
        git(folder, "commit", "-q", "-m", "base");
        write(folder, files);
        git(folder, "add", "-A");
      } else {
        write(folder, files);
      }
      List<String> words = change ? List.of("lint") : List.of("lint", "--all");
      StringBuilder errors = new StringBuilder();
      AtomicLong nanos = new AtomicLong(seconds * 1_000_000_000L);
      String exit =
          within(
              seconds,
              () -> {
                // What other programs take of the processor must not count.
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                int code = lint(words, folder, errors);
                nanos.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
                return code;
              });
      double took = nanos.get() / 1e9;
      String said = errors.toString().lines().findFirst().orElse("");
      return new Result(took, exit + (exit.equals("3") ? " " + said : ""));
    } finally {
      delete(folder);
    }
  }

  private static String within(int seconds, Callable<Integer> work) throws Exception {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.complete(work.call());
              } catch (Throwable failed) {
                result.completeExceptionally(failed);
              }
            },
            "lint",
            4 << 20);
    thread.setDaemon(true);
    thread.start();
    if (WHERE) {
      sample(thread, result);
    }
    try {
      return "" + result.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException slow) {
      return "-";
    } catch (ExecutionException failed) {
      return String.valueOf(failed.getCause());
    }
  }

  /** Prints where the time goes: the methods of ours that are on top of the stack most often. */
  private static void sample(Thread thread, CompletableFuture<Integer> result)
      throws InterruptedException {
    Map<String, Integer> seen = new HashMap<>();
    long end = System.nanoTime() + 20_000_000_000L;
    int all = 0;
    while (!result.isDone() && System.nanoTime() < end) {
      Thread.sleep(5);
      String place = "";
      int own = 0;
      for (StackTraceElement frame : thread.getStackTrace()) {
        if (frame.getClassName().startsWith("dev.migralint") && own++ < 4) {
          String name = frame.getClassName();
          place += " < " + name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName();
          place += ":" + frame.getLineNumber();
        }
      }
      all++;
      seen.merge(place, 1, Integer::sum);
    }
    int samples = all;
    if (all > 40) {
      seen.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(4)
          .forEach(
              e -> System.out.println("    " + e.getValue() * 100 / samples + " %" + e.getKey()));
    }
  }

  private static int lint(List<String> words, Path folder, StringBuilder errors) {
    OutputStream collected =
        new OutputStream() {
          @Override
          public void write(int b) {
            if (errors.length() < 300) {
              errors.append((char) b);
            }
          }
        };
    return Cli.run(
        words.toArray(String[]::new),
        new Environment(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(collected),
            Map.of(),
            folder,
            false,
            StandardCharsets.UTF_8,
            Clock.systemUTC(),
            Optional.empty()));
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue().replaceAll("[\ud800-\udbff]$", ""));
    }
  }

  private static void git(Path folder, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.autocrlf=false"));
    command.addAll(List.of("-c", "user.name=a", "-c", "user.email=a@example.invalid"));
    command.addAll(List.of(words));
    ProcessBuilder git = new ProcessBuilder(command).directory(folder.toFile());
    git.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    git.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException gone) {
      // The rest is the system's to clean.
    }
  }
}
