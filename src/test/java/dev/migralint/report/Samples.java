package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Fingerprint;
import dev.migralint.finding.Uses;
import dev.migralint.lint.Outcome;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Lock;
import dev.migralint.postgres.LockMode;
import dev.migralint.postgres.Target;
import dev.migralint.postgres.Work;
import dev.migralint.rule.Condition;
import dev.migralint.rule.Hazard;
import dev.migralint.rule.Lifecycle;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.Template;
import dev.migralint.sizes.SizeClass;
import dev.migralint.sizes.SizedTable;
import dev.migralint.sizes.TableSize;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Outcomes to report: an everyday one, one full of attacks, and one in which nothing was there. */
final class Samples {
  private Samples() {}

  static final Rule SET_NOT_NULL =
      new Rule(
          "set-not-null-scanning",
          "SET NOT NULL reads the whole table while nobody else can use it",
          severities(Severity.ERROR),
          Hazard.OUTAGE,
          List.of("set-not-null"),
          false,
          false,
          Condition.ALWAYS,
          Optional.empty(),
          template("{table} is closed while every row is checked for a null {column}."),
          """
          Before it can promise that the column is *never* null, PostgreSQL looks at every row.

          With `CHECK (x IS NOT NULL)` already proven, it looks at `pg_constraint` instead.
          """,
          List.of(
              new Rule.Step(
                  Condition.ALWAYS,
                  template("Hold new rows to the promise; existing rows are not read"),
                  Optional.of(
                      template(
                          "ALTER TABLE {table} ADD CONSTRAINT {column}_present"
                              + " CHECK ({column} IS NOT NULL) NOT VALID;"))),
              new Rule.Step(
                  Condition.ALWAYS,
                  template("In a later migration, check the rows while the table stays open."),
                  Optional.of(
                      template(
                          "ALTER TABLE {table} VALIDATE CONSTRAINT {column}_present;\n"
                              + "ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL;"))),
              new Rule.Step(Condition.ALWAYS, template("Watch the locks."), Optional.empty())),
          List.of(
              new Rule.Example(
                  "the table is already in use",
                  Optional.of(17),
                  Optional.of("prisma"),
                  Map.of(),
                  List.of("CREATE TABLE account (id bigint PRIMARY KEY, email text);\n"),
                  List.of("ALTER TABLE account ALTER COLUMN email SET NOT NULL;"),
                  Map.of(),
                  Map.of(),
                  Optional.of("ALTER COLUMN email SET NOT NULL"),
                  new Position(20, 5))),
          List.of(
              new Rule.Example(
                  "the table is born in the same change",
                  Optional.empty(),
                  Optional.empty(),
                  Map.of(),
                  List.of(),
                  List.of("CREATE TABLE account (email text NOT NULL);"),
                  Map.of(),
                  Map.of(),
                  Optional.empty(),
                  new Position(26, 5))),
          List.of("https://www.postgresql.org/docs/current/sql-altertable.html"),
          Lifecycle.STABLE,
          Map.of(),
          "db/rules/set-not-null-scanning.yml");

  static final Rule DROPPED_COLUMN = rule("dropped-column", "A column is dropped");

  private static NavigableMap<Preset, Severity> severities(Severity severity) {
    return new TreeMap<>(Map.of(Preset.RECOMMENDED, severity));
  }

  static Rule rule(String id, String title) {
    return new Rule(
        id,
        title,
        severities(Severity.WARNING),
        Hazard.DATA_LOSS,
        List.of("drop-column"),
        false,
        false,
        Condition.ALWAYS,
        Optional.empty(),
        template("{column} of {table} is gone."),
        "What still reads the column fails.",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Lifecycle.STABLE,
        Map.of(),
        "db/rules/" + id + ".yml");
  }

  static Template template(String text) {
    return new Template(List.of(new Template.Part.Text(text)));
  }

  private static ObjectName table(String name) {
    return ObjectName.of(Name.quoted(name));
  }

  private static Effect exclusiveScan(Target table) {
    return new Effect(
        List.of(new Lock(table, LockMode.ACCESS_EXCLUSIVE, Optional.empty(), Optional.empty())),
        List.of(),
        List.of(
            new Work(
                Work.Kind.SCAN, Work.Reason.NULLS, table, Optional.empty(), Ternary.YES, table)),
        false,
        List.of(),
        List.of(),
        Set.of());
  }

