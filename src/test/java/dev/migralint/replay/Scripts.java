package dev.migralint.replay;

import dev.migralint.analysis.Rejection;
import dev.migralint.layout.find.Layouts;
import dev.migralint.lint.Refused;
import dev.migralint.settings.Settings;
import dev.migralint.source.MapTree;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs each script of a folder on a server, in a database of its own, and lints the statements that
 * the server ran: what lint calls refused there is false. Done once with all statements, and once
 * with those that leave the catalog known.
 *
 * <p>Started by hand; the name of this class keeps it out of the build.
 */
@EnabledIfSystemProperty(named = "scripts", matches = "(?s).*\\S.*")
class Scripts {
  private static final String PATH = "src/main/resources/db/migration/V1__all.sql";

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?is)\\s*(create (unlogged )?table|create (unique )?index|create type|create"
              + " domain|create schema|create sequence|create (or replace )?view|create"
              + " materialized view"
              + "|alter|drop|insert|update|delete|select|with|values|merge|comment|truncate|table)\\b.*");

  private static final Pattern END =
      Pattern.compile("(?is)\\s*(commit|end|rollback|abort)\\b(?! to).*");

  private static final Pattern BACK =
      Pattern.compile("(?is)\\s*rollback( work| transaction)? to\\b.*");

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private int ran;
  private int decided;
  private int wrong;

  @Test
  void whatRunsIsNotCalledRefused() throws IOException, SQLException {
    try (Server server =
            Server.start(
                Path.of("target", "scripts"), Path.of("src", "bench", "replay", "extensions"));
        Stream<Path> files = Files.list(Path.of(System.getProperty("scripts")))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        script(server, file, Pattern.compile("(?s).*"));
        script(server, file, PLAIN);
      }
    }
    out.println(ran + " statements ran, of " + decided + " scripts; " + wrong + " called refused");
  }

  /** Whether a transaction is open, which refuses all from now on. */
  private static boolean isOpen(java.sql.Statement run) {
    try {
      run.execute("SELECT 1");
      return false;
    } catch (SQLException aborted) {
      return true;
    }
  }

  private void script(Server server, Path file, Pattern which) throws IOException, SQLException {
    String text =
        Files.readString(file, StandardCharsets.ISO_8859_1)
            .replaceAll("(?ms)^copy[^;]*from stdin.*?^\\\\\\.$", "")
            .replaceAll("(?m)\\\\[a-zA-Z].*$", ";");
    SourceFile source = new SourceFile(file.getFileName().toString(), text);
    List<String> accepted = new ArrayList<>();
    boolean failed = false;
    String database = server.newDatabase();
    try (Connection connection = server.connect(database);
        java.sql.Statement run = connection.createStatement()) {
      run.execute("SET statement_timeout = '5s'");
      for (Statement statement : ScriptReader.read(source).statements()) {
        String sql = source.text(statement.span());
        if (which.matcher(sql).matches()) {
          try {
            run.execute(sql);
            accepted.add(failed && END.matcher(sql).matches() ? "ROLLBACK" : sql);
            failed &= !END.matcher(sql).matches() && !BACK.matcher(sql).matches();
          } catch (SQLException refused) {
            // Such statements are meant to fail, or need what was left out. A transaction with one
            // is taken back by COMMIT.
            failed |= isOpen(run);
          }
        }
      }
    } catch (SQLException ended) {
      out.println(file + " ended: " + ended.getMessage());
    }
    SourceFile all = new SourceFile(PATH, String.join(";\n", accepted) + ";\n");
    Tree tree =
        MapTree.of(Map.of(PATH, all.text(), PATH + ".conf", "executeInTransaction=false\n"));
    ran += accepted.size();
    decided++;
    for (Rejection said :
        Refused.in(tree, Layouts.everywhere(tree).getFirst(), PATH, Settings.NONE)) {
      wrong++;
      String line = all.text().substring(said.span().start());
      out.println(
          "FALSE "
              + file.getFileName()
              + " "
              + said.sqlstate()
              + " "
              + said.message()
              + "\n    "
              + line.substring(0, Math.min(160, line.length())).replace("\n", " "));
    }
  }
}
