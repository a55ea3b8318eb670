package dev.migralint.layout;

import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Supabase CLI: {@code supabase/migrations/<digits>_name.sql}, in the order of the file names;
 * other names are skipped, and so is a first {@code _init.sql} older than December 2021.
 * https://github.com/supabase/cli/blob/main/pkg/migration/list.go
 *
 * <p>How it surrounds a file depends on its version, so the mode is unknown. It sends a file's
 * statements and the row that records the version in one pipeline, which PostgreSQL treats as one
 * implicit transaction (pkg/migration/file.go, ExecBatch); there only a first statement may be one
 * that refuses a transaction, and releases 2.89 to 2.91 sent the whole file as one statement
 * (https://github.com/supabase/cli/issues/5139). Since 2.109 statements that refuse one are taken
 * out of the pipeline and run alone, DROP INDEX CONCURRENTLY only since August 2026
 * (https://github.com/supabase/cli/pull/6276).
 */
public final class Supabase implements Layout {
  private static final Pattern FILE = Pattern.compile("([0-9]+)_(.*)\\.sql", Pattern.DOTALL);
  private static final Pattern INIT = Pattern.compile("([0-9]{14})_init\\.sql");
  private static final String FIRST_INIT_THAT_RUNS = "20211209000000";

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
    List<String> skipped = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String file : folder.sqlFiles()) {
      Matcher matcher = FILE.matcher(file);
      if (!matcher.matches()) {
        skipped.add(file);
      } else if (migrations.isEmpty() && isOldInit(file)) {
        notes.add("The Supabase CLI skips a first migration called init: rename " + file + ".");
      } else {
        migrations.add(
            new Migration(
                folder.path(file), matcher.group(1), Direction.UP, TransactionMode.UNKNOWN, false));
      }
    }
    if (!skipped.isEmpty()) {
      notes.add(
          "The Supabase CLI only runs <digits>_name.sql and skips " + Notes.names(skipped) + ".");
    }
    return new Steps(migrations, notes);
  }

  private static boolean isOldInit(String file) {
    Matcher matcher = INIT.matcher(file);
    return matcher.matches() && NaturalOrder.numbers(matcher.group(1), FIRST_INIT_THAT_RUNS) < 0;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement alone in a migration file of its own, where the Supabase CLI runs it"
        + " outside a transaction (for DROP INDEX CONCURRENTLY take a release of"
        + " August 2026 or newer).";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored("the Supabase CLI does not look at what has run"),
        Conduct.Reaction.refused(
            "db push refuses: remote migration versions not found in the local directory"),
        Conduct.Reaction.refused("db push refuses unless --include-all is given"),
        Conduct.Reaction.refused("the second one fails: its version is there already"),
        Conduct.Reaction.accepted("versions are times"));
  }
}
