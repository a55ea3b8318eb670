package dev.migralint.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Prisma Migrate: a folder for each migration with {@code migration.sql} in it, in the order of
 * their names, and {@code migration_lock.toml} beside them.
 * https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/migration-histories
 *
 * <p>The file is sent as one multi-statement query, so a file with one statement runs outside a
 * transaction and one with more runs in an implicit one
 * (https://github.com/prisma/prisma/issues/14456). Prisma 7.4 began to split scripts that hold
 * CREATE INDEX CONCURRENTLY (https://github.com/prisma/prisma-engines/pull/5767); which version
 * runs is not read here.
 */
public final class Prisma implements Layout {
  private static final String LOCK = "migration_lock.toml";
  private static final String SQL = "migration.sql";
  private static final Pattern SCRIPT = Pattern.compile("migration\\.[cm]?[jt]s");
  private static final Pattern PROVIDER =
      Pattern.compile("(?m)^\\s*provider\\s*=\\s*\"([a-z]{1,20})\"");

  @Override
  public String name() {
    return "prisma";
  }

  @Override
  public boolean fits(Listing folder) {
    if (folder.files().contains(LOCK)) {
      return true;
    }
    String name = folder.name().toLowerCase(Locale.ROOT);
    return (name.equals("migrations") || name.equals("migration"))
        && folder.folders().stream()
            .filter(below -> !below.isEmpty() && NaturalOrder.isDigit(below.charAt(0)))
            .limit(5)
            .anyMatch(below -> folder.below(below).files().contains(SQL));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Migration> migrations = new ArrayList<>();
    for (String name : folder.folders()) {
      Listing below = folder.below(name);
      Optional<String> script =
          below.files().stream().filter(f -> SCRIPT.matcher(f).matches()).findFirst();
      if (below.files().contains(SQL)) {
        migrations.add(migration(below.path(SQL), name, false));
      } else if (script.isPresent()) {
        migrations.add(migration(below.path(script.get()), name, true));
      }
    }
    return new Steps(migrations, List.of());
  }

  private static Migration migration(String path, String version, boolean opaque) {
    return new Migration(
        path,
        version,
        Direction.UP,
        opaque ? TransactionMode.UNKNOWN : TransactionMode.QUERY,
        opaque);
  }

  @Override
  public Optional<Dialect> declared(Listing folder) {
    return folder.files().contains(LOCK)
        ? PROVIDER
            .matcher(Listing.start(folder.tree(), folder.path(LOCK), 4096))
            .results()
            .findFirst()
            .map(found -> Dialects.named(found.group(1)))
        : Optional.empty();
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement alone in a migration of its own: Prisma sends each file as one query,"
        + " and PostgreSQL runs a query of several statements as one transaction.";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step/migration.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored(
            "migrate deploy warns and goes on, and migrate dev wants to reset the database"),
        Conduct.Reaction.ignored(
            "migrate deploy goes on, and migrate dev wants to reset the database"),
        Conduct.Reaction.accepted("migrate deploy runs it after the newer ones"),
        Conduct.Reaction.accepted("the whole folder name is the version"),
        Conduct.Reaction.accepted("versions are times"));
  }
}
