package dev.migralint.report;

import de.jcup.sarif_2_1_0.model.Location;
import de.jcup.sarif_2_1_0.model.PartialFingerprints;
import de.jcup.sarif_2_1_0.model.PropertyBag;
import de.jcup.sarif_2_1_0.model.Result;
import de.jcup.sarif_2_1_0.model.Suppression;
import dev.migralint.finding.Finding;
import dev.migralint.finding.Uses.Place;
import dev.migralint.finding.Uses.Search;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import dev.migralint.sizes.SizedTable;
import java.util.AbstractList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results of a run, each made when it is written, so that a long log takes little memory. */
final class SarifResults extends AbstractList<Result> {
  private static final String FINGERPRINT = "migralint/v1";

  private final List<Finding> findings;
  private final SarifRules rules;
  private final Options options;
  private final Places places = new Places();

  SarifResults(Outcome outcome, SarifRules rules, Options options) {
    // GitHub opens alerts for suppressed results as for any other, so they are left out.
    this.findings = options.showSuppressed() ? outcome.findings() : outcome.open();
    this.rules = rules;
    this.options = options;
  }

  @Override
  public int size() {
    return findings.size();
  }

  @Override
  public Result get(int index) {
    Finding finding = findings.get(index);
    Result result = new Result();
    result.setRuleId(finding.rule().id());
    result.setRuleIndex(rules.index(finding.rule()));
    result.setLevel(level(finding.severity()));
    List<String> lines = Explanation.lines(finding, options, Linked.STYLE);
    result.setMessage(Sarif.message(String.join("\n", lines)));
    // GitHub shows a result in a pull request only where all of its lines are in the diff.
    Region region = places.region(finding.file(), finding.changed());
    result.setLocations(List.of(Sarif.location(finding.file().path(), Sarif.region(region))));
    result.setRelatedLocations(related(finding));
    PartialFingerprints fingerprints = new PartialFingerprints();
    fingerprints.setAdditionalProperty(FINGERPRINT, finding.fingerprint().hash());
    result.setPartialFingerprints(fingerprints);
    if (!finding.sizes().isEmpty()) {
      PropertyBag properties = new PropertyBag();
      properties.setAdditionalProperty(
          "sizes", finding.sizes().stream().map(SarifResults::fields).toList());
      result.setProperties(properties);
    }
    finding.allowed().ifPresent(allowed -> result.setSuppressions(Set.of(suppression(allowed))));
    finding
        .allowed()
        .filter(allowed -> allowed.kind() == Finding.Allowed.Kind.BASELINE)
        .ifPresent(allowed -> result.setBaselineState(Result.BaselineState.UNCHANGED));
    return result;
  }

  private static Result.Level level(Severity severity) {
    return switch (severity) {
      case NOTE -> Result.Level.NOTE;
      case WARNING -> Result.Level.WARNING;
      case ERROR -> Result.Level.ERROR;
    };
  }

  private static Set<Location> related(Finding finding) {
    Set<Location> locations = new LinkedHashSet<>();
    for (Finding.Related related : finding.because()) {
      Location location = Sarif.location(related.path(), Sarif.line(related.line()));
      location.setId(locations.size() + 1);
      String place = Explanation.place(finding, related);
      String words = Printable.line(Explanation.because(related)) + " " + place;
      location.setMessage(Sarif.message(Sarif.words(words)));
      locations.add(location);
    }
    for (Place use : UseWords.search(finding).map(Search::places).orElse(List.of())) {
      Location location = Sarif.location(use.path(), Sarif.line(use.line()));
      location.setId(locations.size() + 1);
      String words = "uses it: " + UseWords.place(use) + UseWords.moment(use);
      location.setMessage(Sarif.message(Sarif.words(words)));
      locations.add(location);
    }
    return locations;
  }

  private static Map<String, Object> fields(SizedTable table) {
    return SizeFields.of(Printable.line(table.table().sql()), table);
  }

  private static Suppression suppression(Finding.Allowed allowed) {
    Suppression suppression = new Suppression();
    suppression.setKind(
        switch (allowed.kind()) {
          case COMMENT -> Suppression.Kind.IN_SOURCE;
          case SETTINGS, BASELINE, COMMIT -> Suppression.Kind.EXTERNAL;
        });
    suppression.setJustification(Printable.line(allowed.reason()));
    return suppression;
  }

  /** Places as links to the related locations: GitHub shows only those that are linked. */
  private enum Linked implements Explanation.Style {
    STYLE;

    @Override
    public String words(String text) {
      return Sarif.words(text);
    }

    @Override
    public String place(String shown, int number) {
      return Sarif.link(shown, number);
    }
  }
}
