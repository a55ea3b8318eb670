package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.accepted;
import static dev.migralint.layout.Conduct.Reaction.ignored;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dependency;
import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prisma Migrate: a folder for each migration with {@code migration.sql} in it, in the order of
 * their names, and {@code migration_lock.toml} beside them.
 * https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/migration-histories
 *
 * <p>Releases below 7.4 send the file as one multi-statement query, so a file with one statement
 * runs outside a transaction and one with more runs in an implicit one
 * (https://github.com/prisma/prisma/issues/14456). Since 7.4 each statement is sent on its own, and
 * the file as a whole only when its parser can't read it, as with DROP INDEX CONCURRENTLY
 * (https://github.com/prisma/prisma-engines/pull/5767 and /5847).
 *
 * @param release of the package {@code prisma}, where it is known
 */
public record Prisma(Optional<Version> release) implements Layout {
  private static final Version SPLITS = Version.of(7, 4);
  private static final Version UNRELEASED = Version.of(8);
  private static final String ALONE =
      "Put the statement alone in a migration of its own, which `prisma migrate dev --create-only`"
          + " makes for you to edit: ";
  private static final String LOCK = "migration_lock.toml";
  private static final String SQL = "migration.sql";
  private static final Pattern SCRIPT = Pattern.compile("migration\\.[cm]?[jt]s");

  /**
   * The statements that sqlparser 0.61 and 0.62 refuse, of which these releases have one.
   * https://github.com/apache/datafusion-sqlparser-rs/blob/v0.61.0/src/parser/mod.rs
   */
  private static final Pattern NOT_PARSED =
      Pattern.compile(
          Stream.of(
                  "DO",
                  "REINDEX",
                  "CLUSTER",
                  "DROP INDEX CONCURRENTLY",
                  "REFRESH MATERIALIZED",
                  "ALTER SYSTEM",
                  "ALTER DEFAULT PRIVILEGES",
                  "ALTER SEQUENCE … OWNED BY",
                  "ALTER SEQUENCE … RESTART",
                  "ALTER VIEW … RENAME",
                  "ALTER … SET STATISTICS",
                  "ALTER … SET SCHEMA",
                  "ALTER TABLE … DETACH PARTITION … CONCURRENTLY",
                  "ALTER TABLE … ATTACH PARTITION … FOR VALUES")
              .map(phrase -> phrase.replace(" … ", "[^;]{1,999}?\\b").replace(" ", "\\s{1,9}"))
              .collect(Collectors.joining("|", "(?:^|;)[ \\t]{0,99}+(?:", ")\\b")),
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern PROVIDER =
      Pattern.compile("(?m)^\\s*provider\\s*=\\s*\"([a-z]{1,20})\"");

  /** Prisma of an unknown release. */
  public Prisma() {
    this(Optional.empty());
  }

  @Override
  public String name() {
    return "prisma";
  }

  @Override
  public boolean fits(Listing folder) {
    if (folder.hasFile(LOCK)) {
      return true;
    }
    String name = folder.name().toLowerCase(Locale.ROOT);
    return (name.equals("migrations") || name.equals("migration"))
        && folder.folders().stream()
            .filter(below -> !below.isEmpty() && NaturalOrder.isDigit(below.charAt(0)))
            .limit(5)
            .anyMatch(below -> folder.below(below).hasFile(SQL));
  }

  @Override
  public List<Dependency> packages() {
    return Dependency.all(Dependency.Ecosystem.NPM, "prisma", "@prisma/engines", "@prisma/client");
  }

  @Override
  public Layout at(Listing folder, Optional<Version> version) {
    return new Prisma(version);
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    for (String name : folder.folders()) {
      Listing below = folder.below(name);
      Optional<String> script =
          below.files().stream().filter(f -> SCRIPT.matcher(f).matches()).findFirst();
      if (below.hasFile(SQL)) {
        migrations.add(migration(below.path(SQL), name, false));
      } else if (script.isPresent()) {
        migrations.add(migration(below.path(script.get()), name, true));
      } else {
        oddities.add(
            new Oddity(
                Oddity.Kind.UNLISTED,
                below.path(SQL),
                "The folder " + name + " has no migration.sql, and Prisma stops with error P3015.",
                "Add the file, or delete the folder."));
      }
    }
    return new Steps(migrations, List.of(), oddities);
  }

  private Migration migration(String path, String version, boolean opaque) {
    return new Migration(
        path, version, Direction.UP, opaque ? Transaction.UNKNOWN : transaction(), opaque);
  }

  private Transaction transaction() {
    return release
        .filter(version -> !version.isAtLeast(UNRELEASED))
        .map(version -> version.isAtLeast(SPLITS) ? Transaction.NONE : Transaction.QUERY)
        .orElse(Transaction.UNKNOWN);
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    return Section.whole(migration, file, transaction(migration, file.text()));
  }

  /** What its parser can't read is sent as one query. */
  private static Transaction transaction(Migration migration, String text) {
    return migration.transaction().equals(Transaction.NONE) && NOT_PARSED.matcher(text).find()
        ? Transaction.QUERY
        : migration.transaction();
  }

  @Override
  public Optional<Dialect> declared(Listing folder) {
    return folder.hasFile(LOCK)
        ? PROVIDER
            .matcher(Listing.start(folder.tree(), folder.path(LOCK), 4096))
            .results()
            .findFirst()
            .map(found -> Dialects.named(found.group(1)))
        : Optional.empty();
  }

  @Override
  public boolean sendsWhole(String sql) {
    return NOT_PARSED.matcher(sql).find();
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    if (version.filter(known -> known.isAtLeast(SPLITS)).isPresent()) {
      return ALONE
          + "Prisma sends each statement on its"
          + " own since 7.4, but a file that it can't parse, such as one with DROP INDEX"
          + " CONCURRENTLY, as one query, which PostgreSQL runs as one transaction.";
    }
    String sends =
        version.isPresent()
            ? "Prisma " + version.get() + " sends each file as one query"
            : "Prisma below 7.4 sends each file as one query";
    return ALONE
        + sends
        + ", and PostgreSQL runs a query of several statements as one transaction.";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step/migration.sql".formatted(number);
  }

  /**
   * {@code prisma migrate dev} compares a SHA-256 of the text with LF, with CRLF, and as it is.
   * https://github.com/prisma/prisma-engines/blob/main/schema-engine/connectors/schema-connector/src/checksum.rs
   */
  @Override
  public boolean distinguishes(String before, String now) {
    return !before.equals(now)
        && !before.equals(now.replace("\r\n", "\n"))
        && !before.equals(now.replace("\n", "\r\n"));
  }

  @Override
  public Conduct conduct() {
    return Conduct.unchecked("Prisma")
        .withEdited(
            ignored(
                "prisma migrate deploy does not check applied migrations, and prisma migrate dev"
                    + " asks to reset the database"))
        .withRemoved(
            ignored(
                "prisma migrate deploy goes on, and prisma migrate dev asks to reset the database"))
        .withLate(accepted("prisma migrate deploy applies it after the newer ones"));
  }
}
