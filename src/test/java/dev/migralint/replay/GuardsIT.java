package dev.migralint.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.layout.History;
import dev.migralint.layout.find.Layouts;
import dev.migralint.lint.LastCatalog;
import dev.migralint.settings.Settings;
import dev.migralint.source.MapTree;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a condition guards happens on a real server when our catalog says so, and only then. */
class GuardsIT {
  private static final Pattern CHOICE = Pattern.compile("\\{([^{}|]*)\\|([^{}|]*)\\}");

  private static final String BLOCK =
      "DO $do$ DECLARE n int; b boolean; v text; BEGIN %s END $do$;";

  private static EmbeddedPostgres postgres;
  private static String base = "";

  /**
   * A condition.
   *
   * @param open whether our catalog may leave it open
   */
  record Form(String title, boolean open, String body) {
    @Override
    public String toString() {
      return title + ": " + body;
    }
  }

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    forms();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(base);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** Each form twice: for what is there, and for what is missing. */
  static List<Form> forms() throws IOException {
    List<Form> forms = new ArrayList<>();
    for (String paragraph :
        Files.readString(Path.of("src/test/resources/guards.sql")).split("\n\n")) {
      String title = paragraph.lines().findFirst().orElseThrow().replaceFirst("-- ", "");
      String body = paragraph.substring(paragraph.indexOf('\n') + 1).strip();
      if (title.equals("base")) {
        base = body;
      } else if (!body.startsWith("--")) {
        for (int side = 1; side <= 2; side++) {
          int group = side;
          String asked =
              CHOICE.matcher(body).replaceAll(m -> Matcher.quoteReplacement(m.group(group)));
          String hit = asked.replace("HIT", "CREATE TABLE hit (id int);");
          forms.add(new Form(title, title.endsWith("open"), hit));
        }
      }
    }
    return forms;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theServerDoesWhatWeSay(Form form) throws SQLException {
    Ternary ours = ours(form);
    if (ours == Ternary.UNKNOWN) {
      assertTrue(form.open(), "left open");
    } else {
      assertEquals(Ternary.of(onServer(form)), ours);
    }
  }

  private static Ternary ours(Form form) {
    MapTree tree =
        MapTree.of(
            new TreeMap<>(
                Map.of(
                    "migrations/0001_base.sql",
                    base,
                    "migrations/0002_form.sql",
                    BLOCK.formatted(form.body()))));
    History history = Layouts.everywhere(tree).getFirst();
    return LastCatalog.of(tree, history, Settings.NONE)
        .hasRelation(ObjectName.of(Name.unquoted("hit")));
  }

  private static boolean onServer(Form form) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(BLOCK.formatted(form.body()));
      try (ResultSet hit = statement.executeQuery("SELECT to_regclass('hit') IS NOT NULL")) {
        hit.next();
        return hit.getBoolean(1);
      } finally {
        connection.rollback();
      }
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.getJdbcUrl("postgres", "postgres") + "&preferQueryMode=simple");
  }
}
