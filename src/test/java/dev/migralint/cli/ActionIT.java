package dev.migralint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the scripts of the GitHub action as a runner does, with a server on this machine in the
 * place of GitHub. They need {@code curl} and {@code jq}, which GitHub's runners have.
 */
@EnabledOnOs(OS.LINUX)
class ActionIT {
  private static final Path ACTION = Path.of(".github/actions/lint").toAbsolutePath();
  private static final Path PACKAGED = Path.of("target/migralint").toAbsolutePath();
  private static final String DROP = "ALTER TABLE a DROP COLUMN b;\n";

  @TempDir private Path folder;
  private final List<String> requests = new ArrayList<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private int commentStatus = 201;
  private HttpServer server;
  private Path output;
  private Path summary;

  @BeforeEach
  void startsGitHub() throws Exception {
    for (String program : List.of("bash", "curl", "jq", "sha256sum")) {
      Started found =
          Started.in(folder, Map.of(), Path.of("/bin/sh"), List.of("-c", "command -v " + program));
      assumeTrue(found.exit() == 0, program + " is not installed");
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    output = folder.resolve("output");
    summary = folder.resolve("summary");
  }

  @AfterEach
  void stopsGitHub() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path + (body.isEmpty() ? "" : " " + body));
    byte[] file = files.get(path);
    boolean read = exchange.getRequestMethod().equals("GET");
    int status = read ? (file == null ? 404 : 200) : commentStatus;
    byte[] bytes = file == null ? "{}".getBytes(UTF_8) : file;
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Started run(String script, Map<String, String> inputs) throws Exception {
    Map<String, String> env = new HashMap<>();
    env.put("GITHUB_OUTPUT", output.toString());
    env.put("GITHUB_STEP_SUMMARY", summary.toString());
    env.put("GITHUB_WORKSPACE", folder.toString());
    env.put("GITHUB_API_URL", url());
    env.put("GITHUB_REPOSITORY", "team/app");
    env.put("GITHUB_ACTIONS", "true");
    env.put("RUNNER_TEMP", Files.createDirectories(folder.resolve("temp")).toString());
    env.put("RUNNER_TOOL_CACHE", folder.resolve("tools").toString());
    env.put("RUNNER_OS", "Linux");
    env.put("RUNNER_ARCH", "X64");
    env.put("ACTION", ACTION.toString());
    env.putAll(inputs);
    return Started.in(folder, env, ACTION.resolve(script), List.of());
  }

  // Installing

  private Map<String, String> version(String version) {
    return Map.of("GIVEN", "", "VERSION", version, "MIRROR", url() + "/mirror");
  }

  private void publish(String version, boolean damaged) throws Exception {
    String name = "migralint-" + version;
    Path program = folder.resolve(name + "/bin/migralint");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\necho " + version + "\n");
    assertTrue(program.toFile().setExecutable(true));
    String archive = name + "-linux-x64.tar.gz";
    String command =
        "tar -czf "
            + archive
            + " "
            + name
            + " && sha256sum "
            + archive
            + " > "
            + archive
            + ".sha256";
    Started packed = Started.in(folder, Map.of(), Path.of("/bin/sh"), List.of("-c", command));
    assertEquals(0, packed.exit(), packed.err());
    String place = "/mirror/v" + version + "/";
    byte[] bytes = Files.readAllBytes(folder.resolve(archive));
    files.put(place + archive, damaged ? new byte[] {1} : bytes);
    files.put(place + archive + ".sha256", Files.readAllBytes(folder.resolve(archive + ".sha256")));
  }

  @Test
  void aReleaseIsDownloadedOnceAndChecked() throws Exception {
    publish("9.9.9", false);
    for (String asked : List.of("9.9.9", "v9.9.9")) {
      Started run = run("install.sh", version(asked));
      assertEquals(0, run.exit(), run.out() + run.err());
    }
    String home = Files.readString(output).lines().findFirst().orElseThrow().replace("home=", "");
    assertTrue(Files.isExecutable(Path.of(home).resolve("bin/migralint")), home);
    assertEquals(2, requests.size(), requests::toString);
  }

  @Test
  void aDamagedOrMissingReleaseIsNotUsed() throws Exception {
    publish("9.9.8", true);
    Started damaged = run("install.sh", version("9.9.8"));
    assertEquals(3, damaged.exit());
    assertTrue(damaged.out().contains("does not have the check sum"), damaged.out());
    Started missing = run("install.sh", version("9.9.7"));
    assertEquals(3, missing.exit());
    assertTrue(missing.out().contains("could not be downloaded"), missing.out());
    assertFalse(Files.exists(output));
  }

