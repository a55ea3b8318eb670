package dev.migralint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a program left behind: its exit code and all it wrote. */
record Started(int exit, String out, String err) {
  /**
   * Runs a program in a folder. The variables are added to this process's own, without those of Git
   * and of migralint.
   */
  static Started in(
      Path folder, Map<String, String> variables, Path program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    Path out = Files.createTempFile(folder, "started", ".out");
    Path err = Files.createTempFile(folder, "started", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("(GIT|MIGRALINT|PRE_COMMIT).*"));
    environment.putAll(variables);
    int exit = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Started(exit, Files.readString(out), Files.readString(err));
  }
}
