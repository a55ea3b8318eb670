package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.finding.Finding;
import dev.migralint.lint.Outcome;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportersTest {
  static final Options PLAIN = Options.plain("1.2.3");
  static final Options ALL =
      new Options(
          "1.2.3", Optional.empty(), false, StandardCharsets.UTF_8, 100, true, false, false);

  static String write(Format format, Outcome outcome, Options options) throws IOException {
    StringWriter out = new StringWriter();
    format.reporter().write(outcome, out, options);
    return out.toString();
  }

  private static String extension(Format format) {
    return switch (format) {
      case TEXT -> "txt";
      case SARIF, GITHUB, JSON, ONELINE -> format.word();
      case GITLAB, SONAR -> format.word() + ".json";
      case JUNIT, CHECKSTYLE -> format.word() + ".xml";
      case MARKDOWN -> "md";
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyday(Format format) throws IOException {
    Golden.check("everyday." + extension(format), write(format, Samples.everyday(), PLAIN));
  }

  @ParameterizedTest
  @EnumSource
  void allowedFindingsWhenAskedFor(Format format) throws IOException {
    Golden.check("suppressed." + extension(format), write(format, Samples.everyday(), ALL));
  }

  @ParameterizedTest
  @EnumSource
  void hostile(Format format) throws IOException {
    Golden.check("hostile." + extension(format), write(format, Samples.hostile(), ALL));
  }

  @ParameterizedTest
  @EnumSource
  void nothing(Format format) throws IOException {
    Golden.check("nothing." + extension(format), write(format, Samples.nothing(), PLAIN));
  }

  @ParameterizedTest
  @EnumSource
  void noFormatLetsTextFromFilesCommandATerminalOrARunner(Format format) throws IOException {
    String report = write(format, Samples.hostile(), ALL);
    report
        .codePoints()
        .filter(c -> c != '\n')
        .forEach(
            c ->
                assertFalse(
                    Character.isISOControl(c) || (c >= 0x202A && c <= 0x202E) || c == 0x2028,
                    () -> "U+" + Integer.toHexString(c)));
    for (String line : report.split("\n")) {
      if (!(format == Format.GITHUB && line.matches("::(error|warning|notice)( file=.*)?::.*"))) {
        assertFalse(line.strip().startsWith("::"), line);
      }
      assertFalse(line.contains("##["), line);
    }
    assertEquals(
        format == Format.GITHUB ? 5 : 0, report.lines().filter(l -> l.startsWith("::")).count());
  }

  @Test
  void colorIsOnlyAddedToWhatIsWrittenWithoutIt() throws IOException {
    Options color =
        new Options("1", Optional.empty(), true, StandardCharsets.UTF_8, 100, false, false, false);
    String painted = write(Format.TEXT, Samples.everyday(), color);
    assertTrue(painted.contains("\u001b[1;31merror\u001b[0m"), painted);
    assertEquals(
        write(Format.TEXT, Samples.everyday(), PLAIN).replaceAll(" +\n", "\n"),
        painted.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll(" +\n", "\n"));
  }

  @Test
  void drawsInAsciiWhereTheCharsetHasNoLines() throws IOException {
    Options latin =
        new Options(
            "1", Optional.empty(), false, StandardCharsets.ISO_8859_1, 100, false, true, false);
    Golden.check("latin1.txt", write(Format.TEXT, Samples.everyday(), latin));
  }

  @Test
  void githubSaysWhenItWillNotShowAll() throws IOException {
    SourceFile file = new SourceFile("a.sql", "DROP;");
    Finding finding = Samples.finding(Samples.DROPPED_COLUMN, file, "DROP", "Gone.");
    List<Finding> ten = new ArrayList<>(Collections.nCopies(10, finding));
    String shown = write(Format.GITHUB, Samples.outcome(ten), PLAIN);
    assertFalse(shown.contains("first 10"), shown);
    ten.add(finding);
    String cut = write(Format.GITHUB, Samples.outcome(ten), PLAIN);
    assertTrue(cut.contains("first 10 annotations of each level"), cut);
  }

  @Test
  void formatsForPullRequestsPointOnlyAtWhatChanged() throws IOException {
    SourceFile file = new SourceFile("a.sql", "ALTER TABLE x\n  DROP COLUMN y,\n  DROP z;\n");
    Finding whole = Samples.finding(Samples.DROPPED_COLUMN, file, file.text(), "Gone.");
    int start = file.text().indexOf("DROP z;");
    Finding part = Samples.changed(whole, new Span(start, file.text().length()));
    Outcome outcome = Samples.outcome(List.of(part));
    String github = write(Format.GITHUB, outcome, PLAIN);
    assertTrue(
        github.startsWith("::warning file=a.sql,line=3,endLine=3,col=3,endColumn=9,"), github);
    String sarif = write(Format.SARIF, outcome, PLAIN);
    assertTrue(sarif.contains("\"startLine\" : 3"), sarif);
    assertTrue(sarif.contains("\"endColumn\" : 10"), sarif);
    String gitlab = write(Format.GITLAB, outcome, PLAIN);
    assertTrue(gitlab.contains("\"begin\" : 3"), gitlab);
    String checkstyle = write(Format.CHECKSTYLE, outcome, PLAIN);
    assertTrue(checkstyle.contains("line=\"3\" column=\"3\""), checkstyle);
    assertTrue(write(Format.ONELINE, outcome, PLAIN).startsWith("a.sql:3:3: warning "));
    assertTrue(write(Format.TEXT, outcome, PLAIN).startsWith("a.sql:1:1 "));
  }

  @Test
  void manyFindingsOnOneLineAllHaveTheirColumns() throws IOException {
    int many = 50_000;
    SourceFile file = new SourceFile("a.sql", "DROP 😀; ".repeat(many));
    Finding first = Samples.finding(Samples.DROPPED_COLUMN, file, "DROP 😀", "Gone.");
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      findings.add(Samples.at(first, new Span(i * 9, i * 9 + 7)));
    }
    String report = write(Format.GITHUB, Samples.outcome(findings), PLAIN);
    List<String> lines = report.lines().toList();
    for (int i = 0; i < many; i++) {
      String columns = ",col=" + (i * 8 + 1) + ",endColumn=" + (i * 8 + 6) + ",";
      assertTrue(lines.get(i).contains(columns), lines.get(i));
    }
  }
}
