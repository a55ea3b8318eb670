package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The scripts with which shells complete commands and options. */
class CompletionTest {
  @TempDir private Path temp;

  private String script(String shell) {
    Started run = Project.empty(temp).run("completion", shell);
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  @ParameterizedTest
  @EnumSource(CompletionCommand.Shell.class)
  void namesEveryCommandAndOption(CompletionCommand.Shell shell) {
    String script = script(shell.name());
    List<String> missing = new ArrayList<>();
    collect(
        Cli.commands(new String[0], Environment.ofProcess(), Rulebooks.loading()),
        shell == CompletionCommand.Shell.FISH,
        script,
        missing);
    assertEquals(List.of(), missing);
  }

  private static void collect(CommandLine line, boolean fish, String script, List<String> missing) {
    for (String option : line.getCommandSpec().optionsMap().keySet()) {
      boolean isLong = option.startsWith("--");
      String written =
          fish ? (isLong ? "-l " + option.substring(2) : "-s " + option.substring(1)) : option;
      if (!script.contains(written)) {
        missing.add(option);
      }
    }
    line.getSubcommands()
        .forEach(
            (name, below) -> {
              if (!script.contains(fish ? "-a " + name : name)) {
                missing.add(name);
              }
              collect(below, fish, script, missing);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void parses(String shell) throws IOException, InterruptedException {
    Optional<Path> program =
        Stream.of("/usr/bin", "/bin", "/usr/local/bin")
            .map(folder -> Path.of(folder, shell))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(program.isPresent(), "there is no " + shell);
    Path file = Files.writeString(temp.resolve("script"), script(shell));
    Started run = Started.in(temp, Map.of(), program.get(), List.of("-n", file.toString()));
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.err().isEmpty(), run.err());
  }
}
