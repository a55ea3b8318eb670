package dev.migralint.rule.read;

import dev.migralint.layout.Version;
import dev.migralint.rule.Condition;
import dev.migralint.rule.FactKind;
import dev.migralint.rule.Hazard;
import dev.migralint.rule.Lifecycle;
import dev.migralint.rule.OperationKind;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.Template;
import dev.migralint.rule.Vocabulary;
import dev.migralint.sizes.SizeClass;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.yaml.Problems;
import dev.migralint.yaml.Shape;
import dev.migralint.yaml.ShapeCheck;
import dev.migralint.yaml.Yaml;
import dev.migralint.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a rule file strictly: a word that is not known is a problem with its line. */
public final class RuleReader {
  private static final String ENDING = ".yml";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern PATH =
      Pattern.compile("(?!\\.{1,2}(/|$))[^/\\\\:]+(/(?!\\.{1,2}(/|$))[^/\\\\:]+){0,20}");
  private static final Position START = new Position(1, 1);

  private final SourceFile file;
  private final Problems problems;
  private final ConditionReader conditions;
  private final YamlValue.Mapping mapping;
  private final AllowedFacts facts;
  private final RuleOptions options;

  private RuleReader(
      SourceFile file,
      Problems problems,
      YamlValue.Mapping mapping,
      Vocabulary vocabulary,
      Map<String, List<String>> set) {
    this.file = file;
    this.problems = problems;
    this.conditions = new ConditionReader(problems);
    this.mapping = mapping;
    List<String> match = mapping.texts("match");
    boolean known = vocabulary.operations().keySet().containsAll(match);
    this.facts = AllowedFacts.of(vocabulary, known ? match : List.of());
    this.options = RuleOptions.of(mapping, set, problems);
  }

  /** The rule, or what is wrong with its file. */
  public record Result(Optional<Rule> rule, List<Problem> problems) {}

  /** Reads one rule file; its name without {@code .yml} becomes the rule's id. */
  public static Result read(SourceFile file, Vocabulary vocabulary) {
    return read(file, vocabulary, RuleShape.of(vocabulary), Map.of());
  }

  /**
   * Reads one of several rule files, for which the vocabulary's shape was made once.
   *
   * @param options what settings say about the rule's options
   */
  static Result read(
      SourceFile file, Vocabulary vocabulary, Shape.Keys shape, Map<String, List<String>> options) {
    Problems problems = new Problems(file.path());
    Optional<YamlValue> document = Yaml.read(file, problems);
    Optional<Rule> rule = Optional.empty();
    if (document.isPresent()) {
      ShapeCheck.check(document.get(), shape, "a rule", problems);
      rule =
          document
              .get()
              .asMapping()
              .flatMap(
                  m -> new RuleReader(file, problems, m, vocabulary, options).rule(file.path()));
    } else if (problems.none()) {
      problems.add(START, "is empty.", "Write a rule in it, or delete it.");
    }
    List<Problem> inOrder =
        problems.list().stream()
            .sorted(Comparator.comparing(p -> p.at().map(Position::line).orElse(0)))
            .toList();
    return new Result(problems.none() ? rule : Optional.empty(), inOrder);
  }

