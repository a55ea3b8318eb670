package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dependency;
import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NotMigrations;
import dev.migralint.layout.Notes;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.layout.project.FlywayNaming;
import dev.migralint.layout.project.FlywaySettings;
import dev.migralint.layout.runner.FlywayName.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Flyway: {@code V1.2__name.sql} in the order of the versions, {@code R__} after all others, {@code
 * B} for new databases, {@code U} to undo one (in paid editions); in its locations and all folders
 * below them, with the prefixes, separator and suffixes that the project's configuration tells.
 * Callbacks ({@code afterMigrate.sql}) are no migrations. Java migrations are opaque.
 * https://documentation.red-gate.com/fd/migrations-271585107.html
 *
 * <p>Its parser looks for statements that refuse a transaction and then opens none; a file that
 * mixes both kinds is refused unless {@code mixed} is set. With {@code group} all pending files
 * share one transaction. A script configuration {@code <file>.sql.conf} with {@code
 * executeInTransaction} decides for its file.
 * https://documentation.red-gate.com/fd/flyway-execute-in-transaction-setting-277578997.html
 *
 * <p>Since 9.1.2 it holds its own lock in a transaction, for whose end a concurrent build waits
 * (https://github.com/flyway/flyway/issues/3682).
 *
 * @param settings what the project's configuration tells
 * @param locations the folders that are read as one; the history's own where none are told
 */
public record Flyway(FlywaySettings settings, List<String> locations, Optional<Version> release)
    implements Layout {
  private static final Version LOCKS_IN_TRANSACTION = Version.of(9, 1, 2);
  private static final int DEEPEST = 6;
  private static final Set<String> LOCATIONS = Set.of("migration", "migrations", "flyway");
  private static final Set<String> STEPS = Set.of("java", "kt", "groovy", "scala");
  private static final Pattern CALLBACK =
      Pattern.compile(
          "(?:(?:before|after)(?:Clean|Migrate|Undo|Validate|Baseline|Repair|Info)"
              + "|(?:before|after)Each(?:Migrate|Undo)(?:Statement)?"
              + "|after(?:Clean|Migrate|Undo|Validate|Baseline|Repair|Info)Error"
              + "|afterEach(?:Migrate|Undo)(?:Statement)?Error"
              + "|after(?:Migrate|Info)OperationFinish|afterMigrateApplied|afterVersioned"
              + "|beforeRepeatables|(?:before|after)Connect|(?:beforeC|c)reateSchema)(?:__.*)?",
          Pattern.DOTALL);
  private static final Pattern IN_TRANSACTION =
      Pattern.compile("(?m)^[ \\t]*executeInTransaction[ \\t]*[=:][ \\t]*(true|false)[ \\t]*$");

  /** Flyway as it is without configuration. */
  public Flyway() {
    this(FlywaySettings.NONE, List.of(), Optional.empty());
  }

  private record Step(FlywayName name, Migration migration) {}

  @Override
  public String name() {
    return "flyway";
  }

  @Override
  public List<Dependency> packages() {
    return Stream.of(
            "org.flywaydb:flyway-core",
            "org.flywaydb:flyway-database-postgresql",
            "org.flywaydb:flyway-maven-plugin",
            "org.flywaydb.flyway")
        .map(name -> new Dependency(Dependency.Ecosystem.MAVEN, name))
        .toList();
  }

  @Override
  public boolean fits(Listing folder) {
    FlywayNaming usual = FlywayNaming.DEFAULT;
    return hasVersions(folder, usual)
        || holdsOnlyRepeatable(folder, usual)
        || isLocation(folder)
        || isConfigured(folder);
  }

  /** Whether the configuration names this folder, or several of which it is the next above all. */
  private static boolean isConfigured(Listing folder) {
    boolean mayBe = !folder.sqlFiles().isEmpty() || holdsVersionsBelow(folder);
    if (!mayBe) {
      return false;
    }
    FlywaySettings settings = FlywaySettings.above(folder);
    List<String> locations = settings.locations(folder);
    return common(locations).equals(Optional.of(folder.path()))
        && locations.stream()
            .map(path -> Listing.of(folder.tree(), path))
            .anyMatch(at -> hasVersions(at, settings.naming()) || isLocation(at));
  }

  private static boolean holdsVersionsBelow(Listing folder) {
    return !folder.path().isEmpty()
        && folder.folders().stream()
            .limit(20)
            .map(folder::below)
            .anyMatch(below -> hasVersions(below, FlywayNaming.DEFAULT));
  }

  /** The deepest folder that holds all of these, or that is the only one. */
  private static Optional<String> common(List<String> folders) {
    return folders.stream()
        .reduce(
            (one, other) -> {
              String above = one;
              while (!above.equals(other) && !Listing.isBelow(other, above)) {
                above = Listing.parent(above);
              }
              return above;
            });
  }

  @Override
  public Layout at(Listing folder, Optional<Version> version) {
    FlywaySettings found = FlywaySettings.above(folder);
    List<String> all = found.locations(folder);
    if (common(all).equals(Optional.of(folder.path()))) {
      return new Flyway(found, all, version);
    }
    boolean concerned =
        all.isEmpty()
            || all.stream()
                .anyMatch(
                    path ->
                        path.equals(folder.path())
                            || Listing.isBelow(path, folder.path())
                            || Listing.isBelow(folder.path(), path));
    return new Flyway(concerned ? found : FlywaySettings.NONE, List.of(), version);
  }

  @Override
  public boolean ownsBelow() {
    return locations.size() < 2;
  }

  private static boolean holdsOnlyRepeatable(Listing folder, FlywayNaming naming) {
    List<String> files = folder.sqlFiles();
    return !files.isEmpty()
        && PlainFolder.isNamed(folder.name())
        && files.stream()
            .allMatch(
                f ->
                    FlywayName.parse(f, naming)
                        .filter(n -> n.kind() == Kind.REPEATABLE)
                        .isPresent());
  }

  /** A location may hold nothing but folders, unless these are for one database each. */
  private static boolean isLocation(Listing folder) {
    return LOCATIONS.contains(folder.name().toLowerCase(Locale.ROOT))
        && folder.sqlFiles().isEmpty()
        && folder.folders().stream().allMatch(name -> Dialects.inName(name).isEmpty())
        && folder.folders().stream()
            .limit(20)
            .map(folder::below)
            .anyMatch(below -> hasVersions(below, FlywayNaming.DEFAULT));
  }

  private static boolean hasVersions(Listing folder, FlywayNaming naming) {
    return folder.files().stream()
        .flatMap(file -> FlywayName.parse(file, naming).stream())
        .anyMatch(
            name ->
                !name.description().isEmpty()
                    && (name.kind() == Kind.VERSIONED || name.kind() == Kind.BASELINE));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Step> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> callbacks = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    for (String location : locations.isEmpty() ? List.of(folder.path()) : locations) {
      collect(Listing.of(folder.tree(), location), 0, steps, callbacks, oddities);
      for (String language : List.of("/java/", "/kotlin/")) {
        String classes = location.replace("/resources/", language);
        if (!classes.equals(location)) {
          collect(
              Listing.of(folder.tree(), classes), 0, steps, new ArrayList<>(), new ArrayList<>());
        }
      }
    }
    leaveOutBaselines(steps, notes);
    steps.sort(
        Comparator.comparing(Step::name, FlywayName.ORDER)
            .thenComparing(step -> step.migration().path()));
    if (!callbacks.isEmpty()) {
      notes.add("Callbacks are no migrations and are not read: " + Notes.names(callbacks) + ".");
    }
    List<String> undo =
        steps.stream()
            .filter(step -> step.name().kind() == Kind.UNDO)
            .map(step -> step.migration().path())
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .toList();
    if (!undo.isEmpty()) {
      notes.add("Only Flyway's paid editions run undo scripts: " + Notes.names(undo) + ".");
    }
    return new Steps(steps.stream().map(Step::migration).toList(), notes, oddities);
  }

  private void collect(
      Listing folder, int depth, List<Step> steps, List<String> callbacks, List<Oddity> oddities) {
    FlywayNaming naming = settings.naming();
    for (String file : folder.files()) {
      Optional<String> stem = naming.withoutSuffix(file);
      Optional<FlywayName> name =
          stem.or(() -> ofProgram(file)).flatMap(s -> FlywayName.ofStem(s, naming));
      if (name.isPresent()) {
        steps.add(new Step(name.get(), migration(folder, file, name.get(), stem.isEmpty())));
      } else if (stem.filter(s -> CALLBACK.matcher(s).matches()).isPresent()) {
        callbacks.add(file);
      } else if (stem.isPresent()) {
        oddities.add(ignored(folder.path(file), file, naming));
      }
    }
    if (depth < DEEPEST) {
      for (String below : folder.folders()) {
        boolean foreign = Dialects.inName(below).filter(d -> d != Dialect.POSTGRESQL).isPresent();
        if (!foreign && NotMigrations.folder(below).isEmpty()) {
          collect(folder.below(below), depth + 1, steps, callbacks, oddities);
        }
      }
    }
  }

  private static Optional<String> ofProgram(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 && STEPS.contains(file.substring(dot + 1))
        ? Optional.of(file.substring(0, dot))
        : Optional.empty();
  }

  private Oddity ignored(String path, String file, FlywayNaming naming) {
    String form = naming.versioned() + "<version>" + naming.separator() + "<description>";
    return new Oddity(
        Oddity.Kind.IGNORED,
        path,
        settings.is("validatemigrationnaming", false)
            ? "Flyway stops at " + file + ": its name is not " + form + "."
            : "Flyway skips " + file + " without a word: its name is not " + form + ".",
        "Rename it if it is a migration, or move it elsewhere.");
  }

  private Migration migration(Listing folder, String file, FlywayName name, boolean opaque) {
    FlywayNaming naming = settings.naming();
    String prefix =
        switch (name.kind()) {
          case VERSIONED -> naming.versioned();
          case BASELINE -> naming.baseline();
          case UNDO -> naming.undo();
          case REPEATABLE -> naming.repeatable();
        };
    return new Migration(
        folder.path(file),
        prefix + name.version(),
        name.kind() == Kind.UNDO ? Direction.DOWN : Direction.UP,
        opaque ? Transaction.UNKNOWN : transaction(folder, file),
        opaque);
  }

  private Transaction transaction(Listing folder, String file) {
    String script = file + ".conf";
    Optional<String> told =
        folder.files().contains(script)
            ? IN_TRANSACTION
                .matcher(Listing.start(folder.tree(), folder.path(script), 4096))
                .results()
                .map(found -> found.group(1))
                .findFirst()
            : Optional.empty();
    if (told.isPresent()) {
      return told.get().equals("true") ? Transaction.FILE : Transaction.NONE;
    }
    if (!settings.is("executeintransaction", true)) {
      return Transaction.NONE;
    }
    return settings.is("group", false) ? Transaction.BATCH : Transaction.UNLESS_REFUSED;
  }

  /** What mixes both kinds is refused: no transaction has begun, but nothing runs either. */
  @Override
  public boolean leavesTransaction(List<String> statements) {
    Predicate<String> leaves = s -> FlywayStatements.leavesTransaction(s, release);
    return settings.is("mixed", false)
        ? statements.stream().anyMatch(leaves)
        : !statements.isEmpty() && statements.stream().allMatch(leaves);
  }

  /** A new database starts from the baseline, one that exists has run the versions before it. */
  private static void leaveOutBaselines(List<Step> steps, List<String> notes) {
    List<Step> baselines = steps.stream().filter(s -> s.name().kind() == Kind.BASELINE).toList();
    for (Step baseline : baselines) {
      boolean replacesOthers =
          steps.stream()
              .map(Step::name)
              .filter(name -> name.kind() == Kind.VERSIONED)
              .anyMatch(
                  n -> FlywayName.compareVersions(n.version(), baseline.name().version()) <= 0);
      if (replacesOthers) {
        steps.remove(baseline);
        notes.add(
            baseline.migration().path()
                + " is only for new databases; the versions that it sums up are read instead.");
      }
    }
  }

  /** 1.0, 1 and 01 are one version; repeatable ones have none. */
  @Override
  public boolean isSameVersion(String one, String other) {
    String left = one.replaceFirst("^[^0-9+-]*", "");
    String right = other.replaceFirst("^[^0-9+-]*", "");
    return !left.isEmpty()
        && !right.isEmpty()
        && one.substring(0, one.length() - left.length())
            .equals(other.substring(0, other.length() - right.length()))
        && FlywayName.compareVersions(left, right) == 0;
  }

  @Override
  public boolean isVersioned(Migration migration) {
    return migration.version().chars().anyMatch(Character::isDigit);
  }

  /** A description that is not the recorded one fails validation too. */
  @Override
  public String identity(Migration migration) {
    return migration.path().substring(migration.path().lastIndexOf('/') + 1);
  }

  @Override
  public boolean beginsAgain() {
    return true;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    String alone =
        "Put the statement alone in a migration of its own, with executeInTransaction=false in"
            + " <file>.sql.conf beside it if it is REINDEX TABLE or DETACH PARTITION, for which"
            + " Flyway does not leave its transaction by itself";
    if (settings.is("group", false)) {
      alone = "Set group to false for the run, and put" + alone.substring("Put".length());
    }
    boolean harmless =
        version.filter(known -> !known.isAtLeast(LOCKS_IN_TRANSACTION)).isPresent()
            || !settings.is("postgresqltransactionallock", true);
    return harmless
        ? alone + "."
        : alone
            + ", and set flyway.postgresql.transactional.lock=false (in Spring"
            + " spring.flyway.postgresql.transactional-lock): the transaction that holds Flyway's"
            + " own lock "
            + (version.isPresent() ? "" : "since 9.1.2 ")
            + "otherwise blocks a concurrent build forever.";
  }

  @Override
  public String examplePath(int number) {
    return "V%d__step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    boolean validates = settings.is("validateonmigrate", true);
    return new Conduct(
        validates
            ? Conduct.Reaction.refused("Flyway refuses to migrate: the checksum is another")
            : Conduct.Reaction.ignored("Flyway does not look: validateOnMigrate is off"),
        validates
            ? Conduct.Reaction.refused(
                "Flyway refuses to migrate: a migration that has run is missing")
            : Conduct.Reaction.ignored("Flyway does not look: validateOnMigrate is off"),
        late(validates),
        Conduct.Reaction.refused(
            "Flyway refuses to start: it found more than one migration with a version"),
        Conduct.Reaction.accepted("Flyway lets versions leave out numbers"));
  }

  private Conduct.Reaction late(boolean validates) {
    if (settings.is("outoforder", false)) {
      return Conduct.Reaction.accepted("Flyway runs it out of order, as outOfOrder says");
    }
    return validates
        ? Conduct.Reaction.refused("Flyway refuses to migrate unless outOfOrder is set")
        : Conduct.Reaction.ignored("Flyway never runs it unless outOfOrder is set");
  }
}
