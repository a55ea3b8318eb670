package dev.migralint.report;

import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * The XML of <a href="https://checkstyle.org">Checkstyle</a>, which many tools for reviews read.
 */
final class CheckstyleReporter implements Reporter {
  /** Readers look for a version; this one has all that is written here. */
  private static final String VERSION = "8.0";

  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    Map<String, List<Annotation>> files = new LinkedHashMap<>();
    for (Annotation found : Annotation.of(outcome, options)) {
      files.computeIfAbsent(found.path(), path -> new ArrayList<>()).add(found);
    }
    XmlOutput.write(
        out,
        xml -> {
          xml.start("checkstyle", "version", VERSION);
          for (Map.Entry<String, List<Annotation>> file : files.entrySet()) {
            xml.start("file", "name", Printable.line(file.getKey()));
            for (Annotation found : file.getValue()) {
              write(found, xml);
            }
            xml.end();
          }
          xml.end();
        });
  }

  private static void write(Annotation found, XmlOutput xml) throws XMLStreamException {
    xml.leaf(
        "error",
        "",
        "line",
        Integer.toString(found.at().line()),
        "column",
        Integer.toString(found.at().column()),
        "severity",
        severity(found.severity()),
        "message",
        found.message(),
        "source",
        "migralint." + Printable.line(found.rule()));
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case NOTE -> "info";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }
}
