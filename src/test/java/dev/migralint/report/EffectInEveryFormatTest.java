package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.migralint.baseline.Baseline;
import dev.migralint.lint.Linter;
import dev.migralint.lint.Outcome;
import dev.migralint.plan.Plan;
import dev.migralint.plan.Planner;
import dev.migralint.report.plan.PlanFormat;
import dev.migralint.rule.OperationKind;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.MapTree;
import dev.migralint.source.SourceFile;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** One effect has the same words in findings and the plan, in every format. */
class EffectInEveryFormatTest {
  /** The names that SQL must quote, without quotes. */
  private static final Pattern UNQUOTED = Pattern.compile("(?<![\"\\w])(my table|User)\\b");

  private static final String CHANGE = "db/0002_change.sql";

  /**
   * A statement, the last of its migration.
   *
   * @param who what a rule's {effect.who-waits} and {effect.work} say
   * @param lines the lines about it
   */
  record Case(String given, String change, String who, List<String> lines) {}

  static final List<Case> CASES =
      List.of(
          new Case(
              "CREATE TABLE invoice (total int); CREATE INDEX invoice_total ON invoice (total);",
              "REINDEX INDEX invoice_total;",
              "blocks reads and writes on invoice: builds index invoice_total on invoice",
              List.of(
                  "lock: SHARE on invoice: blocks writes",
                  "lock: ACCESS EXCLUSIVE on index invoice_total: blocks reads and writes on"
                      + " invoice",
                  "build: builds index invoice_total on invoice")),
          new Case(
              """
              CREATE TABLE visit (at date, page text) PARTITION BY RANGE (at);
              CREATE TABLE visit_2026 PARTITION OF visit
                FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (page);
              """,
              "LOCK TABLE ONLY visit;",
              "blocks reads and writes on visit and visit_2026: changes only the system catalog",
              List.of(
                  "lock: ACCESS EXCLUSIVE on visit: blocks reads and writes",
                  "wait: blocks reads and writes on visit_2026, because sessions read its bounds"
                      + " from visit")),
          new Case(
              """
              CREATE TABLE "my table" (id bigint PRIMARY KEY, "User" bigint);
              CREATE TABLE "User" (id bigint PRIMARY KEY);
              """,
              "ALTER TABLE public.\"my table\" ADD CONSTRAINT \"Fk\" FOREIGN KEY (\"User\")"
                  + " REFERENCES public.\"User\";",
              "blocks writes on public.\"my table\" and \"User\": scans public.\"my table\" and"
                  + " \"User\" to check the foreign key",
              List.of(
                  "lock: SHARE ROW EXCLUSIVE on public.\"my table\": blocks writes",
                  "lock: SHARE ROW EXCLUSIVE on \"User\": blocks writes",
                  "scan: scans public.\"my table\" and \"User\" to check the foreign key",
                  "fails: if a row of public.\"my table\" references no row of \"User\"")),
          new Case(
              "CREATE TABLE account (email text);",
              "BEGIN;\nLOCK TABLE account;\nCREATE UNIQUE INDEX account_email ON account (email);",
              "blocks reads and writes on account: builds index account_email on account",
              List.of(
                  "lock: SHARE on account: blocks reads and writes, because the transaction holds"
                      + " ACCESS EXCLUSIVE on it since line 2",
                  "build: builds index account_email on account",
                  "fails: if two rows of account have the same email")),
          new Case(
              "CREATE TABLE app.account (email text);",
              "SET search_path = app;\nTRUNCATE app.account;",
              "blocks reads and writes on app.account: empties app.account (a new file without"
                  + " rows)",
              List.of(
                  "lock: ACCESS EXCLUSIVE on app.account: blocks reads and writes",
                  "rewrite: empties app.account (a new file without rows)",
                  "lost: all rows of app.account")),
          new Case(
              "",
              "ALTER TABLE account ALTER COLUMN email SET NOT NULL;",
              "blocks reads and writes on account: may scan account to check for NULL",
              List.of(
                  "lock: ACCESS EXCLUSIVE on account: blocks reads and writes",
                  "scan: may scan account to check for NULL",
                  "fails: if a row of account holds NULL in email")));

