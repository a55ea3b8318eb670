package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.lint.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Test results in the XML of JUnit: each finding is a failed test, a suppressed one that is shown a
 * skipped test, a problem an error, and a run without any a passed test. It holds only what <a
 * href="https://github.com/jenkinsci/xunit-plugin">Jenkins' schema</a> knows, the strictest of its
 * readers.
 */
final class JunitReporter implements Reporter {
  private static final String PACKAGE = "migralint.";

  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    List<Annotation> all = Annotation.of(outcome, options);
    int errors = outcome.errors().size();
    int failures = outcome.open().size();
    boolean clean = errors + failures == 0;
    String tests = Integer.toString(all.size() + (clean ? 1 : 0));
    List<String> counts = new ArrayList<>(List.of("name", "migralint", "tests", tests));
    counts.addAll(List.of("failures", Integer.toString(failures)));
    counts.addAll(List.of("errors", Integer.toString(errors), "time", "0"));
    XmlOutput.write(
        out,
        xml -> {
          xml.start("testsuites", counts.toArray(String[]::new));
          int skipped = all.size() - errors - failures;
          counts.addAll(List.of("skipped", Integer.toString(skipped)));
          xml.start("testsuite", counts.toArray(String[]::new));
          if (clean) {
            xml.leaf("testcase", "", testcase(PACKAGE + "lint", "No findings"));
          }
          Map<String, Integer> names = new HashMap<>();
          for (Annotation found : all) {
            String name = name(found);
            int count = names.merge(name, 1, Integer::sum);
            write(found, count == 1 ? name : name + " (" + count + ")", options, xml);
          }
          xml.leaf("system-out", summary(outcome, options));
          xml.end();
          xml.end();
        });
  }

  private static String[] testcase(String classname, String name) {
    return new String[] {"classname", classname, "name", name, "time", "0"};
  }

  /** Unlike in a dotted name, Jenkins takes nothing in it for a package. */
  private static String name(Annotation found) {
    String line = found.path().equals(Annotation.ROOT) ? "" : ":" + found.at().line();
    return Printable.line(found.rule()) + " " + Printable.line(found.path()) + line;
  }

  private static void write(Annotation found, String name, Options options, XmlOutput xml)
      throws XMLStreamException {
    xml.start("testcase", testcase(PACKAGE + Printable.line(found.rule()), name));
    if (found.finding().isEmpty()) {
      String text = place(found) + "\n" + found.message();
      xml.leaf("error", text, "message", found.message(), "type", "incomplete");
    } else {
      Finding finding = found.finding().get();
      String element = finding.allowed().isPresent() ? "skipped" : "failure";
      String text = place(found) + "\n" + text(finding, options);
      xml.leaf(element, text, "message", found.message(), "type", found.severity().word());
    }
    xml.end();
  }

  private static String place(Annotation found) {
    return Printable.line(found.path()) + ":" + found.at().line() + ":" + found.at().column();
  }

  private static String text(Finding finding, Options options) {
    return String.join("\n", Explanation.lines(finding, options, Explanation.PLAIN));
  }

  private static String summary(Outcome outcome, Options options) {
    StringBuilder text = new StringBuilder();
    outcome
        .notes()
        .forEach(note -> text.append("note: ").append(Printable.line(note)).append('\n'));
    return text + Summary.line(outcome, Glyphs.of(options.charset()));
  }
}
