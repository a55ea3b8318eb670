package dev.migralint.proof;

import dev.migralint.baseline.Baseline;
import dev.migralint.finding.Finding;
import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.find.Layouts;
import dev.migralint.lint.HistoryRun;
import dev.migralint.lint.Linter;
import dev.migralint.lint.Outcome;
import dev.migralint.lint.PolicyReview;
import dev.migralint.lint.Recorder;
import dev.migralint.lint.RunContext;
import dev.migralint.policy.Policy;
import dev.migralint.rule.Rule;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.scope.Scope;
import dev.migralint.settings.RuleSetting;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SettingsReader;
import dev.migralint.settings.SinceRequest;
import dev.migralint.settings.SizeSettings;
import dev.migralint.sizes.SizeClass;
import dev.migralint.sizes.SizesFile;
import dev.migralint.sizes.SizesReader;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.MapTree;
import dev.migralint.source.Place;
import dev.migralint.source.Position;
import dev.migralint.source.Reading;
import dev.migralint.source.Tree;
import dev.migralint.suppression.AllowList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lints the migrations of an example as a real history of its runner. */
public final class ExampleRun {
  /** An example means the same on every day. */
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private static final String SETTINGS = SettingsReader.FILE_NAME;

  private final List<Rule> rules;
  private final Settings settings;

  /** Runs examples under these rules, all of which are switched on, for a server version. */
  public ExampleRun(List<Rule> rules, Optional<Integer> postgres) {
    this(rules, postgres, Map.of());
  }

  /** The same, with tables of these sizes. */
  ExampleRun(List<Rule> rules, Optional<Integer> postgres, Map<String, SizeClass> sizes) {
    this.rules = rules;
    Map<String, SizeSettings.Entry> tables = new LinkedHashMap<>();
    Place nowhere = new Place("", new Position(1, 1));
    sizes.forEach((name, size) -> tables.put(name, new SizeSettings.Entry(size, nowhere)));
    this.settings =
        settings(rules, postgres)
            .withSizes(new SizeSettings(Optional.empty(), Optional.empty(), tables));
  }

  private static Settings settings(List<Rule> rules, Optional<Integer> postgres) {
    Map<String, RuleSetting> on = new LinkedHashMap<>();
    for (Rule rule : rules) {
      on.put(
          rule.id(),
          new RuleSetting(Settings.Level.ON, new Place(rule.source(), new Position(1, 1))));
    }
    return Settings.NONE.withPostgres(postgres).withRules(on);
  }

  /**
   * What is found in {@code changed}, files of one change, after {@code given} has run.
   *
   * @param layout the runner; without one, psql with no transaction
   */
  public List<Finding> change(List<String> given, List<String> changed, Optional<String> layout) {
    return run(given, changed, layout, false);
  }

  /** What is found in {@code deploys}, each a change of its own outside of any transaction. */
  List<Finding> deploys(List<String> given, List<String> deploys) {
    return run(given, deploys, Optional.empty(), true);
  }

  private List<Finding> run(
      List<String> given, List<String> reviewed, Optional<String> layoutName, boolean apart) {
    List<String> texts = new ArrayList<>(given);
    texts.addAll(reviewed);
    Map<String, String> files = new LinkedHashMap<>();
    List<String> paths = new ArrayList<>();
    Layout layout = layoutName.flatMap(Layouts::named).orElse(Layouts.PLAIN);
    for (int i = 0; i < texts.size(); i++) {
      String path = layout.examplePath(i + 1);
      paths.add(path);
      files.put(path, texts.get(i));
    }
    Tree tree = MapTree.of(files);
    Map<String, Scope.Part> parts = new HashMap<>();
    for (int i = given.size(); i < paths.size(); i++) {
      parts.put(paths.get(i), Scope.Part.whole(apart ? i + 1 : 1));
    }
    Scope scope = new Scope(history(tree, layout, layoutName, paths), parts, false);
    AllowList allowList = new AllowList(settings, RuleBook.of(rules).names(), TODAY);
    RunContext context =
        new RunContext(
            tree,
            settings,
            policy(tree).sizes(TODAY),
            RuleBook.of(rules),
            allowList,
            Recorder.NONE);
    new HistoryRun(context, scope).run();
    return context.result().findings();
  }

  /** What is found in the difference between the files of the base branch and those after it. */
  List<Finding> difference(Map<String, String> before, Map<String, String> after) {
    Tree base = MapTree.of(before);
    Map<String, Change> changes = new TreeMap<>();
    Map<String, String> gone = new TreeMap<>(before);
    gone.keySet().removeAll(after.keySet());
    after.forEach(
        (path, text) -> {
          if (!before.containsKey(path)) {
            changes.put(path, added(path, text, gone, base));
          } else if (!text.equals(before.get(path))) {
            changes.put(path, change(Change.Kind.MODIFIED, path, base, path));
          }
        });
    gone.keySet().forEach(path -> changes.put(path, change(Change.Kind.DELETED, path, base, path)));
    List<Change> all = List.copyOf(changes.values());
    Review.Diff diff = new Review.Diff(all, all, Optional.empty());
    Tree head = MapTree.of(after);
    ChangeSet change = new ChangeSet("an example", head, diff);
    Policy own = policy(head);
    Outcome outcome = new Linter(own, TODAY).lint(change, SinceRequest.SETTINGS);
    boolean samePolicy =
        Stream.of(SETTINGS, SizesFile.DEFAULT)
            .allMatch(path -> Objects.equals(before.get(path), after.get(path)));
    if (samePolicy) {
      return outcome.findings();
    }
    return outcome
        .with(
            PolicyReview.of(policy(base), own, change, SinceRequest.SETTINGS, outcome, TODAY),
            List.of())
        .findings();
  }

  /** The policy of a tree, which may have settings and a file of sizes on top of the run's. */
  private Policy policy(Tree tree) {
    Policy policy = new Policy(settings, RuleBook.of(rules), Baseline.none(""));
    if (tree.read(SETTINGS) instanceof Reading.Text text) {
      SettingsReader.Result read =
          SettingsReader.read(
              text.file(),
              Settings.Origin.REPOSITORY,
              Layouts.ALL.stream().map(Layout::name).toList());
      policy =
          new Policy(
              settings.overriddenBy(read.settings()),
              policy.book(),
              policy.baseline(),
              policy.sizes(),
              Map.of(SETTINGS, text.file()),
              read.places());
    }
    return tree.read(SizesFile.DEFAULT) instanceof Reading.Text sizes
        ? policy.with(SizesReader.read(sizes.file()).file(), true)
        : policy;
  }

  /** A new file, or a renamed one where a file with its text is gone. */
  private static Change added(String path, String text, Map<String, String> gone, Tree base) {
    for (Map.Entry<String, String> old : gone.entrySet()) {
      if (old.getValue().equals(text)) {
        gone.remove(old.getKey());
        return change(Change.Kind.RENAMED, path, base, old.getKey());
      }
    }
    return new Change(Change.Kind.ADDED, path, List.of());
  }

  private static Change change(Change.Kind kind, String path, Tree base, String before) {
    return new Change(kind, path, List.of(new Version(base, before)));
  }

  private static History history(
      Tree tree, Layout layout, Optional<String> layoutName, List<String> paths) {
    List<Migration> migrations =
        layoutName.isPresent()
            ? layout.read(Listing.of(tree, ""), Optional.empty()).migrations()
            : paths.stream()
                .map(path -> new Migration(path, "", Direction.UP, Transaction.NONE, false))
                .toList();
    return History.of(layout, "", migrations);
  }
}