  @ParameterizedTest
  @FieldSource("CASES")
  void sameWords(Case one) throws IOException {
    ChangeSet changes =
        new ChangeSet(
            "db",
            MapTree.of(Map.of("db/0001_given.sql", one.given, CHANGE, one.change)),
            new ChangeSet.Review.Each(List.of(CHANGE)));
    Outcome outcome =
        new Linter(anyOperation(), Settings.NONE, Baseline.none(""), LocalDate.EPOCH)
            .lint(changes, SinceRequest.SETTINGS);
    Plan plan = new Planner(Settings.NONE).plan(changes);

    JsonNode finding =
        json(ReportersTest.write(Format.JSON, outcome, ReportersTest.PLAIN))
            .get("findings")
            .valueStream()
            .toList()
            .getLast();
    assertEquals(one.change.lines().count(), finding.get("startLine").asInt());
    assertEquals(one.who, finding.get("message").asText());
    assertEquals(one.lines, lines(finding.get("effects")));
    assertEquals(one.lines, planned(plan));
    String text = ReportersTest.write(Format.TEXT, outcome, ReportersTest.PLAIN);
    String github = ReportersTest.write(Format.GITHUB, outcome, ReportersTest.PLAIN);
    String sarif = messages(ReportersTest.write(Format.SARIF, outcome, ReportersTest.PLAIN));
    String junit =
        ReportersTest.write(Format.JUNIT, outcome, ReportersTest.PLAIN).replace("&quot;", "\"");
    String markdown = ReportersTest.write(Format.MARKDOWN, outcome, ReportersTest.PLAIN);
    String planText = write(PlanFormat.TEXT, plan);
    String planMarkdown = write(PlanFormat.MARKDOWN, plan);
    for (String out :
        List.of(text, github, sarif, junit, markdown, planText, planMarkdown, finding.toString())) {
      assertFalse(UNQUOTED.matcher(out).find(), out);
    }
    for (String line : one.lines) {
      String label = line.substring(0, line.indexOf(": "));
      String words = line.substring(label.length() + 2);
      assertTrue(text.replaceAll("\n +", " ").contains(words), text);
      assertTrue(github.contains("%0A" + line + "%0A"), github);
      assertTrue(sarif.contains("\n" + line + "\n"), sarif);
      String planned = planText.replaceAll("\n {14}(?=\\S)", " ");
      assertTrue(planned.contains("      %-7s %s\n".formatted(label, words)), planText);
      assertTrue(junit.contains("\n" + line + "\n"), junit);
      for (String page : List.of(markdown, planMarkdown)) {
        assertTrue(page.contains("- " + label + ": " + MarkdownPage.escape(words) + "\n"), page);
      }
    }
  }

  private static RuleBook anyOperation() {
    List<String> operations =
        OperationKind.names().stream().filter(name -> !OperationKind.isOnFiles(name)).toList();
    String rule =
        """
        title: Anything
        severity: error
        hazard: outage
        match: %s
        message: "{effect.who-waits}: {effect.work}"
        why: Because.
        bad: [{case: a bad one, sql: SELECT 1;, marks: SELECT 1}]
        good: [{case: a good one, sql: SELECT 1;}]
        """
            .formatted(operations);
    RuleBook.Loaded loaded =
        RuleBook.load(List.of(new SourceFile("rules/any.yml", rule)), Vocabulary.standard());
    assertEquals(List.of(), loaded.problems());
    return loaded.book();
  }

  private static List<String> planned(Plan plan) throws IOException {
    JsonNode statements = json(write(PlanFormat.JSON, plan)).at("/migrations/0/statements");
    return lines(statements.get(statements.size() - 1).get("effects"));
  }

  private static List<String> lines(JsonNode effects) {
    List<String> lines = new ArrayList<>();
    effects.forEach(e -> lines.add(e.get("label").asText() + ": " + e.get("words").asText()));
    return lines;
  }

  private static String messages(String sarif) throws IOException {
    StringBuilder all = new StringBuilder();
    json(sarif).at("/runs/0/results").forEach(r -> all.append(r.at("/message/text").asText()));
    return all.toString();
  }

  private static String write(PlanFormat format, Plan plan) throws IOException {
    StringWriter out = new StringWriter();
    format.reporter().write(plan, out, ReportersTest.PLAIN);
    return out.toString();
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