  static Finding finding(Rule rule, SourceFile file, String marked, String message) {
    int start = file.text().indexOf(marked);
    Span span = new Span(start, start + marked.length());
    return new Finding(
        rule,
        rule.severity(),
        file,
        span,
        message,
        Optional.empty(),
        List.of(),
        Effect.NONE,
        List.of(),
        List.of(),
        List.of(),
        span,
        new Fingerprint(rule.id(), file.path(), "", marked, 1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Outcome outcome(List<Finding> findings) {
    return new Outcome(
        "staged changes against HEAD",
        findings,
        new Outcome.Coverage(1, findings.size(), 0, findings.size(), 0, 0, 0),
        List.of(),
        List.of(),
        List.of());
  }

  static Outcome everyday() {
    SourceFile email =
        new SourceFile(
            "db/migrations/V7__email.sql",
            "ALTER TABLE account ALTER COLUMN email SET NOT NULL;\n");
    Finding notNull = finding(SET_NOT_NULL, email, "ALTER COLUMN email SET NOT NULL", "");
    notNull =
        new Finding(
            SET_NOT_NULL,
            Severity.ERROR,
            email,
            notNull.span(),
            "account is closed to reads and writes while every row is checked for a null email.",
            Optional.of(table("account")),
            List.of("email"),
            exclusiveScan(new Target(table("account"), table("account"))),
            List.of(
                new SizedTable(
                    table("account"),
                    SizeClass.LARGE,
                    SizedTable.Basis.FILE,
                    new TableSize(
                        Optional.of(48_213_777L), Optional.of(12L << 30), Optional.empty()))),
            List.of(
                new Finding.Related(
                    "db/migrations/V1__accounts.sql",
                    1,
                    table("account"),
                    Finding.Related.Why.CREATED,
                    Optional.empty()),
                new Finding.Related(
                    "db/other/V2.sql",
                    12,
                    table("account"),
                    Finding.Related.Why.CREATED,
                    Optional.of(table("person")))),
            List.of(
                new Finding.Advice(
                    "Hold new rows to the promise; existing rows are not read",
                    Optional.of(
                        "ALTER TABLE account ADD CONSTRAINT email_present"
                            + " CHECK (email IS NOT NULL) NOT VALID;")),
                new Finding.Advice(
                    "In a later migration, check the rows while the table stays open.",
                    Optional.of(
                        "ALTER TABLE account VALIDATE CONSTRAINT email_present;\n"
                            + "ALTER TABLE account ALTER COLUMN email SET NOT NULL;")),
                new Finding.Advice("Watch the locks.", Optional.empty())),
            notNull.span(),
            new Fingerprint("set-not-null", notNull.file().path(), "account", "alter table", 1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    SourceFile names =
        new SourceFile(
            "db/migrations/V8__names.sql",
            "-- naming\nALTER TABLE person\n  DROP COLUMN nick,\n\tDROP COLUMN \"naïve 名\";\n");
    Finding two =
        finding(DROPPED_COLUMN, names, "DROP COLUMN nick,\n\tDROP COLUMN \"naïve 名\"", "Both go.");
    two =
        two.used(
            uses(
                new Uses.Search(
                    List.of(
                        new Uses.Place("src/person.ts", 40, new Uses.Moment.Head()),
                        new Uses.Place("prisma/schema.prisma", 12, new Uses.Moment.MergeBase()),
                        new Uses.Place("src/orders.ts", 7, new Uses.Moment.Release("v4.2")),
                        new Uses.Place("src/orders.ts", 9, new Uses.Moment.Release("v4.2"))),
                    5,
                    1240,
                    new Uses.LeftOut(2, 1, true))),
            Severity.ERROR);
    Finding allowed =
        allowed(
            finding(DROPPED_COLUMN, names, "DROP COLUMN nick", "nick of person is gone."),
            "nobody reads it");
    Finding before =
        allowed(
            finding(DROPPED_COLUMN, names, "DROP COLUMN \"naïve 名\"", "It is gone.")
                .used(
                    uses(new Uses.Search(List.of(), 0, 1240, Uses.LeftOut.NOTHING)),
                    Severity.WARNING),
            Finding.Allowed.Kind.BASELINE,
            "it was there before (.migralint-baseline:4)");
    return new Outcome(
        "staged changes against HEAD",
        List.of(notNull, allowed, two, before),
        new Outcome.Coverage(3, 14, 1, 14, 2, 1, 5),
        List.of(),
        List.of("the settings change in this change"),
        List.of(
            new Problem(
                "db/migrations/V9.sql", "is binary.", "Restore it as text, or exclude it.")));
  }

  private static Uses uses(Uses.Search search) {
    return new Uses(
        table("person"),
        List.of(Name.unquoted("nick"), Name.unquoted("naïve 名")),
        Optional.of(search));
  }

  static Finding allowed(Finding f, String reason) {
    return allowed(f, Finding.Allowed.Kind.COMMENT, reason);
  }

  private static Finding allowed(Finding f, Finding.Allowed.Kind kind, String reason) {
    Finding.Allowed allowed = new Finding.Allowed(kind, reason);
    return copy(f, f.span(), f.changed(), Optional.of(allowed));
  }

  static Finding at(Finding f, Span span) {
    return copy(f, span, span, f.allowed());
  }

  static Finding changed(Finding f, Span changed) {
    return copy(f, f.span(), changed, f.allowed());
  }

  private static Finding copy(
      Finding f, Span span, Span changed, Optional<Finding.Allowed> allowed) {
    return new Finding(
        f.rule(),
        f.severity(),
        f.file(),
        span,
        f.message(),
        f.table(),
        f.objects(),
        f.effect(),
        f.sizes(),
        f.because(),
        f.instead(),
        changed,
        f.fingerprint(),
        allowed,
        f.uses(),
        Optional.empty());
  }

  /** Every text that comes from outside tries something. */
  static Outcome hostile() {
    String attack =
        "::error::1\n::add-mask::2\r##[command]3 %0A::x \u001b[31mred \u202Eesrever\u2028"
            + "</script> `tick` [click](http://evil.example) ![i](x)";
    String path = "::a b/100%#,:\n::error::\u001b[2J\u202E/né名[x].sql";
    SourceFile file =
        new SourceFile(path, "::error::sql ##[error]sql\u0007\u202E -- \u001b[31m\nDROP\tTABLE x;");
    Rule rule =
        new Rule(
            "it's-`mine`",
            attack,
            new TreeMap<>(Map.of(Preset.STRICT, Severity.NOTE)),
            Hazard.OUTAGE,
            List.of(),
            false,
            false,
            Condition.ALWAYS,
            Optional.empty(),
            template(attack),
            attack + "\n```\n<script>alert(1)</script>",
            List.of(
                new Rule.Step(
                    Condition.ALWAYS, template(attack), Optional.of(template("```\n" + attack)))),
            List.of(),
            List.of(),
            List.of("javascript:alert(1)", "https://ok.example/a_b"),
            Lifecycle.STABLE,
            Map.of(),
            "rules/x.yml");
    Finding plain = finding(rule, file, file.text(), attack);
    Finding finding =
        new Finding(
            rule,
            Severity.NOTE,
            file,
            plain.span(),
            attack,
            Optional.of(table(attack)),
            List.of(attack),
            exclusiveScan(new Target(table(attack), table(attack))),
            List.of(
                new SizedTable(
                    table(attack), SizeClass.SMALL, SizedTable.Basis.TABLES, TableSize.NONE)),
            List.of(
                new Finding.Related(
                    path,
                    2,
                    table(attack),
                    Finding.Related.Why.CREATED,
                    Optional.of(table("::error::")))),
            List.of(new Finding.Advice(attack, Optional.of(attack))),
            plain.changed(),
            new Fingerprint(attack, path, attack, attack, 1),
            Optional.empty(),
            Optional.of(
                new Uses(
                    table(attack),
                    List.of(),
                    Optional.of(
                        new Uses.Search(
                            List.of(new Uses.Place(path, 3, new Uses.Moment.Release(attack))),
                            1,
                            2,
                            Uses.LeftOut.NOTHING)))),
            Optional.empty());
    return new Outcome(
        attack,
        List.of(finding, allowed(finding, attack)),
        new Outcome.Coverage(1, 1, 0, 1, 0, 0, 0),
        List.of(),
        List.of(attack),
        List.of(new Problem(path, attack, attack), new Problem("", attack, "")));
  }

  static Outcome nothing() {
    return new Outcome(
        "staged changes against HEAD",
        List.of(),
        new Outcome.Coverage(0, 0, 0, 0, 0, 0, 0),
        List.of(),
        List.of(),
        List.of());
  }
}
