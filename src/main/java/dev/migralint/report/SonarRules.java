package dev.migralint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.migralint.finding.Finding;
import dev.migralint.rule.Hazard;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.read.BuiltInRules;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules of a report in SonarQube's words. SonarQube knows severities of rules alone, so that
 * each has that of its gravest finding.
 */
final class SonarRules {
  /** SonarQube keeps no more of a name. */
  private static final int LONGEST_NAME = 200;

  private final Map<String, Severity> severities = new LinkedHashMap<>();
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  private SonarRules() {}

  static SonarRules of(List<Annotation> all) {
    SonarRules rules = new SonarRules();
    for (Annotation found : all) {
      rules.severities.merge(found.rule(), found.severity(), (a, b) -> a.compareTo(b) > 0 ? a : b);
      found.finding().map(Finding::rule).ifPresent(rule -> rules.rules.put(rule.id(), rule));
    }
    return rules;
  }

  Severity severity(String rule) {
    return Objects.requireNonNull(severities.get(rule));
  }

  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("rules");
    for (Map.Entry<String, Severity> rule : severities.entrySet()) {
      write(rule.getKey(), rule.getValue(), Optional.ofNullable(rules.get(rule.getKey())), json);
    }
    json.writeEndArray();
  }

  private static void write(String id, Severity severity, Optional<Rule> rule, JsonGenerator json)
      throws IOException {
    Hazard hazard = rule.map(Rule::hazard).orElse(Hazard.REVIEW);
    json.writeStartObject();
    json.writeStringField("id", Printable.line(id));
    json.writeStringField("name", rule.map(SonarRules::name).orElse("Incomplete run"));
    json.writeStringField(
        "description",
        rule.map(SonarRules::description)
            .orElse("migralint could not read or do something. Other findings are reported."));
    json.writeStringField("engineId", "migralint");
    json.writeStringField("cleanCodeAttribute", attribute(hazard));
    json.writeArrayFieldStart("impacts");
    json.writeStartObject();
    json.writeStringField("softwareQuality", quality(hazard));
    json.writeStringField("severity", impact(severity));
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String name(Rule rule) {
    String title = Printable.line(rule.title());
    if (title.length() <= LONGEST_NAME) {
      return title;
    }
    int end = LONGEST_NAME - 1;
    return title.substring(0, Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  /** SonarQube shows descriptions as HTML. */
  private static String description(Rule rule) {
    String why = String.join("\n", Printable.lines(rule.why()));
    String more =
        BuiltInRules.pageAddress(rule)
            .orElse("`migralint explain " + Printable.line(rule.id()) + "` shows examples.");
    String text = why.isBlank() ? more : why + "\n\n" + more;
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String attribute(Hazard hazard) {
    return switch (hazard) {
      case DATA_LOSS, BROKEN_CLIENTS, FAILURE, HYGIENE -> "LOGICAL";
      case OUTAGE -> "EFFICIENT";
      case INTEGRITY -> "COMPLETE";
      case SECURITY -> "TRUSTWORTHY";
      case HISTORY, DESIGN -> "CONVENTIONAL";
      case REVIEW -> "CLEAR";
    };
  }

  private static String quality(Hazard hazard) {
    return switch (hazard) {
      case DATA_LOSS, OUTAGE, BROKEN_CLIENTS, FAILURE, INTEGRITY, HYGIENE -> "RELIABILITY";
      case SECURITY -> "SECURITY";
      case HISTORY, DESIGN, REVIEW -> "MAINTAINABILITY";
    };
  }

  private static String impact(Severity severity) {
    return switch (severity) {
      case NOTE -> "LOW";
      case WARNING -> "MEDIUM";
      case ERROR -> "HIGH";
    };
  }
}