  @Test
  void aCommitWithoutReleaseSaysSo() throws Exception {
    Started run = run("install.sh", version(""));
    assertEquals(3, run.exit());
    assertTrue(run.out().contains("has no release"), run.out());
    Started given = run("install.sh", Map.of("GIVEN", "/there", "VERSION", "", "MIRROR", ""));
    assertEquals(0, given.exit());
    assertEquals("home=/there\n", Files.readString(output));
  }

  // Linting

  private Map<String, String> inputs(String event, String comment) throws Exception {
    Path file = folder.resolve("event.json");
    Files.writeString(file, "{\"pull_request\": {\"number\": 7}}");
    Map<String, String> inputs = new HashMap<>();
    for (String unset : List.of("ARGS", "FAIL_ON", "POLICY_FROM", "SETTINGS")) {
      inputs.put(unset, "");
    }
    inputs.put("MIGRALINT_HOME", PACKAGED.toString());
    inputs.put("FORMAT", "github");
    inputs.put("SARIF", "migralint.sarif");
    inputs.put("SUMMARY", "true");
    inputs.put("COMMENT", comment);
    inputs.put("TOKEN", "secret");
    inputs.put("GITHUB_EVENT_NAME", event);
    inputs.put("GITHUB_EVENT_PATH", file.toString());
    inputs.put("GITHUB_BASE_REF", "main");
    inputs.put("GITHUB_SHA", "0".repeat(40));
    return inputs;
  }

  private void pullRequest() throws Exception {
    Path migrations = Files.createDirectories(folder.resolve("db/migrations"));
    git("init", "-q", "-b", "main");
    Files.writeString(migrations.resolve("0001_a.up.sql"), "CREATE TABLE a (id int, b text);\n");
    commit();
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    git("checkout", "-q", "-b", "topic");
    Files.writeString(migrations.resolve("0002_b.up.sql"), DROP);
    commit();
  }

  private void commit() throws Exception {
    git("add", "db");
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "One");
  }

  private void git(String... words) throws Exception {
    Started run = Started.in(folder, Map.of(), Path.of("git"), List.of(words));
    assertEquals(0, run.exit(), run.err());
  }

  @Test
  void aPullRequestIsAnnotatedAndSummedUp() throws Exception {
    pullRequest();
    Started run = run("lint.sh", inputs("pull_request", "false"));
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("::error file=db/migrations/0002_b.up.sql,line=1"), run.out());
    assertEquals("exit-code=1\n", Files.readString(output));
    String shown = Files.readString(summary);
    assertTrue(shown.contains("dropped-column"), shown);
    assertTrue(shown.contains("ALTER TABLE a DROP COLUMN b"), shown);
    assertTrue(shown.contains("What PostgreSQL will do"), shown);
    assertTrue(Files.readString(folder.resolve("migralint.sarif")).contains("dropped-column"));
    assertEquals(List.of(), requests);
  }

  @Test
  void theCommentIsWrittenOnceAndThenUpdated() throws Exception {
    pullRequest();
    String comments = "/repos/team/app/issues/7/comments";
    files.put(comments, "[{\"id\": 1, \"body\": \"Looks good\"}]".getBytes(UTF_8));
    run("lint.sh", inputs("pull_request", "true"));
    assertTrue(requests.get(1).startsWith("POST " + comments + " {"), requests::toString);
    assertTrue(requests.get(1).contains("dropped-column"), requests::toString);
    files.put(comments, "[{\"id\": 5, \"body\": \"<!-- migralint -->\\nOld\"}]".getBytes(UTF_8));
    commentStatus = 200;
    run("lint.sh", inputs("pull_request", "true"));
    assertTrue(
        requests.get(3).startsWith("PATCH /repos/team/app/issues/comments/5 {"),
        requests::toString);
  }

  @Test
  void aTokenThatMayNotWriteDoesNotFail() throws Exception {
    pullRequest();
    files.put("/repos/team/app/issues/7/comments", "[]".getBytes(UTF_8));
    commentStatus = 403;
    Started run = run("lint.sh", inputs("pull_request", "true"));
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("::notice title=migralint::The comment was not written"));
    assertFalse(run.out().contains("secret") || run.err().contains("secret"));
  }

  @Test
  void pullRequestTargetIsRefused() throws Exception {
    Started run = run("lint.sh", inputs("pull_request_target", "false"));
    assertTrue(run.out().contains("::error title=migralint::pull_request_target"), run.out());
    assertEquals("exit-code=2\n", Files.readString(output));
  }
}
