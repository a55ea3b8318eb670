package dev.migralint.policy;

import dev.migralint.baseline.Baseline;
import dev.migralint.baseline.BaselineEntry;
import dev.migralint.finding.Finding.Allowed;
import dev.migralint.layout.Listing;
import dev.migralint.policy.Loosening.Hides;
import dev.migralint.rule.Preset;
import dev.migralint.settings.Glob;
import dev.migralint.settings.Settings;
import dev.migralint.settings.Settings.Allow;
import dev.migralint.settings.Settings.MigrationFolder;
import dev.migralint.settings.Settings.SchemaFile;
import dev.migralint.settings.Settings.SinceSetting;
import dev.migralint.source.Place;
import dev.migralint.source.Position;
import dev.migralint.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What makes a policy less strict than the one before it. */
public final class Loosenings {
  private static final Hides ABSENT = (found, left) -> left.isEmpty();

  private final Policy before;
  private final Policy after;
  private final List<Loosening> found = new ArrayList<>();

  private Loosenings(Policy before, Policy after) {
    this.before = before;
    this.after = after;
  }

  /** The loosenings, the most specific first: what one hides is no other one's doing. */
  public static List<Loosening> between(Policy before, Policy after) {
    Loosenings loosenings = new Loosenings(before, after);
    loosenings.found.addAll(LoosenedRules.between(before, after));
    loosenings.found.addAll(LoosenedOverrides.between(before, after));
    loosenings.allow();
    loosenings.baseline();
    loosenings.preset();
    loosenings.failOn();
    loosenings.exclude();
    loosenings.migrations();
    loosenings.harnessSets();
    loosenings.found.addAll(LoosenedSizes.between(before, after));
    loosenings.values();
    return List.copyOf(loosenings.found);
  }

  /** A loosening for what the others do not explain, at the top of the settings. */
  public static Loosening unexplained(Policy before, Policy after, List<String> settings) {
    Optional<Passage> top =
        file(after, settings)
            .or(() -> file(before, settings))
            .or(() -> after.files().values().stream().findFirst())
            .or(() -> before.files().values().stream().findFirst())
            .map(Passage::top);
    return new Loosening("", "alters what judges it", top, false, (f, left) -> true);
  }

  private static Optional<SourceFile> file(Policy policy, List<String> names) {
    return names.stream()
        .flatMap(name -> Optional.ofNullable(policy.files().get(name)).stream())
        .findFirst();
  }

  private void allow() {
    Set<Allow> old =
        before.settings().allow().stream().map(Loosenings::unplaced).collect(Collectors.toSet());
    for (Allow entry : after.settings().allow()) {
      if (!old.contains(unplaced(entry))) {
        String object = entry.object().map(name -> ", object " + name).orElse("");
        String what = "suppresses " + entry.rule() + " in " + entry.path().pattern() + object;
        Allowed allowed = new Allowed(Allowed.Kind.SETTINGS, entry.because());
        found.add(
            new Loosening(
                "allow",
                what,
                after.passage(entry.at(), ""),
                true,
                (f, left) ->
                    f.rule().id().equals(entry.rule())
                        && entry.path().covers(f.file().path())
                        && left.flatMap(l -> l.allowed()).equals(Optional.of(allowed))));
      }
    }
  }

  private static Allow unplaced(Allow entry) {
    Place nowhere = new Place("", new Position(1, 1));
    return new Allow(entry.rule(), entry.path(), entry.object(), entry.until(), "", nowhere);
  }

  private void baseline() {
    Baseline more = after.baseline().without(before.baseline());
    if (more.lines().isEmpty()) {
      return;
    }
    String path = after.baseline().path();
    int count = more.lines().size();
    Set<BaselineEntry> added = Set.copyOf(more.entries());
    int line =
        after.baseline().lines().stream()
            .filter(l -> added.contains(l.entry()))
            .mapToInt(Baseline.Line::number)
            .findFirst()
            .orElse(1);
    found.add(
        new Loosening(
            "baseline",
            "adds " + count + (count == 1 ? " entry to " : " entries to ") + path,
            after.passage(new Place(path, new Position(line, 1)), ""),
            true,
            (f, left) ->
                left.flatMap(l -> l.allowed())
                    .filter(by -> by.kind() == Allowed.Kind.BASELINE)
                    .isPresent()));
  }

