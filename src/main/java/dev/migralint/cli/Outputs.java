package dev.migralint.cli;

import dev.migralint.lint.Outcome;
import dev.migralint.report.Format;
import dev.migralint.report.Options;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The formats that were asked for, and where each goes. */
record Outputs(List<Output> all) {
  private static final int WIDTH = 100;

  /** A format and its file; without one it goes to the standard output. */
  record Output(Format format, Optional<Path> file) {}

  /** Reads {@code FORMAT} and {@code FORMAT=FILE} arguments; text is what nobody asked for. */
  static Outputs parse(List<String> arguments, Optional<Path> output, Path cwd) {
    List<Output> outputs = new ArrayList<>();
    for (String argument : arguments.isEmpty() ? List.of("text") : arguments) {
      int equals = argument.indexOf('=');
      String word = equals < 0 ? argument : argument.substring(0, equals);
      Format format =
          Format.parse(word).orElseThrow(() -> Failure.usage(List.of(Format.unknown(word))));
      Optional<Path> file =
          equals < 0 ? output : Optional.of(Path.of(argument.substring(equals + 1)));
      outputs.add(new Output(format, file.map(cwd::resolve)));
    }
    long toStandardOutput = outputs.stream().filter(o -> o.file().isEmpty()).count();
    boolean sameFile = outputs.stream().map(Output::file).distinct().count() < outputs.size();
    if (toStandardOutput > 1 || sameFile) {
      throw Failure.usage(
          "Two formats would go to the same place.", "Give each a file: --format sarif=out.sarif.");
    }
    return new Outputs(outputs);
  }

  /** Writes every format; the files first, so that what is on the screen comes last. */
  void write(
      Outcome outcome, Environment environment, boolean showSuppressed, boolean allowInSettings) {
    for (Output output : all) {
      if (output.file().isPresent()) {
        Options options =
            new Options(
                Version.semantic(),
                false,
                StandardCharsets.UTF_8,
                WIDTH,
                showSuppressed,
                allowInSettings);
        writeFile(output.file().get(), output.format(), outcome, options);
      }
    }
    for (Output output : all) {
      if (output.file().isEmpty()) {
        Options options =
            new Options(
                Version.semantic(),
                environment.wantsColor(),
                environment.charset(),
                WIDTH,
                showSuppressed,
                allowInSettings);
        writeScreen(output.format(), outcome, options, environment);
      }
    }
  }

  private static void writeFile(Path file, Format format, Outcome outcome, Options options) {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      format.reporter().write(outcome, writer, options);
    } catch (IOException failed) {
      throw Failure.couldNotRun(
          file.toString(),
          "can't be written (" + failed.getMessage() + ").",
          "Check that its folder exists and is writable.");
    }
  }

  private static void writeScreen(
      Format format, Outcome outcome, Options options, Environment environment) {
    Charset charset = environment.charset();
    try {
      Writer writer =
          new java.io.BufferedWriter(new OutputStreamWriter(environment.out(), charset));
      format.reporter().write(outcome, writer, options);
      writer.flush();
    } catch (IOException failed) {
      throw Failure.couldNotRun("", "The output can't be written.", "Is the pipe closed?");
    }
  }
}
