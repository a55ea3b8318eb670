package dev.migralint.report;

import de.jcup.sarif_2_1_0.model.MultiformatMessageString;
import de.jcup.sarif_2_1_0.model.PropertyBag;
import de.jcup.sarif_2_1_0.model.ReportingConfiguration;
import de.jcup.sarif_2_1_0.model.ReportingDescriptor;
import dev.migralint.finding.Finding;
import dev.migralint.lint.Outcome;
import dev.migralint.proof.ShownFinding;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.read.BuiltInRules;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of the findings, in the order of their first appearance, with their pages. */
final class SarifRules {
  /** GitHub reads no more of a description. */
  private static final int LONGEST_DESCRIPTION = 1024;

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();

  private SarifRules() {}

  static SarifRules of(Outcome outcome) {
    SarifRules rules = new SarifRules();
    outcome.findings().stream().map(Finding::rule).forEach(rules::add);
    return rules;
  }

  private void add(Rule rule) {
    if (indexes.putIfAbsent(rule.id(), rules.size()) == null) {
      rules.add(rule);
    }
  }

  int index(Rule rule) {
    return Objects.requireNonNull(indexes.get(rule.id()));
  }

  Set<ReportingDescriptor> descriptors() {
    Set<ReportingDescriptor> descriptors = new LinkedHashSet<>();
    for (Rule rule : rules) {
      descriptors.add(descriptor(rule));
    }
    return descriptors;
  }

  private static ReportingDescriptor descriptor(Rule rule) {
    ReportingDescriptor descriptor = new ReportingDescriptor();
    descriptor.setId(rule.id());
    descriptor.setName(name(rule.id()));
    descriptor.setShortDescription(Sarif.text(description(Printable.line(rule.title()))));
    String why = String.join("\n", Printable.lines(rule.why()));
    descriptor.setFullDescription(Sarif.text(description(why.isBlank() ? rule.title() : why)));
    descriptor.setHelp(help(rule, why));
    ReportingConfiguration configuration = new ReportingConfiguration();
    configuration.setLevel(level(rule.severity()));
    descriptor.setDefaultConfiguration(configuration);
    Stream.concat(BuiltInRules.pageAddress(rule).stream(), rule.links().stream())
        .flatMap(link -> web(link).stream())
        .findFirst()
        .ifPresent(descriptor::setHelpUri);
    PropertyBag properties = new PropertyBag();
    properties.setTags(new LinkedHashSet<>(List.of("postgresql", "migration")));
    descriptor.setProperties(properties);
    return descriptor;
  }

  /** The page; viewers that read no Markdown show the reason, and how to see the page. */
  private static MultiformatMessageString help(Rule rule, String why) {
    String more = "`migralint explain " + Printable.line(rule.id()) + "` shows examples.";
    MultiformatMessageString help = Sarif.text(why.isBlank() ? more : why + "\n\n" + more);
    help.setMarkdown(
        BuiltInRules.page(rule)
            .orElseGet(() -> RulePage.markdown(rule, ShownFinding.of(rule, List.of(rule)))));
    return help;
  }

  /** The id in the form that SARIF wants: {@code DroppedColumn}. */
  private static String name(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : Printable.line(id).split("-", -1)) {
      name.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT));
      name.append(word.isEmpty() ? "" : word.substring(1));
    }
    return name.toString();
  }

  private static String description(String text) {
    if (text.length() <= LONGEST_DESCRIPTION) {
      return text;
    }
    int end = text.lastIndexOf(' ', LONGEST_DESCRIPTION - 1);
    return text.substring(0, end < 0 ? LONGEST_DESCRIPTION - 1 : end) + "…";
  }

  private static ReportingConfiguration.Level level(Severity severity) {
    return switch (severity) {
      case NOTE -> ReportingConfiguration.Level.NOTE;
      case WARNING -> ReportingConfiguration.Level.WARNING;
      case ERROR -> ReportingConfiguration.Level.ERROR;
    };
  }

  private static Optional<URI> web(String link) {
    try {
      URI uri = URI.create(link);
      String scheme = uri.getScheme();
      return "https".equals(scheme) || "http".equals(scheme) ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException notUri) {
      return Optional.empty();
    }
  }
}
