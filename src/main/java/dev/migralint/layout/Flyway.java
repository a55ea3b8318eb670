package dev.migralint.layout;

import dev.migralint.layout.FlywayName.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Flyway: {@code V1.2__name.sql} in the order of the versions, {@code U} to undo one, {@code R__}
 * after all others, {@code B} for new databases; in a location and all folders below it. Callbacks
 * ({@code afterMigrate.sql}) are no migrations. Java migrations are opaque.
 * https://documentation.red-gate.com/fd/migrations-271585107.html
 *
 * <p>Its parser looks for statements that refuse a transaction and then opens none; a file that
 * mixes both kinds is refused unless {@code mixed} is set. It holds its own lock in a transaction,
 * for whose end a concurrent build waits (https://github.com/flyway/flyway/issues/3682). A script
 * configuration {@code <file>.sql.conf} with {@code executeInTransaction} decides for its file.
 * https://documentation.red-gate.com/fd/flyway-execute-in-transaction-setting-277578997.html
 */
public final class Flyway implements Layout {
  private static final int DEEPEST = 6;
  private static final Set<String> LOCATIONS = Set.of("migration", "migrations", "flyway");
  private static final Set<String> STEPS = Set.of("java", "kt", "groovy", "scala");
  private static final Pattern LOWER_CASE = Pattern.compile("[vurb][0-9._]*__.*\\.sql");
  private static final Pattern CALLBACK =
      Pattern.compile("(before|after)[A-Z][A-Za-z]*(__.*)?\\.sql|createSchema(__.*)?\\.sql");
  private static final Pattern IN_TRANSACTION =
      Pattern.compile("(?m)^\\s*(?:flyway\\.)?executeInTransaction\\s*=\\s*(true|false)\\s*$");

  private record Step(FlywayName name, Migration migration) {}

  @Override
  public String name() {
    return "flyway";
  }

  @Override
  public boolean fits(Listing folder) {
    return hasVersions(folder) || holdsOnlyRepeatable(folder) || isLocation(folder);
  }

  private static boolean holdsOnlyRepeatable(Listing folder) {
    List<String> files = folder.sqlFiles();
    return !files.isEmpty()
        && PlainFolder.isNamed(folder.name())
        && files.stream()
            .allMatch(
                f -> FlywayName.parse(f).filter(n -> n.kind() == Kind.REPEATABLE).isPresent());
  }

  /** A location may hold nothing but folders, unless these are for one database each. */
  private static boolean isLocation(Listing folder) {
    return LOCATIONS.contains(folder.name().toLowerCase(Locale.ROOT))
        && folder.sqlFiles().isEmpty()
        && folder.folders().stream().allMatch(name -> Dialects.inName(name).isEmpty())
        && folder.folders().stream().limit(20).map(folder::below).anyMatch(Flyway::hasVersions);
  }

  private static boolean hasVersions(Listing folder) {
    return folder.sqlFiles().stream()
        .flatMap(file -> FlywayName.parse(file).stream())
        .anyMatch(
            name ->
                !name.description().isEmpty()
                    && (name.kind() == Kind.VERSIONED || name.kind() == Kind.BASELINE));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Step> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    collect(folder, 0, steps, skipped);
    for (String language : List.of("/java/", "/kotlin/")) {
      String classes = folder.path().replace("/resources/", language);
      if (!classes.equals(folder.path())) {
        collect(Listing.of(folder.tree(), classes), 0, steps, new ArrayList<>());
      }
    }
    leaveOutBaselines(steps, notes);
    steps.sort(
        Comparator.comparing(Step::name, FlywayName.ORDER)
            .thenComparing(step -> step.migration().path()));
    List<String> lower = skipped.stream().filter(n -> LOWER_CASE.matcher(n).matches()).toList();
    List<String> callbacks = skipped.stream().filter(n -> CALLBACK.matcher(n).matches()).toList();
    if (!callbacks.isEmpty()) {
      notes.add("Callbacks are no migrations and are not read: " + Notes.names(callbacks) + ".");
      skipped.removeAll(callbacks);
    }
    if (!lower.isEmpty()) {
      notes.add(
          "Flyway's prefixes are upper case by default, so it skips " + Notes.names(lower) + ".");
      skipped.removeAll(lower);
    }
    if (!skipped.isEmpty()) {
      notes.add("Flyway skips names without V<version>__ or R__: " + Notes.names(skipped) + ".");
    }
    return new Steps(steps.stream().map(Step::migration).toList(), notes);
  }

  private static void collect(Listing folder, int depth, List<Step> steps, List<String> skipped) {
    for (String file : folder.files()) {
      String extension = file.substring(file.lastIndexOf('.') + 1);
      boolean sql = extension.equals("sql");
      Optional<FlywayName> name =
          sql || STEPS.contains(extension) ? FlywayName.parse(file) : Optional.empty();
      if (name.isPresent()) {
        steps.add(new Step(name.get(), migration(folder, file, name.get(), !sql)));
      } else if (sql) {
        skipped.add(file);
      }
    }
    if (depth < DEEPEST) {
      for (String below : folder.folders()) {
        boolean foreign = Dialects.inName(below).filter(d -> d != Dialect.POSTGRESQL).isPresent();
        if (!foreign && NotMigrations.folder(below).isEmpty()) {
          collect(folder.below(below), depth + 1, steps, skipped);
        }
      }
    }
  }

  private static Migration migration(Listing folder, String file, FlywayName name, boolean opaque) {
    String prefix = name.kind() == Kind.REPEATABLE ? "R" : file.substring(0, 1);
    return new Migration(
        folder.path(file),
        prefix + name.version(),
        name.kind() == Kind.UNDO ? Direction.DOWN : Direction.UP,
        opaque ? TransactionMode.UNKNOWN : transaction(folder, file),
        opaque);
  }

  private static TransactionMode transaction(Listing folder, String file) {
    String settings = file + ".conf";
    if (!folder.files().contains(settings)) {
      return TransactionMode.UNLESS_REFUSED;
    }
    return IN_TRANSACTION
        .matcher(Listing.start(folder.tree(), folder.path(settings), 4096))
        .results()
        .findFirst()
        .map(found -> found.group(1).equals("true") ? TransactionMode.FILE : TransactionMode.NONE)
        .orElse(TransactionMode.UNLESS_REFUSED);
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

  @Override
  public boolean isVersioned(Migration migration) {
    return migration.version().startsWith("V");
  }

  /** A description that is not the recorded one fails validation too. */
  @Override
  public String identity(Migration migration) {
    return migration.path().substring(migration.path().lastIndexOf('/') + 1);
  }

  @Override
  public boolean isSameVersion(String one, String other) {
    return FlywayName.compareVersions(one.substring(1), other.substring(1)) == 0;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement alone in a migration of its own, with executeInTransaction=false in"
        + " <file>.sql.conf beside it if Flyway does not see it by itself, and set"
        + " flyway.postgresql.transactional.lock=false: the transaction that holds Flyway's own"
        + " lock otherwise blocks a concurrent build forever.";
  }

  @Override
  public String examplePath(int number) {
    return "V%d__step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.refused("Flyway refuses to migrate: the checksum is another"),
        Conduct.Reaction.refused("Flyway refuses to migrate: a migration that has run is missing"),
        Conduct.Reaction.refused("Flyway refuses to migrate unless outOfOrder is set"),
        Conduct.Reaction.refused(
            "Flyway refuses to start: it found more than one migration with a version"),
        Conduct.Reaction.accepted("versions may leave out numbers"));
  }
}
