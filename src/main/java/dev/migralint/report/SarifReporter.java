package dev.migralint.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.jcup.sarif_2_1_0.model.ArtifactLocation;
import de.jcup.sarif_2_1_0.model.Invocation;
import de.jcup.sarif_2_1_0.model.Location;
import de.jcup.sarif_2_1_0.model.Notification;
import de.jcup.sarif_2_1_0.model.OriginalUriBaseIds;
import de.jcup.sarif_2_1_0.model.PropertyBag;
import de.jcup.sarif_2_1_0.model.ReportingConfiguration;
import de.jcup.sarif_2_1_0.model.Result;
import de.jcup.sarif_2_1_0.model.Run;
import de.jcup.sarif_2_1_0.model.SarifSchema210;
import de.jcup.sarif_2_1_0.model.Tool;
import de.jcup.sarif_2_1_0.model.ToolComponent;
import dev.migralint.lint.Outcome;
import dev.migralint.source.Problem;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>, as
 * GitHub code scanning and editors read it.
 */
final class SarifReporter implements Reporter {
  private static final URI HOME = URI.create("https://github.com/migralint/migralint");
  private static final URI SCHEMA =
      URI.create(
          "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");

  /**
   * The model leaves out what equals the standard's default. An absent level, though, means the
   * rule's own one, and an absent list of results means that nothing was run.
   */
  private static final ObjectMapper MAPPER =
      JsonOutput.mapper()
          .addMixIn(Result.class, Level.class)
          .addMixIn(ReportingConfiguration.class, Level.class)
          .addMixIn(Notification.class, Level.class)
          .addMixIn(Run.class, Results.class);

  @SuppressWarnings("UnusedMethod") // read by Jackson
  private interface Level {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    Object getLevel();
  }

  @SuppressWarnings("UnusedMethod") // read by Jackson
  private interface Results {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    Object getResults();
  }

  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    SarifSchema210 log = new SarifSchema210();
    log.set$schema(SCHEMA);
    log.setVersion(SarifSchema210.Version._2_1_0);
    log.setRuns(List.of(run(outcome, options)));
    try (JsonGenerator json = JsonOutput.generator(MAPPER, out)) {
      MAPPER.writeValue(json, log);
    }
    out.write("\n");
  }

  private static Run run(Outcome outcome, Options options) {
    SarifRules rules = SarifRules.of(outcome);
    ToolComponent driver = new ToolComponent();
    driver.setName("migralint");
    driver.setSemanticVersion(options.version());
    driver.setInformationUri(HOME);
    driver.setRules(rules.descriptors());
    Tool tool = new Tool();
    tool.setDriver(driver);
    Run run = new Run();
    run.setTool(tool);
    run.setColumnKind(Run.ColumnKind.UNICODE_CODE_POINTS);
    run.setNewlineSequences(new LinkedHashSet<>(List.of("\r\n", "\n", "\r")));
    run.setOriginalUriBaseIds(root());
    run.setInvocations(List.of(invocation(outcome)));
    run.setResults(new SarifResults(outcome, rules, options));
    run.setProperties(properties(outcome));
    return run;
  }

  private static OriginalUriBaseIds root() {
    OriginalUriBaseIds bases = new OriginalUriBaseIds();
    ArtifactLocation location = new ArtifactLocation();
    location.setDescription(Sarif.message("The root of the repository."));
    bases.setAdditionalProperty(Sarif.ROOT, location);
    return bases;
  }

  private static Invocation invocation(Outcome outcome) {
    List<Notification> notifications = new ArrayList<>();
    for (Problem problem : outcome.errors()) {
      Notification notification = notification(problem.sentence(), Notification.Level.ERROR);
      if (!problem.path().isEmpty()) {
        notification.setLocations(Set.of(location(problem)));
      }
      notifications.add(notification);
    }
    for (String note : outcome.notes()) {
      notifications.add(notification(note, Notification.Level.NOTE));
    }
    Invocation invocation = new Invocation();
    invocation.setExecutionSuccessful(outcome.errors().isEmpty());
    invocation.setToolExecutionNotifications(notifications);
    return invocation;
  }

  private static Location location(Problem problem) {
    return problem
        .at()
        .map(at -> Sarif.location(problem.path(), Sarif.line(at.line())))
        .orElseGet(() -> Sarif.location(problem.path()));
  }

  private static Notification notification(String text, Notification.Level level) {
    Notification notification = new Notification();
    notification.setMessage(Sarif.message(Sarif.words(Printable.line(text.strip()))));
    notification.setLevel(level);
    return notification;
  }

  private static PropertyBag properties(Outcome outcome) {
    Outcome.Coverage read = outcome.coverage();
    PropertyBag properties = new PropertyBag();
    properties.setAdditionalProperty("lookedAt", Printable.line(outcome.description()));
    Map<String, Integer> coverage = new LinkedHashMap<>();
    coverage.put("files", read.files());
    coverage.put("statements", read.statements());
    coverage.put("notUnderstood", read.notUnderstood());
    coverage.put("schemaKnown", read.schemaKnown());
    coverage.put("notReviewed", read.notReviewed());
    coverage.put("deleted", read.deleted());
    coverage.put("deployed", read.deployed());
    properties.setAdditionalProperty("coverage", coverage);
    properties.setAdditionalProperty("suppressed", outcome.suppressed());
    if (!outcome.notShown().isEmpty()) {
      properties.setAdditionalProperty("notShown", outcome.notShown());
    }
    return properties;
  }
}
