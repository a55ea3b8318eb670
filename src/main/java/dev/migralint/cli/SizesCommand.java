package dev.migralint.cli;

import dev.migralint.sizes.SizesFile;
import dev.migralint.sizes.SizesQuery;
import dev.migralint.sizes.SizesReader;
import dev.migralint.source.Content;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migralint sizes}. */
@Command(
    name = "sizes",
    description = {
      "Prints a read-only query for the sizes of all tables. Any role may run it, and it reads no"
          + " rows of your tables.",
      "",
      "Commit its result, so that findings know how large a table is:",
      "",
      "  migralint sizes | psql -X --csv \"$$DATABASE_URL\" > " + SizesFile.DEFAULT,
      "",
      "migralint itself connects to no database. The file holds the number of rows, bytes, writes"
          + " and reads of each table; --classes keeps no numbers:",
      "",
      "  migralint sizes | psql -X --csv \"$$DATABASE_URL\" | migralint sizes --classes - > "
          + SizesFile.DEFAULT,
      ""
    },
    mixinStandardHelpOptions = true)
final class SizesCommand implements Callable<Integer> {
  private final Environment environment;

  @Option(
      names = "--classes",
      paramLabel = "FILE|-",
      description =
          "Reads the result of the query and writes the same with the classes small (under 100,000"
              + " rows and 100 MB), medium and large (over 10 million rows or 10 GB) only.")
  private @Nullable String classes;

  SizesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    environment
        .out()
        .print(classes == null ? SizesQuery.TEXT : sizes(environment, classes).classes());
    return ExitCode.CLEAN;
  }

  private static SizesFile sizes(Environment environment, String file) {
    if (!file.equals("-")) {
      return SizesOption.read(Selection.resolve(environment.cwd(), file), file);
    }
    try {
      byte[] bytes = environment.in().readNBytes(SizesReader.LIMIT + 1);
      return SizesOption.read("the standard input", new Content.Bytes(bytes));
    } catch (IOException failed) {
      throw Failure.couldNotRun("", "The standard input can't be read.", "Check the pipe.");
    }
  }
}
