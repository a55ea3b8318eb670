package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts {@code hooks/pre-commit} as Git and the pre-commit framework do. */
@DisabledOnOs(OS.WINDOWS)
class HookIT {
  private static final Path HOOK = Path.of("hooks/pre-commit").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void startsTheOneThatIsNamed() throws Exception {
    Path named = script("elsewhere/my migralint", "named \"$@\"");
    Started hook = start(HOOK, Map.of("MIGRALINT", named.toString()));
    assertEquals(new Started(7, "named lint --staged --postgres 14\n", ""), hook);
  }

  @Test
  void startsTheOneOnThePath() throws Exception {
    Path onPath = script("bin/migralint", "path \"$@\"");
    Started hook = start(HOOK, Map.of("PATH", onPath.getParent() + ":/usr/bin:/bin"));
    assertEquals("path lint --staged --postgres 14\n", hook.out(), hook.err());
  }

  @Test
  void startsTheOneOfItsCheckoutAlsoThroughALink() throws Exception {
    script("checkout/target/migralint/bin/migralint", "built \"$@\"");
    Path hook = Files.createDirectories(folder.resolve("checkout/hooks")).resolve("pre-commit");
    Files.copy(HOOK, hook);
    assertTrue(hook.toFile().setExecutable(true));
    Path link = Files.createSymbolicLink(folder.resolve("pre-commit"), hook);
    Started started = start(link, Map.of("PATH", "/usr/bin:/bin"));
    assertEquals("built lint --staged --postgres 14\n", started.out(), started.err());
  }

  @Test
  void saysWhatToDoWhenThereIsNone() throws Exception {
    Path hook = Files.copy(HOOK, folder.resolve("pre-commit"));
    assertTrue(hook.toFile().setExecutable(true));
    Started started = start(hook, Map.of("PATH", "/usr/bin:/bin"));
    assertEquals(3, started.exit());
    assertTrue(started.err().contains("git commit --no-verify"), started.err());
  }

  private Started start(Path hook, Map<String, String> variables) throws Exception {
    return Started.in(folder, variables, hook, List.of("--postgres", "14"));
  }

  /** A program that prints its arguments and exits with 7. */
  private Path script(String path, String echo) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\necho " + echo + "\nexit 7\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
