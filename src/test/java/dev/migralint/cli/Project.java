package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.migralint.git.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody's repository, with rules of their own, and migralint run in it. */
final class Project {
  static final String CREATE = "CREATE TABLE account (id bigint PRIMARY KEY, email text);\n";
  static final String DROP = "ALTER TABLE account DROP COLUMN email;\n";

  /** What a rule of the team's own makes an error of, and no built-in rule looks at. */
  static final String GRANT = "GRANT SELECT ON account TO reader;\n";

  static final String SETTINGS = "rule-folders: team\n";

  final Sandbox git;
  final Map<String, String> env;
  private final Path cwd;
  private byte[] in = new byte[0];
  private boolean terminal;
  private boolean full;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private Optional<Path> launcher = Optional.empty();

  private Project(Sandbox git, Path cwd, Map<String, String> env) {
    this.git = git;
    this.cwd = cwd;
    this.env = env;
  }

  /** A repository without a commit, with settings and rules staged. */
  static Project unborn(Path temp) {
    Project project = empty(temp);
    Map<String, String> files = new HashMap<>(rules());
    files.put(".migralint.yml", SETTINGS);
    project.git.stage(files);
    return project;
  }

  /** A repository in which nothing is staged. */
  static Project empty(Path temp) {
    Sandbox git = Sandbox.create(temp);
    return new Project(git, git.top, git.env());
  }

  /** A repository whose first migration is committed. */
  static Project create(Path temp) {
    Project project = unborn(temp);
    project.git.commit("db/migrations/V1__account.sql", CREATE);
    return project;
  }

  /** The rule files of the team, by path. */
  static Map<String, String> rules() {
    return Map.of(
        "team/column-gone.yml",
        rule("drop-column", "", "{table} loses {column}."),
        "team/old-column-gone.yml",
        rule("drop-column", "when: {table.born: [earlier, unknown]}", "{table} was there."),
        "team/no-grants.yml",
        rule("privileges", "when: {grants: yes}", "A grant."),
        "team/misused-allow.yml",
        rule("misused-suppression", "", "{problem} {next-step}"),
        "team/unread.yml",
        rule("not-understood", "", "{reason}"));
  }

  static String rule(String match, String when, String message) {
    return """
    title: A rule of the team
    severity: error
    hazard: outage
    match: %s
    %s
    message: "%s"
    why: Because.
    bad: [{case: a bad one, sql: SELECT 1;, marks: SELECT 1}]
    good: [{case: a good one, sql: SELECT 1;}]
    """
        .formatted(match, when, message);
  }

  /** The same repository, with migralint started in another folder. */
  Project in(Path folder) {
    Project other = new Project(git, folder, env);
    other.in = in;
    other.launcher = launcher;
    return other;
  }

  Project in(String folder) {
    return in(git.top.resolve(folder));
  }

  Project with(String... variables) {
    Map<String, String> more = new HashMap<>(env);
    for (int i = 0; i < variables.length; i += 2) {
      more.put(variables[i], variables[i + 1]);
    }
    return new Project(git, cwd, more);
  }

  Project input(byte[] bytes) {
    in = bytes;
    return this;
  }

  Project input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  Project onTerminal() {
    terminal = true;
    return this;
  }

  /** Nothing can be written to the standard output. */
  Project toAFullDisk() {
    full = true;
    return this;
  }

  /** On another day than 21 November 2026. */
  Project at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Project launchedBy(Path program) {
    launcher = Optional.of(program);
    return this;
  }

  Project bytes(String path, byte[] bytes) {
    try {
      Files.createDirectories(git.top.resolve(path).resolveSibling(""));
      Files.write(git.top.resolve(path), bytes);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Runs migralint, which never shows a stack trace nor blames itself. */
  Started run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> variables = new HashMap<>(env);
    // So wide that no sentence is broken.
    variables.putIfAbsent("COLUMNS", "1000");
    Environment environment =
        new Environment(
            new ByteArrayInputStream(in),
            new PrintStream(full ? new FullDisk() : out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.copyOf(variables),
            cwd,
            terminal,
            StandardCharsets.UTF_8,
            Clock.fixed(now, ZoneOffset.UTC),
            launcher);
    int exit = Cli.run(arguments, environment);
    Started started =
        new Started(
            exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    assertFalse(started.err().contains("\tat "), started.err());
    assertFalse(started.err().contains("mistake in migralint"), started.err());
    return started;
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  /** Lints, and gives one line for each finding of the team's rules, note and error. */
  List<String> lint(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "json"));
    all.addAll(List.of(arguments));
    Started started = run(all.toArray(String[]::new));
    if (started.out().isEmpty()) {
      return List.of("exit " + started.exit(), started.err().strip());
    }
    return lines(started);
  }

  /** A report in JSON as lines: the exit code, findings, errors. */
  static List<String> lines(Started started) {
    List<String> lines = new ArrayList<>(List.of("exit " + started.exit()));
    JsonNode report = json(started.out());
    for (JsonNode finding : report.get("findings")) {
      if (rules().containsKey("team/" + finding.get("rule").asText() + ".yml")) {
        lines.add(
            finding.get("rule").asText()
                + " "
                + finding.get("path").asText()
                + ":"
                + finding.get("startLine").asText()
                + ":"
                + finding.get("startColumn").asText()
                + (finding.get("suppressed").asBoolean() ? " allowed" : ""));
      }
    }
    for (JsonNode error : report.get("errors")) {
      lines.add("error " + error.get("path").asText() + ": " + error.get("message").asText());
    }
    return lines;
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException broken) {
      throw new AssertionError(text, broken);
    }
  }
}
