package dev.migralint.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietSystemTest {
  @TempDir Path temp;

  @Test
  void fileTimesAreNotMeasured() {
    QuietSystem.install();
    assertEquals(Duration.ofSeconds(2), FS.getFileStoreAttributes(temp).getFsTimestampResolution());
  }

  @Test
  void noSettingsOfTheComputerAreLookedFor() {
    QuietSystem.install();
    SystemReader system = SystemReader.getInstance();
    assertNull(system.openSystemConfig(new Config(), FS.DETECTED).getFile());
    assertNull(system.openUserConfig(new Config(), FS.DETECTED).getFile());
    assertNull(system.openJGitConfig(new Config(), FS.DETECTED).getFile());
  }
}
