package dev.migralint.settings;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Placement;
import dev.migralint.layout.Transaction;
import dev.migralint.rule.Preset;
import dev.migralint.sizes.SizeClass;
import dev.migralint.sizes.SizesFile;
import dev.migralint.source.Place;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.yaml.Nearest;
import dev.migralint.yaml.Problems;
import dev.migralint.yaml.ShapeCheck;
import dev.migralint.yaml.Yaml;
import dev.migralint.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a settings file strictly: a word that is not known is a problem with its line. */
public final class SettingsReader {
  /** Where a repository keeps its settings. */
  public static final String FILE_NAME = ".migralint.yml";

  /** The names that the settings of a repository can have; it has one of them. */
  public static final List<String> FILE_NAMES = List.of(FILE_NAME, ".migralint.yaml");

  static final String RULE = "rules.";

  private final Problems problems;
  private final Settings.Origin origin;
  private final WordReader words;
  private final RuleSettingReader ruleSettings;

  private SettingsReader(Problems problems, Settings.Origin origin) {
    this.problems = problems;
    this.origin = origin;
    this.words = new WordReader(problems);
    this.ruleSettings = new RuleSettingReader(problems, words);
  }

  /**
   * What the file says, and what is wrong with it; with problems the settings are not usable.
   *
   * @param places where each key stands, and each text in its list as {@code key text}
   */
  public record Result(Settings settings, List<Problem> problems, Map<String, Place> places) {}

  /** Reads one settings file; an empty one leaves every default. */
  public static Result read(SourceFile file, Settings.Origin origin, List<String> layouts) {
    Problems problems = new Problems(file.path());
    Optional<YamlValue> document = Yaml.read(file, problems);
    document.ifPresent(
        d -> ShapeCheck.check(d, SettingsShape.of(layouts), "the settings file", problems));
    Settings settings =
        document
            .flatMap(YamlValue::asMapping)
            .map(new SettingsReader(problems, origin)::settings)
            .orElse(Settings.NONE);
    Map<String, Place> places =
        document.flatMap(YamlValue::asMapping).map(d -> places(d, problems)).orElse(Map.of());
    return new Result(settings, problems.list(), places);
  }

  private static Map<String, Place> places(YamlValue.Mapping file, Problems problems) {
    Map<String, Place> places = new HashMap<>();
    for (YamlValue.Entry entry : file.entries()) {
      String key = entry.key().text();
      places.put(key, problems.place(entry.key().at()));
      for (YamlValue item : entry.value().asItems()) {
        item.asScalar()
            .or(() -> item.asMapping().flatMap(mapping -> mapping.scalar("path")))
            .ifPresent(
                text -> places.putIfAbsent(key + " " + text.text(), problems.place(text.at())));
      }
    }
    return places;
  }

  /** Problems for rule ids in the settings that no rule has. */
  public static List<Problem> unknownRules(Settings settings, Collection<String> ruleIds) {
    List<Problem> unknown = new ArrayList<>();
    settings.rules().forEach((id, setting) -> unknownRule(id, setting.at(), ruleIds, unknown));
    settings
        .overrides()
        .forEach(o -> o.rules().keySet().forEach(id -> unknownRule(id, o.at(), ruleIds, unknown)));
    settings.allow().forEach(allow -> unknownRule(allow.rule(), allow.at(), ruleIds, unknown));
    for (Settings.Lock lock : settings.locks()) {
      if (lock.key().startsWith(RULE)) {
        unknownRule(lock.key().substring(RULE.length()), lock.at(), ruleIds, unknown);
      }
    }
    return List.copyOf(unknown);
  }

  private static void unknownRule(
      String id, Place at, Collection<String> ruleIds, List<Problem> unknown) {
    if (!ruleIds.contains(id)) {
      String hint =
          Nearest.word(id, ruleIds)
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("`migralint rules` lists them.");
      unknown.add(new Problem(at, "there is no rule `" + id + "`.", hint));
    }
  }

  private Settings settings(YamlValue.Mapping file) {
    return new Settings(
        file.text("postgres").filter(v -> v.matches("[0-9]{1,4}")).map(Integer::valueOf),
        each(file, "migrations", this::folder),
        each(file, "exclude", item -> item.asScalar().flatMap(words::glob)),
        file.text(SettingsShape.PRESET).flatMap(Preset::of),
        ruleSettings.rules(file),
        each(
            file,
            SettingsShape.OVERRIDES,
            item -> item.asMapping().flatMap(ruleSettings::override)),
        each(
            file,
            "rule-folders",
            item ->
                item.asScalar()
                    .flatMap(this::path)
                    .map(path -> new Settings.RuleFolder(path, origin))),
        file.text("fail-on").flatMap(word -> WordReader.value(Settings.Threshold.values(), word)),
        file.text("base"),
        file.texts("search-path"),
        file.texts(SettingsShape.HARNESS_SETS),
        each(file, "allow", item -> item.asMapping().flatMap(this::allow)),
        since(file),
        file.scalar("baseline").flatMap(this::baseline),
        sizes(file),
        file.scalar(SettingsShape.MIN_VERSION).flatMap(words::version),
        file.text(SettingsShape.POLICY_FROM)
            .flatMap(word -> WordReader.value(Settings.PolicyFrom.values(), word)),
        file.texts("releases"),
        each(file, SettingsShape.LOCK, item -> item.asScalar().flatMap(this::lock)));
  }

