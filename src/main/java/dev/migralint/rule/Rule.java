package dev.migralint.rule;

import dev.migralint.sizes.SizeClass;
import dev.migralint.source.Position;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One rule, as its file says it.
 *
 * @param id the file name without {@code .yml}
 * @param title one sentence for lists
 * @param severities how much it matters unless settings say otherwise, from which preset on; never
 *     empty
 * @param hazard what it warns of
 * @param match the kebab-case names of the operations it looks at
 * @param afterChange whether it is judged by what holds once the whole change is over
 * @param oncePerFile whether only the first finding in a file is reported
 * @param when what must hold then, or just before the operation
 * @param uses what to look for in the code of the repository
 * @param message what happens to whom, with {@code {placeholders}}
 * @param why the reason, in Markdown paragraphs
 * @param rewrite how to write it safely
 * @param bad examples that must give exactly this finding
 * @param good examples that must give none
 * @param links further reading
 * @param lifecycle what it was called before, and whether its severity is still to come
 * @param options the words of its conditions that settings may replace, by their names, as they are
 * @param source the file it came from, for messages
 */
public record Rule(
    String id,
    String title,
    NavigableMap<Preset, Severity> severities,
    Hazard hazard,
    List<String> match,
    boolean afterChange,
    boolean oncePerFile,
    Condition when,
    Optional<Uses> uses,
    Template message,
    String why,
    List<Step> rewrite,
    List<Example> bad,
    List<Example> good,
    List<String> links,
    Lifecycle lifecycle,
    Map<String, List<String>> options,
    String source) {

  /** The same rule, with notes for findings, until the release that raises it. */
  public Rule asNote() {
    NavigableMap<Preset, Severity> notes = new TreeMap<>(severities);
    notes.replaceAll((preset, severity) -> Severity.NOTE);
    return with(notes, lifecycle);
  }

  /** The same rule, whose severity has come. */
  public Rule raised() {
    return with(severities, new Lifecycle(lifecycle.aliases(), Optional.empty()));
  }

  private Rule with(NavigableMap<Preset, Severity> by, Lifecycle other) {
    return new Rule(
        id,
        title,
        by,
        hazard,
        match,
        afterChange,
        oncePerFile,
        when,
        uses,
        message,
        why,
        rewrite,
        bad,
        good,
        links,
        other,
        options,
        source);
  }

  /** What the code of a repository is searched for. */
  public enum Uses {
    /** The column of the operation. */
    COLUMN,
    /** Its table or view. */
    TABLE
  }

  /** How much it matters in a preset; empty where it is off. */
  public Optional<Severity> severity(Preset preset) {
    return severities.headMap(preset, true).isEmpty()
        ? Optional.empty()
        : Optional.of(severities.headMap(preset, true).lastEntry().getValue());
  }

  /** How much it matters in the first preset that it is on in. */
  public Severity severity() {
    return severities.firstEntry().getValue();
  }

  /** The first preset that it is on in. */
  public Preset preset() {
    return severities.firstKey();
  }

  /** Whether it is about what a change does to files, not about statements. */
  public boolean isOnFiles() {
    return !match.isEmpty() && match.stream().allMatch(OperationKind::isOfChange);
  }

  /**
   * A step of the safe way; a later step runs in a later deploy.
   *
   * @param when under which conditions the step is shown
   * @param say what to do
   * @param sql the statements to write, where there are any
   */
  public record Step(Condition when, Template say, Optional<Template> sql) {}

  /**
   * An example.
   *
   * @param name what it shows
   * @param postgres the server version it is about; empty for every supported one
   * @param layout whose conventions surround it ("prisma"); empty for {@code psql}, no transaction
   * @param sizes how large tables are, by their names
   * @param given what ran in earlier changes, one migration each
   * @param sql the change, one file each
   * @param before the files of the base branch by their paths, where the example is about files
   * @param after the files with the change by their paths; empty where {@code sql} tells it
   * @param marks the text that the finding must cover, in a bad example
   * @param at where the example stands in the rule file
   */
  public record Example(
      String name,
      Optional<Integer> postgres,
      Optional<String> layout,
      Map<String, SizeClass> sizes,
      List<String> given,
      List<String> sql,
      Map<String, String> before,
      Map<String, String> after,
      Optional<String> marks,
      Position at) {}
}