  /** The id that a rule file's path gives its rule. */
  static String id(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  private Optional<Rule> rule(String path) {
    String id = id(path);
    if (!path.endsWith(ENDING) || !ID.matcher(id).matches() || id.length() > 60) {
      problems.add(
          START,
          "the file name is the rule's name, and `" + id + "` is none.",
          "Name the file in lower-case words joined by hyphens, ending in .yml.");
    }
    List<String> match = mapping.texts("match");
    if (match.isEmpty() && mapping.get("match").isPresent()) {
      problems.add(
          mapping.get("match").get().at(),
          "`match` must name at least one operation.",
          "Write one.");
    }
    Condition when = condition(mapping);
    Template message = template(mapping.scalar("message"));
    List<Rule.Step> rewrite = mapping.mappings("rewrite").stream().map(this::step).toList();
    List<Rule.Example> bad = examples("bad");
    List<Rule.Example> good = examples("good");
    Optional<Hazard> hazard = mapping.text("hazard").flatMap(Hazard::of);
    Optional<NavigableMap<Preset, Severity>> severities = severities();
    Lifecycle lifecycle = lifecycle(id, severities);
    options.checkUse(mapping);
    return severities
        .filter(by -> hazard.isPresent())
        .map(
            by ->
                new Rule(
                    id,
                    mapping.text("title").orElse(""),
                    by,
                    hazard.get(),
                    match,
                    isAfterChange(match),
                    mapping.text("report").equals(Optional.of(RuleShape.ONCE_PER_FILE)),
                    when,
                    uses(match),
                    message,
                    mapping.text("why").orElse(""),
                    rewrite,
                    bad,
                    good,
                    mapping.texts("links"),
                    lifecycle,
                    options.values(),
                    path));
  }

  private Lifecycle lifecycle(String id, Optional<NavigableMap<Preset, Severity>> severities) {
    List<String> aliases = mapping.texts("aliases");
    for (String alias : aliases) {
      if (!ID.matcher(alias).matches() || alias.equals(id)) {
        problems.add(
            mapping.get("aliases").map(YamlValue::at).orElse(START),
            "`" + alias + "` is no former id of `" + id + "`.",
            "Write lower-case words joined by hyphens.");
      }
    }
    Optional<YamlValue.Scalar> from = mapping.scalar("severity-from");
    Optional<Version> release = from.flatMap(text -> Version.in(text.text()));
    if (from.isPresent() && release.isEmpty()) {
      problems.add(
          from.get().at(),
          "`severity-from` is `" + from.get().text() + "`.",
          "Write a release of migralint, like 0.3.0.");
    }
    Optional<Lifecycle.Coming> coming =
        release.flatMap(
            version ->
                severities.map(s -> new Lifecycle.Coming(version, s.firstEntry().getValue())));
    return new Lifecycle(aliases, coming);
  }

  private boolean isAfterChange(List<String> match) {
    Optional<YamlValue.Scalar> judge =
        mapping.scalar("judge").filter(word -> word.text().equals(RuleShape.AFTER_CHANGE));
    if (judge.isPresent() && match.stream().anyMatch(OperationKind::isOnFiles)) {
      problems.add(
          judge.get().at(),
          "`judge` is about statements, and the rule matches an operation on files.",
          "Remove it, or match operations of SQL alone.");
    }
    return judge.isPresent();
  }

  private Optional<Rule.Uses> uses(List<String> match) {
    Optional<YamlValue.Scalar> word = mapping.scalar("uses");
    Optional<Rule.Uses> uses =
        word.flatMap(
            written ->
                Arrays.stream(Rule.Uses.values())
                    .filter(use -> RuleShape.word(use).equals(written.text()))
                    .findFirst());
    boolean named =
        uses.isEmpty()
            || match.stream()
                .flatMap(operation -> OperationKind.matchedBy(operation).stream())
                .allMatch(operation -> OperationKind.has(operation, uses.get()));
    if (!named) {
      problems.add(
          word.get().at(),
          "`uses: " + word.get().text() + "` needs operations that have one.",
          "Match operations that drop or rename a table, view or column, or remove `uses`.");
    }
    return named ? uses : Optional.empty();
  }

  private Optional<NavigableMap<Preset, Severity>> severities() {
    NavigableMap<Preset, Severity> found = new TreeMap<>();
    Optional<YamlValue> value = mapping.get("severity");
    value
        .flatMap(YamlValue::asScalar)
        .flatMap(word -> Severity.of(word.text()))
        .ifPresent(severity -> found.put(Preset.RECOMMENDED, severity));
    Optional<YamlValue.Mapping> byPreset = value.flatMap(YamlValue::asMapping);
    for (Preset preset : Preset.values()) {
      byPreset
          .flatMap(presets -> presets.text(preset.word()))
          .flatMap(Severity::of)
          .ifPresent(severity -> found.put(preset, severity));
    }
    if (byPreset.isPresent() && found.isEmpty()) {
      problems.add(
          byPreset.get().at(),
          "`severity` names no preset.",
          "Write `severity: warning`, or `strict: warning` below it.");
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(Collections.unmodifiableNavigableMap(found));
  }

  private Condition condition(YamlValue.Mapping owner) {
    return owner
        .get("when")
        .map(w -> conditions.read(options.in(w), facts))
        .orElse(Condition.ALWAYS);
  }

  private Rule.Step step(YamlValue.Mapping step) {
    Optional<Template> sql = step.scalar("sql").map(text -> template(Optional.of(text)));
    return new Rule.Step(condition(step), template(step.scalar("say")), sql);
  }

  private Template template(Optional<YamlValue.Scalar> written) {
    Optional<YamlValue.Scalar> scalar = written.map(options::in);
    Position at = scalar.map(YamlValue.Scalar::at).orElse(START);
    Template template = new Template(List.of());
    try {
      template = Template.parse(scalar.map(YamlValue.Scalar::text).orElse(""));
    } catch (IllegalArgumentException wrong) {
      problems.add(
          at,
          wrong.getMessage() + ".",
          "Write a fact's name in braces; `{{` and `}}` stand for braces themselves.");
    }
    for (String name : template.placeholders()) {
      Position place = placeOf("{" + name + "}", at);
      Optional<FactKind> kind = facts.find(name, place, problems);
      if (kind.isPresent() && kind.get().values() instanceof FactKind.Values.Elements) {
        problems.add(
            place,
            "the placeholder `{" + name + "}` is a list whose elements have parts.",
            "Use a fact that has words.");
      }
    }
    return template;
  }

  /** Where a text stands first at or below a position; the position where it is escaped. */
  private Position placeOf(String text, Position from) {
    int found = file.text().indexOf(text, file.lineStart(from.line()));
    return found < 0 ? from : file.position(found);
  }

  private List<Rule.Example> examples(String key) {
    List<Rule.Example> examples = new ArrayList<>();
    for (YamlValue.Mapping example : mapping.mappings(key)) {
      examples.add(example(example));
    }
    if (examples.isEmpty() && mapping.get(key).isPresent()) {
      problems.add(
          mapping.get(key).get().at(),
          "`" + key + "` needs at least one example.",
          "Write a list item with `case` and `sql`.");
    }
    return List.copyOf(examples);
  }

  private Rule.Example example(YamlValue.Mapping example) {
    List<String> sql = example.texts("sql");
    Map<String, String> before = files(example, "before");
    Map<String, String> after = files(example, "after");
    if (sql.isEmpty() == (before.isEmpty() && after.isEmpty())) {
      problems.add(
          example.at(),
          "an example tells its change either in `sql` or in `before` and `after`.",
          "Write one of the two.");
    }
    Optional<YamlValue.Scalar> marks = example.scalar("marks");
    Stream<String> texts =
        Stream.of(sql, before.values(), after.values()).flatMap(Collection::stream);
    if (marks.isPresent() && texts.noneMatch(s -> s.contains(marks.get().text()))) {
      problems.add(
          marks.get().at(),
          "`marks` does not occur in the example's SQL.",
          "Copy the part of the SQL that the finding must cover, character by character.");
    }
    return new Rule.Example(
        example.text("case").orElse(""),
        example.text("postgres").filter(v -> v.matches("[0-9]{1,4}")).map(Integer::valueOf),
        example.text("layout"),
        sizes(example),
        example.texts("given"),
        sql,
        before,
        after,
        marks.map(YamlValue.Scalar::text),
        example.at());
  }

  private static Map<String, SizeClass> sizes(YamlValue.Mapping example) {
    Map<String, SizeClass> sizes = new LinkedHashMap<>();
    for (YamlValue.Entry entry :
        example
            .get("sizes")
            .flatMap(YamlValue::asMapping)
            .map(YamlValue.Mapping::entries)
            .orElse(List.of())) {
      entry
          .value()
          .asScalar()
          .flatMap(word -> SizeClass.named(word.text()))
          .ifPresent(size -> sizes.put(entry.key().text(), size));
    }
    return sizes;
  }

  private Map<String, String> files(YamlValue.Mapping example, String key) {
    Map<String, String> files = new LinkedHashMap<>();
    for (YamlValue.Entry entry :
        example
            .get(key)
            .flatMap(YamlValue::asMapping)
            .map(YamlValue.Mapping::entries)
            .orElse(List.of())) {
      if (PATH.matcher(entry.key().text()).matches()) {
        entry.value().asScalar().ifPresent(text -> files.put(entry.key().text(), text.text()));
      } else {
        problems.add(
            entry.key().at(),
            "`" + entry.key().text() + "` is no path of a file in a repository.",
            "Write it with / between folders, and without . and .. folders.");
      }
    }
    return files;
  }
}
