package dev.migralint.rule.read;

import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.source.Place;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.yaml.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        if (book.find(id).isPresent()) {
          String message = "`" + id + "` is the name of a built-in rule.";
          String next = "Name the file otherwise; switch the built-in rule off in the settings.";
          all.add(new Problem(start(file.path()), message, next));
        } else {
          add(RuleReader.read(file, vocabulary, shape), rules, all);
        }
      }
      return new Loaded(new RuleBook(rules), List.copyOf(all));
    }
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

  /** The rule of that id. */
  public Optional<Rule> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