  /** A lower preset turns rules off that no setting names, or lowers them. */
  private void preset() {
    Preset old = before.settings().selection();
    Preset now = after.settings().selection();
    if (now.compareTo(old) < 0) {
      add(
          "preset",
          "",
          "sets `preset` to " + now.word() + " instead of " + old.word(),
          (f, left) -> !after.settings().rules().containsKey(f.rule().id()));
    }
  }

  private void failOn() {
    Settings.Threshold old = before.settings().threshold();
    Settings.Threshold now = after.settings().threshold();
    if (now.compareTo(old) > 0) {
      add(
          "fail-on",
          "",
          "sets `fail-on` to " + now.word() + " instead of " + old.word(),
          (f, left) ->
              left.filter(l -> l.allowed().isEmpty() && !now.fails(l.severity())).isPresent());
    }
  }

  private void exclude() {
    Set<Glob> old = Set.copyOf(before.settings().exclude());
    for (Glob glob : after.settings().exclude()) {
      if (!old.contains(glob)) {
        add(
            "exclude",
            glob.pattern(),
            "excludes " + glob.pattern(),
            (f, left) -> left.isEmpty() && glob.covers(f.file().path()));
      }
    }
  }

  private void migrations() {
    List<MigrationFolder> old = before.settings().migrations();
    List<MigrationFolder> now = after.settings().migrations();
    if (old.isEmpty() && !now.isEmpty()) {
      add("migrations", "", "names the folders of migrations, so no other one is linted", ABSENT);
    }
    for (MigrationFolder folder : old) {
      String path = folder.placement().folder();
      Hides below = (f, left) -> left.isEmpty() && Listing.isBelow(f.file().path(), path);
      Optional<MigrationFolder> same =
          now.stream().filter(f -> f.placement().folder().equals(path)).findFirst();
      if (same.isEmpty()) {
        add(
            "migrations",
            path,
            "does not name the folder of migrations " + path + " any more",
            below);
      } else if (!said(folder).equals(said(same.get()))) {
        add("migrations", path, "alters how the migrations in " + path + " are read", below);
      }
    }
  }

  /** A folder without the places in the settings that name it. */
  private static List<Object> said(MigrationFolder folder) {
    return List.of(
        folder.placement(),
        folder.since().map(SinceSetting::text),
        folder.schema().map(SchemaFile::path));
  }

  /** A parameter that the deploy tool sets needs no SET in a file. */
  private void harnessSets() {
    List<String> old = before.settings().harnessSets();
    for (String parameter : after.settings().harnessSets()) {
      if (!old.contains(parameter)) {
        String what = "says in `harness-sets` that the deploy tool sets " + parameter;
        add("harness-sets", parameter, what, ABSENT);
      }
    }
  }

  /** Single values, of which none is stricter than another in general. */
  private void values() {
    Function<Settings, Optional<?>> since = settings -> settings.since().map(SinceSetting::text);
    value("since", since, since.apply(after.settings()).isPresent());
    value("postgres", settings -> Optional.of(settings.serverVersion()), true);
    value("search-path", settings -> Optional.of(String.join(", ", settings.schemas())), false);
    value("base", Settings::base, false);
    value("baseline", settings -> Optional.of(settings.baselineFile()), false);
    boolean fromBase = before.settings().policyFrom().equals(Optional.of(Settings.PolicyFrom.BASE));
    value("policy-from", settings -> settings.policyFrom().map(p -> p.word()), fromBase);
  }

  private void value(String key, Function<Settings, Optional<?>> value, boolean certain) {
    Optional<?> old = value.apply(before.settings());
    Optional<?> now = value.apply(after.settings());
    if (!old.equals(now)) {
      String was = old.isEmpty() ? "the default" : String.valueOf(old.get());
      String what =
          now.isEmpty()
              ? "removes `" + key + "`"
              : "sets `" + key + "` to " + now.get() + " instead of " + was;
      found.add(new Loosening(key, what, passage(key, ""), certain, ABSENT));
    }
  }

  private void add(String key, String text, String what, Hides hides) {
    found.add(new Loosening(key, what, passage(key, text), true, hides));
  }

  /** Where it stands now; where it stood, if it is gone. */
  private Optional<Passage> passage(String key, String text) {
    return after.passage(key, text).or(() -> before.passage(key, text));
  }
}
