package dev.migralint.cli;

import dev.migralint.lint.Outcome;
import dev.migralint.report.Format;
import dev.migralint.report.Options;
import dev.migralint.source.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The formats that were asked for, and where each goes. */
record Outputs(List<Output> all) {
  private static final int FILE_WIDTH = 100;

  /** A format and its file; without one it goes to the standard output. */
  record Output(Format format, Optional<Path> file) {}

  /** Reads {@code FORMAT} and {@code FORMAT=FILE} arguments; text is what nobody asked for. */
  static Outputs parse(List<String> arguments, Optional<String> output, Path cwd) {
    List<Output> outputs = new ArrayList<>();
    for (String argument : arguments.isEmpty() ? List.of("text") : arguments) {
      int equals = argument.indexOf('=');
      String word = equals < 0 ? argument : argument.substring(0, equals);
      Format format =
          Format.parse(word).orElseThrow(() -> Failure.usage(List.of(Format.unknown(word))));
      Optional<String> file = equals < 0 ? output : Optional.of(argument.substring(equals + 1));
      outputs.add(new Output(format, file.map(name -> file(name, cwd))));
    }
    if (outputs.stream().map(Output::file).distinct().count() < outputs.size()) {
      throw Failure.usage(
          "Two formats would go to the same place.", "Give each a file: --format sarif=out.sarif.");
    }
    if (output.isPresent()
        && !arguments.isEmpty()
        && arguments.stream().allMatch(Outputs::isToFile)) {
      throw Failure.usage(
          "Every format has a file already, so --output has nothing to hold.", "Drop --output.");
    }
    return new Outputs(outputs);
  }

  private static boolean isToFile(String argument) {
    return argument.indexOf('=') >= 0;
  }

  private static Path file(String name, Path cwd) {
    try {
      Path file = cwd.resolve(name).normalize();
      if (!name.isEmpty() && !Files.isDirectory(file)) {
        return file;
      }
    } catch (InvalidPathException invalid) {
      // Said below, as for a folder.
    }
    throw Failure.usage("\"" + name + "\" is no file to write to.", "Name a file.");
  }

  /**
   * How the reports are to look.
   *
   * @param color whether text on the standard output has colors
   */
  record Look(boolean color, boolean quiet, boolean showSuppressed, boolean allowInSettings) {
    static final Look PLAIN = new Look(false, false, false, false);
  }

  /**
   * Writes every format; the files first, so that what is on the screen comes last.
   *
   * @return the files that could not be written
   */
  List<Problem> write(Outcome outcome, Environment environment, Look look) {
    List<Problem> unwritten = new ArrayList<>();
    for (Output output : all) {
      if (output.file().isPresent()) {
        Path inside =
            WorkingTree.top(environment.cwd(), environment.env()).orElse(environment.cwd());
        Options options = options(output.format(), false, StandardCharsets.UTF_8, FILE_WIDTH, look);
        WholeFile.write(
                output.file().get(),
                inside,
                writer -> output.format().reporter().write(outcome, writer, options))
            .ifPresent(unwritten::add);
      }
    }
    for (Output output : all) {
      if (output.file().isEmpty()) {
        Options options =
            options(
                output.format(), look.color(), environment.charset(), environment.width(), look);
        writeScreen(output.format(), outcome, options, environment);
      }
    }
    return unwritten;
  }

  private static Options options(
      Format format, boolean color, Charset charset, int width, Look look) {
    return new Options(
        Version.semantic(),
        format == Format.JSON ? Version.commit() : Optional.empty(),
        color,
        charset,
        width,
        look.showSuppressed(),
        look.allowInSettings(),
        look.quiet());
  }

  /** Whether a reader of every format sees the notes of an outcome. */
  boolean holdNotes(Look look) {
    return all.stream()
        .allMatch(
            output ->
                switch (output.format()) {
                  case TEXT -> !look.quiet();
                  case SARIF, GITHUB, JSON, JUNIT, MARKDOWN -> true;
                  case GITLAB, CHECKSTYLE, SONAR, ONELINE -> false;
                });
  }

  /**
   * Writes what kept the run from starting, so that no program reads the report of an earlier run;
   * people at a terminal see it on the standard error output.
   */
  void writeFailure(List<Problem> problems, Environment environment) {
    Outcome nothing =
        new Outcome(
            "nothing",
            List.of(),
            new Outcome.Coverage(0, 0, 0, 0, 0, 0, 0),
            List.of(),
            List.of(),
            problems);
    List<Output> forPrograms =
        all.stream().filter(o -> o.format() != Format.TEXT || o.file().isPresent()).toList();
    new Outputs(forPrograms).write(nothing, environment, Look.PLAIN);
  }

  private static void writeScreen(
      Format format, Outcome outcome, Options options, Environment environment) {
    Charset charset = environment.charset();
    try {
      Writer writer = new BufferedWriter(new OutputStreamWriter(environment.out(), charset));
      format.reporter().write(outcome, writer, options);
      writer.flush();
    } catch (IOException failed) {
      throw Failure.couldNotRun("", "The output can't be written.", "Is the pipe closed?");
    }
  }
}
