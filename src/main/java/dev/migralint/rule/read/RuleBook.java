package dev.migralint.rule.read;

import dev.migralint.layout.Version;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.source.Place;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.yaml.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The loaded rules by id, in the order of their ids. */
public record RuleBook(Map<String, Rule> byId) {

  /** The rules that could be loaded, and what is wrong with the files of the others. */
  public record Loaded(RuleBook book, List<Problem> problems) {
    /**
     * These rules and a team's own. A team's rule can't take the name of another rule: a built-in
     * one is changed by settings, never by a file that looks like it.
     */
    public Loaded and(List<SourceFile> own, Vocabulary vocabulary) {
      if (own.isEmpty()) {
        return this;
      }
      Map<String, Rule> rules = new TreeMap<>(book.byId());
      List<Problem> all = new ArrayList<>(problems);
      Shape.Keys shape = RuleShape.of(vocabulary);
      for (SourceFile file : own) {
        String id = RuleReader.id(file.path());
        if (book.names().containsKey(id)) {
          String message = "`" + id + "` is the name of a built-in rule.";
          String next = "Name the file otherwise; switch the built-in rule off in the settings.";
          all.add(new Problem(start(file.path()), message, next));
        } else {
          add(RuleReader.read(file, vocabulary, shape, Map.of()), rules, all);
        }
      }
      RuleBook loaded = new RuleBook(rules);
      all.addAll(loaded.ambiguousAliases());
      return new Loaded(loaded, List.copyOf(all));
    }
  }

  /**
   * The rule as its file says it, with other values of its options.
   *
   * @param files where rules stand
   * @param options what settings say about the rule's options, by their names
   * @return what is wrong with the values, else this book with the rule
   */
  public Loaded with(
      String id, List<SourceFile> files, Map<String, List<String>> options, Vocabulary vocabulary) {
    Rule rule = Objects.requireNonNull(byId.get(id));
    SourceFile file =
        files.stream().filter(f -> f.path().equals(rule.source())).findFirst().orElseThrow();
    RuleReader.Result read = RuleReader.read(file, vocabulary, RuleShape.of(vocabulary), options);
    Map<String, Rule> rules = new TreeMap<>(byId);
    read.rule().ifPresent(other -> rules.put(id, other));
    return new Loaded(new RuleBook(rules), read.problems());
  }

  /** The rules as they are in a release: a severity that is still to come is a note. */
  public RuleBook in(Version release) {
    Map<String, Rule> rules = new TreeMap<>(byId);
    rules.replaceAll(
        (id, rule) ->
            rule.lifecycle().coming().isEmpty()
                ? rule
                : rule.lifecycle().coming().get().release().compareTo(release) > 0
                    ? rule.asNote()
                    : rule.raised());
    return new RuleBook(rules);
  }

  /** Loads migralint's own rules. */
  public static Loaded load(List<SourceFile> builtIn, Vocabulary vocabulary) {
    return new Loaded(new RuleBook(Map.of()), List.of()).and(builtIn, vocabulary);
  }

  private static void add(
      RuleReader.Result result, Map<String, Rule> rules, List<Problem> problems) {
    problems.addAll(result.problems());
    result
        .rule()
        .ifPresent(
            rule -> {
              Rule first = rules.putIfAbsent(rule.id(), rule);
              if (first != null) {
                String message = "there is another rule `" + rule.id() + "` in " + first.source();
                String next = "Name one of the two files otherwise.";
                problems.add(new Problem(start(rule.source()), message + ".", next));
              }
            });
  }

  private static Place start(String path) {
    return new Place(path, new Position(1, 1));
  }

  /** The book of these rules. */
  public static RuleBook of(List<Rule> rules) {
    Map<String, Rule> byId = new TreeMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    return new RuleBook(byId);
  }

  /** All rules, in the order of their ids. */
  public List<Rule> rules() {
    return List.copyOf(byId.values());
  }

  /** The ids of all rules, in order. */
  public Set<String> ids() {
    return byId.keySet();
  }

  /** The rule of that id, or of that former id. */
  public Optional<Rule> find(String id) {
    return Optional.ofNullable(byId.get(current(id)));
  }

  /** The present id of a rule that may be written with a former one. */
  public String current(String id) {
    return names().getOrDefault(id, id);
  }

  /** All ids, present and former, and the present id that each stands for. */
  public Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    byId.values()
        .forEach(rule -> rule.lifecycle().aliases().forEach(alias -> names.put(alias, rule.id())));
    byId.keySet().forEach(id -> names.put(id, id));
    return names;
  }

  private List<Problem> ambiguousAliases() {
    Set<String> seen = new HashSet<>(byId.keySet());
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : byId.values()) {
      for (String alias : rule.lifecycle().aliases()) {
        if (!seen.add(alias)) {
          problems.add(
              new Problem(
                  start(rule.source()),
                  "the alias `" + alias + "` is the id or an alias of another rule.",
                  "Remove it from one of them."));
        }
      }
    }
    return problems;
  }
}