  private static <T> List<T> each(
      YamlValue.Mapping file, String key, Function<YamlValue, Optional<T>> read) {
    return file.items(key).stream().flatMap(item -> read.apply(item).stream()).toList();
  }

  private Optional<Settings.Lock> lock(YamlValue.Scalar scalar) {
    String key = scalar.text();
    List<String> keys =
        SettingsShape.of(List.of()).names().stream()
            .filter(name -> !name.equals(SettingsShape.LOCK))
            .toList();
    if (origin == Settings.Origin.REPOSITORY) {
      problems.add(
          scalar.at(),
          "`lock` has no effect in a repository's own settings.",
          "Write it in the file that --settings names.");
    } else if (!keys.contains(key) && !key.startsWith(RULE)) {
      problems.add(scalar.at(), "there is no key `" + key + "` to lock.", Nearest.hint(key, keys));
    } else {
      return Optional.of(new Settings.Lock(key, problems.place(scalar.at())));
    }
    return Optional.empty();
  }

  private Optional<Settings.SinceSetting> since(YamlValue.Mapping mapping) {
    return mapping
        .scalar("since")
        .map(scalar -> new Settings.SinceSetting(scalar.text(), problems.place(scalar.at())));
  }

  private Optional<String> baseline(YamlValue.Scalar scalar) {
    Optional<String> wrong = BaselinePath.problem(scalar.text());
    return wrong.isPresent()
        ? words.refuse(scalar, "the file", wrong.get())
        : Optional.of(scalar.text());
  }

  private SizeSettings sizes(YamlValue.Mapping file) {
    Optional<YamlValue.Mapping> sizes = file.get(SettingsShape.SIZES).flatMap(YamlValue::asMapping);
    Map<String, SizeSettings.Entry> tables = new LinkedHashMap<>();
    file.get(SettingsShape.TABLES)
        .flatMap(YamlValue::asMapping)
        .map(YamlValue.Mapping::entries)
        .orElse(List.of())
        .forEach(
            entry ->
                entry
                    .value()
                    .asScalar()
                    .flatMap(word -> SizeClass.named(word.text()))
                    .map(size -> new SizeSettings.Entry(size, problems.place(entry.key().at())))
                    .ifPresent(size -> tables.put(entry.key().text(), size)));
    return new SizeSettings(
        sizes.flatMap(map -> map.scalar("file")).flatMap(this::sizesFile),
        sizes.flatMap(map -> map.text("default")).flatMap(SizeClass::named),
        tables);
  }

  private Optional<String> sizesFile(YamlValue.Scalar scalar) {
    Optional<String> wrong = BaselinePath.problem(scalar.text(), SizesFile.DEFAULT);
    return wrong.isPresent()
        ? words.refuse(scalar, "the file", wrong.get())
        : Optional.of(scalar.text());
  }

  private Optional<Settings.MigrationFolder> folder(YamlValue item) {
    Function<String, Optional<String>> text =
        key -> item.asMapping().flatMap(mapping -> mapping.text(key));
    return item.asScalar()
        .or(() -> item.asMapping().flatMap(mapping -> mapping.scalar("path")))
        .flatMap(this::path)
        .map(
            path ->
                new Settings.MigrationFolder(
                    new Placement(
                        path,
                        text.apply("layout"),
                        item.asMapping()
                            .flatMap(mapping -> mapping.scalar("version"))
                            .flatMap(words::version),
                        text.apply("transaction").flatMap(Transaction::named),
                        item.asMapping().map(mapping -> mapping.texts("order")).orElse(List.of()),
                        text.apply("dialect").flatMap(Dialect::keyed)),
                    item.asMapping().flatMap(this::since),
                    item.asMapping()
                        .flatMap(mapping -> mapping.scalar("schema"))
                        .flatMap(this::schema)));
  }

  private Optional<Settings.SchemaFile> schema(YamlValue.Scalar scalar) {
    return path(scalar).map(path -> new Settings.SchemaFile(path, problems.place(scalar.at())));
  }

  private Optional<Settings.Allow> allow(YamlValue.Mapping entry) {
    Optional<Glob> path = entry.scalar("path").flatMap(words::glob);
    Optional<Until> until = entry.scalar("until").flatMap(scalar -> words.day("until", scalar));
    return path.map(
        glob ->
            new Settings.Allow(
                entry.text("rule").orElse(""),
                glob,
                entry.text("object"),
                until,
                entry.text("because").orElse("").strip(),
                problems.place(entry.scalar("rule").map(YamlValue.Scalar::at).orElse(entry.at()))));
  }

  /** A folder's path without {@code ./} and end slash; "" for the root. */
  private Optional<String> path(YamlValue.Scalar scalar) {
    String written = scalar.text();
    if (written.matches("[A-Za-z]:.*")) {
      return words.refuse(
          scalar, "the folder", "is on a drive; start at the root of the repository");
    }
    Optional<String> wrong =
        Glob.wrong(written)
            .or(
                () ->
                    written.matches(".*[*?].*")
                        ? Optional.of("is a pattern; name one folder")
                        : Optional.empty());
    if (wrong.isPresent()) {
      return words.refuse(scalar, "the folder", wrong.get());
    }
    List<String> names =
        Arrays.stream(written.split("/")).filter(n -> !n.isEmpty() && !n.equals(".")).toList();
    return Optional.of(String.join("/", names));
  }
}
