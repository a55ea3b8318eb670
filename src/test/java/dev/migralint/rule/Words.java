package dev.migralint.rule;

import dev.migralint.rule.FactKind.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small vocabulary and facts written down as maps, standing in for the real ones. */
public final class Words {
  private static final FactKind TABLE = text("table");
  private static final FactKind COLUMN = text("column");

  public static final List<String> MODES = List.of("access-share", "share", "access-exclusive");

  public static final Vocabulary VOCABULARY =
      new Vocabulary(operations(), derived(), List.of("prisma", "flyway"));

  private Words() {}

  private static Map<String, List<FactKind>> operations() {
    Map<String, List<FactKind>> operations = new LinkedHashMap<>();
    operations.put("drop-table", List.of(TABLE, FactKind.yesNo("cascade", "…")));
    operations.put("drop-column", List.of(TABLE, COLUMN, FactKind.yesNo("cascade", "…")));
    operations.put("set-not-null", List.of(TABLE, COLUMN));
    operations.put("add-column", List.of(TABLE, COLUMN, text("new-type")));
    return operations;
  }

  private static List<FactKind> derived() {
    FactKind born =
        new FactKind(
            "table.born",
            "…",
            new Values.Words(List.of("this-transaction", "this-change", "earlier"), false));
    FactKind mode = new FactKind("mode", "…", new Values.Words(MODES, true));
    return List.of(
        born,
        FactKind.yesNo("column.proven-present", "…"),
        new FactKind("server.version", "…", new Values.Number()),
        new FactKind("locks", "…", new Values.Elements(List.of(mode, born))));
  }

  private static FactKind text(String name) {
    return new FactKind(name, "…", new Values.Text());
  }

  /** Facts by name; what is not in the map is unknown. */
  public static Facts facts(Map<String, Fact> known) {
    return name -> known.getOrDefault(name, Fact.UNKNOWN);
  }

  /** A rule file with these extra lines, in which nothing else is wrong. */
  public static String rule(String match, String extra) {
    return """
    title: A title
    severity: error
    hazard: outage
    match: %s
    message: "{table} is gone."
    why: Because.
    bad:
      - case: a bad one
        sql: DROP TABLE a;
        marks: DROP TABLE
    good:
      - case: a good one
        sql: SELECT 1;
    %s
    """
        .formatted(match, extra);
  }
}
