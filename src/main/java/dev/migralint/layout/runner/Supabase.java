package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Between;
import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dependency;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Supabase CLI: {@code supabase/migrations/<digits>_name.sql}, in the order of the file names;
 * other names are skipped, and so is a first {@code _init.sql} older than December 2021.
 * https://github.com/supabase/cli/blob/main/pkg/migration/list.go
 *
 * <p>Up to release 2.108 it sends a file's statements and the row that records the version in one
 * pipeline, which PostgreSQL treats as one implicit transaction (pkg/migration/file.go, ExecBatch);
 * what refuses one runs where it comes first. Since 2.109 a statement of a fixed list ends the
 * transaction around those before it, runs alone, and another transaction follows
 * (https://github.com/supabase/cli/pull/5671); DROP INDEX CONCURRENTLY is in that list since 2.116
 * (https://github.com/supabase/cli/pull/6276), and since 2.115 a file with transaction commands of
 * its own runs as it stands (https://github.com/supabase/cli/pull/6224).
 *
 * @param release of the CLI, where it is known
 */
public record Supabase(Optional<Version> release) implements Layout {
  private static final Version RUNS_ALONE = Version.of(2, 109);
  private static final Version RUNS_AS_IT_STANDS = Version.of(2, 115);
  private static final Version DROPS_ALONE = Version.of(2, 116);
  private static final Pattern ALONE =
      startOf(
          "CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\b"
              + "|REINDEX\\b[^;\\n]*\\sCONCURRENTLY\\b|VACUUM\\b|ALTER\\s+SYSTEM\\b|CLUSTER\\b");
  private static final Pattern DROP = startOf("DROP\\s+INDEX\\s+CONCURRENTLY\\b");
  private static final Pattern OWN =
      startOf(
          "(?:BEGIN|START\\s+TRANSACTION|COMMIT|END|ABORT|ROLLBACK)"
              + "(?:\\s+(?:TRANSACTION|WORK))?\\s*;");
  private static final Pattern START = Pattern.compile("(?:\\s++|--[^\\n]*+(?:\\n|$))*+");
  private static final Pattern FILE = Pattern.compile("([0-9]+)_(.*)\\.sql", Pattern.DOTALL);
  private static final Pattern INIT = Pattern.compile("([0-9]{14})_init\\.sql");
  private static final String FIRST_INIT_THAT_RUNS = "20211209000000";

  /** The CLI of an unknown release. */
  public Supabase() {
    this(Optional.empty());
  }

  private static Pattern startOf(String words) {
    return Pattern.compile("(?m)^[ \\t]*+(?=" + words + ")", Pattern.CASE_INSENSITIVE);
  }

  @Override
  public List<Dependency> packages() {
    return Dependency.all(Dependency.Ecosystem.NPM, "supabase");
  }

  @Override
  public Layout at(Listing folder, Optional<Version> version) {
    return new Supabase(version);
  }

  private boolean isAtLeast(Version version) {
    return release.filter(known -> known.isAtLeast(version)).isPresent();
  }

  @Override
  public String name() {
    return "supabase";
  }

  @Override
  public boolean fits(Listing folder) {
    return folder.name().equals("migrations")
        && !folder.sqlFiles().isEmpty()
        && isProject(folder.tree(), folder.parent());
  }

  private static boolean isProject(Tree tree, String folder) {
    if (folder.equals("supabase") || folder.endsWith("/supabase")) {
      return true;
    }
    String config = folder.isEmpty() ? "config.toml" : folder + "/config.toml";
    return Listing.start(tree, config, 4096).lines().anyMatch(l -> l.startsWith("project_id"));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    Transaction mode =
        release.isEmpty()
            ? Transaction.UNKNOWN
            : isAtLeast(RUNS_ALONE) ? Transaction.FILE : Transaction.PIPELINE;
    for (String file : folder.sqlFiles()) {
      Matcher matcher = FILE.matcher(file);
      if (!matcher.matches()) {
        oddities.add(
            odd(
                folder.path(file),
                "The Supabase CLI skips " + file + ": its name is not <digits>_name.sql.",
                "Rename it if it is a migration, or move it elsewhere."));
      } else if (migrations.isEmpty() && isOldInit(file)) {
        oddities.add(
            odd(
                folder.path(file),
                "The Supabase CLI skips a first migration named init that is this old.",
                "Give it another name."));
      } else {
        migrations.add(
            new Migration(folder.path(file), matcher.group(1), Direction.UP, mode, false));
      }
    }
    return new Steps(migrations, List.of(), oddities);
  }

  private static Oddity odd(String path, String words, String nextStep) {
    return new Oddity(Oddity.Kind.IGNORED, path, words, nextStep);
  }

  /** Only the start of a statement that runs alone is a section of its own: it decides for it. */
  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    String text = file.text();
    Transaction mode = migration.transaction();
    if (mode.equals(Transaction.PIPELINE)) {
      return pipeline(migration, text);
    }
    if (!mode.equals(Transaction.FILE)) {
      return Section.whole(migration, file, mode);
    }
    if (isAtLeast(RUNS_AS_IT_STANDS) && OWN.matcher(text).find()) {
      return Section.whole(migration, file, Transaction.NONE);
    }
    Stream<Pattern> lists = isAtLeast(DROPS_ALONE) ? Stream.of(ALONE, DROP) : Stream.of(ALONE);
    List<Integer> alone =
        lists.flatMap(p -> p.matcher(text).results()).map(MatchResult::end).sorted().toList();
    List<Section> sections = new ArrayList<>();
    int from = 0;
    for (int start : alone) {
      sections.add(section(migration, from, start, mode));
      sections.add(section(migration, start, start + 1, Transaction.NONE));
      from = start + 1;
    }
    sections.add(section(migration, from, text.length(), mode));
    return sections;
  }

  private static List<Section> pipeline(Migration migration, String text) {
    Matcher first = START.matcher(text);
    int start = first.lookingAt() ? first.end() : 0;
    boolean alone =
        Stream.of(ALONE, DROP)
            .anyMatch(p -> p.matcher(text).region(start, text.length()).lookingAt());
    int from = alone ? start + 1 : 0;
    Section rest = section(migration, from, text.length(), Transaction.PIPELINE);
    return alone ? List.of(section(migration, 0, from, Transaction.NONE), rest) : List.of(rest);
  }

  private static Section section(Migration migration, int from, int to, Transaction mode) {
    return new Section(new Span(from, to), migration.direction(), mode);
  }

  private static boolean isOldInit(String file) {
    Matcher matcher = INIT.matcher(file);
    return matcher.matches() && NaturalOrder.numbers(matcher.group(1), FIRST_INIT_THAT_RUNS) < 0;
  }

  /** ApplyMigrations in https://github.com/supabase/cli/blob/main/pkg/migration/apply.go */
  @Override
  public Between between() {
    return Between.RESET_SETTINGS;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    if (version.filter(known -> known.isAtLeast(RUNS_ALONE)).isEmpty()) {
      return "Run the migration with release 2.109 of the Supabase CLI or a newer one, which runs"
          + " CREATE INDEX CONCURRENTLY outside its transaction (DROP INDEX CONCURRENTLY"
          + " since 2.116); older releases have no way.";
    }
    return "Begin a line with the statement: the Supabase CLI runs CREATE INDEX CONCURRENTLY,"
        + " REINDEX CONCURRENTLY, VACUUM, ALTER SYSTEM and CLUSTER outside its transaction, and"
        + " DROP INDEX CONCURRENTLY since 2.116. Run any other such statement by hand.";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return Conduct.unchecked("the Supabase CLI")
        .withRemoved(
            refused(
                "supabase db push refuses: remote migration versions not found in local migrations"
                    + " directory"))
        .withLate(refused("supabase db push refuses unless --include-all is given"))
        .withDuplicate(
            refused("supabase db push fails at the second one: its version is already recorded"));
  }
}
