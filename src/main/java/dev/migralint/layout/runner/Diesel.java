package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.ignored;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dependency;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Diesel: a folder for each migration with {@code up.sql} and {@code down.sql}. The name up to the
 * first underscore, without dashes, is the version; versions are compared as text.
 * https://github.com/diesel-rs/diesel/blob/main/diesel_migrations/migrations_internals/src/lib.rs
 *
 * <p>Each file is sent as one query in a transaction. Since 2.0 a {@code metadata.toml} beside it
 * with {@code run_in_transaction = false} leaves the transaction out; so does one that does not
 * say. https://github.com/diesel-rs/diesel/blob/main/diesel_migrations/src/file_based_migrations.rs
 */
public final class Diesel implements Layout {
  private static final String UP = "up.sql";
  private static final String DOWN = "down.sql";
  private static final String METADATA = "metadata.toml";
  private static final Version METADATA_COUNTS = Version.of(2);
  private static final Pattern DATED =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}(?:-[0-9]+)?_.*", Pattern.DOTALL);
  private static final Pattern SET_UP = Pattern.compile("0{14}_diesel_initial_setup");
  private static final Pattern IN_TRANSACTION =
      Pattern.compile("(?m)^[ \\t]*run_in_transaction\\s*=\\s*(true|false)\\b");

  @Override
  public String name() {
    return "diesel";
  }

  @Override
  public boolean fits(Listing folder) {
    List<String> names =
        folder.folders().stream().filter(n -> NaturalOrder.isDigit(n.charAt(0))).limit(5).toList();
    boolean hasForm = names.stream().anyMatch(n -> folder.below(n).hasFile(UP));
    return hasForm
        && (names.stream().anyMatch(n -> DATED.matcher(n).matches() || SET_UP.matcher(n).matches())
            || Project.has(folder, "diesel.toml")
            || Project.usesCrate(folder, "diesel|diesel_migrations"));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    folder.sqlFiles().stream()
        .map(file -> odd(folder, file, "Diesel reads only the folders here, not files."))
        .forEach(oddities::add);
    for (String name : folder.folders()) {
      Listing below = folder.below(name);
      if (name.startsWith(".")) {
        continue;
      }
      Transaction transaction = transaction(below, version);
      for (String file : below.files()) {
        if (file.equals(UP) || file.equals(DOWN)) {
          Direction direction = file.equals(UP) ? Direction.UP : Direction.DOWN;
          migrations.add(
              new Migration(below.path(file), version(name), direction, transaction, false));
        } else if (Listing.isSql(file)) {
          oddities.add(odd(below, file, "Diesel runs only a folder's up.sql and down.sql."));
        }
      }
    }
    migrations.sort(
        Comparator.comparing(Migration::version)
            .thenComparing(m -> Listing.parent(m.path()))
            .thenComparing(Migration::direction));
    return new Steps(migrations, List.of(), oddities);
  }

  private static Oddity odd(Listing folder, String file, String words) {
    return FileNames.ignored(
        folder, file, words, "Move it to a folder <version>_<name> of its own as up.sql.");
  }

  private static String version(String name) {
    return name.split("_", 2)[0].replace("-", "");
  }

  private static Transaction transaction(Listing migration, Optional<Version> version) {
    boolean counts = version.map(known -> known.isAtLeast(METADATA_COUNTS)).orElse(true);
    if (!counts || !migration.hasFile(METADATA)) {
      return Transaction.FILE.asOneQuery();
    }
    Matcher told =
        IN_TRANSACTION.matcher(Listing.start(migration.tree(), migration.path(METADATA), 8192));
    return told.find() && told.group(1).equals("true")
        ? Transaction.FILE.asOneQuery()
        : Transaction.QUERY;
  }

  @Override
  public List<Dependency> packages() {
    return Dependency.all(Dependency.Ecosystem.CARGO, "diesel_migrations", "diesel");
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return version.filter(known -> !known.isAtLeast(METADATA_COUNTS)).isPresent()
        ? "Upgrade to Diesel 2, where a metadata.toml can leave the transaction out; Diesel 1 has"
            + " no way for that."
        : "Put the statement alone in a migration of its own, with a metadata.toml beside up.sql"
            + " that says run_in_transaction = false (Diesel 2.0 or newer; it sends each file as"
            + " one query, and PostgreSQL runs a query of several statements as one"
            + " transaction).";
  }

  @Override
  public String examplePath(int number) {
    return "2026-01-01-00%04d_step/up.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return Conduct.unchecked("Diesel")
        .withDuplicate(ignored("Diesel applies only one of two migrations with the same version"));
  }
}
