package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What linting must not do, whatever a repository holds: start a program, open a connection. */
class SideEffectsTest {
  private static final List<String> EVENTS =
      List.of("jdk.ProcessStart", "jdk.SocketRead", "jdk.SocketWrite");

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void aRepositoryThatWantsPrograms() throws IOException {
    project = Project.create(Files.createDirectories(temp.resolve("app")));
    project.git.commit("db/migrations/V2__a.sql", "CREATE TABLE a (id int, b text);");
    for (String key : List.of("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand")) {
      project.git.git("config", key, "touch " + temp.resolve("started"));
    }
    project.git.git("config", "filter.lfs.smudge", "touch " + temp.resolve("started"));
    project.git.write(".gitattributes", "*.sql filter=lfs diff=external\n");
    project.git.stage(
        "db/migrations/V3__b.sql",
        "ALTER TABLE a DROP COLUMN b;\n\\! touch started\nCOPY a TO PROGRAM 'touch started';\n");
    // What git itself was told to start.
    Files.deleteIfExists(temp.resolve("started"));
  }

  private interface Action {
    void run() throws Exception;
  }

  /** The programs and connections that the JVM has seen meanwhile. */
  private List<String> during(Action action) throws Exception {
    Path file = temp.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      EVENTS.forEach(event -> recording.enable(event).withThreshold(Duration.ZERO));
      recording.start();
      action.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .map(RecordedEvent::getEventType)
        .map(type -> type.getName())
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void theRecordingSeesThem() throws Exception {
    assertEquals(
        EVENTS,
        during(
            () -> {
              project.git.git("--version");
              connect();
            }));
  }

  private static void connect() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      accepted.getOutputStream().write(1);
      client.getInputStream().read();
    }
  }

  @Test
  void lintingStartsNoProgramAndOpensNoConnection() throws Exception {
    assertEquals(
        List.of(),
        during(
            () -> {
              project.run("lint");
              project.run("lint", "--all", "--head", "HEAD");
              project.run("lint", "--base", "HEAD");
              project.run("lint", "db");
              project.run("plan");
              project.run("baseline", "--check");
            }));
    assertEquals(false, Files.exists(temp.resolve("started")));
  }
}
