package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.accepted;
import static dev.migralint.layout.Conduct.Reaction.ignored;
import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Between;
import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.source.Client;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * sqitch: the changes of {@code sqitch.plan} in its order, each with {@code deploy/<name>.sql} and
 * {@code revert/<name>.sql}. A change that is reworked is in the plan twice, and the script of the
 * earlier one is called after a tag that follows it: {@code deploy/<name>@<tag>.sql}. Scripts in
 * {@code verify} change nothing. https://sqitch.org/docs/manual/sqitchchanges/
 *
 * <p>psql runs each script, statement by statement; a transaction is what the script opens itself
 * (lib/App/Sqitch/Engine/pg.pm, https://sqitch.org/docs/manual/sqitchtutorial/).
 */
public final class Sqitch implements Layout {
  private static final String PLAN = "sqitch.plan";
  private static final String CONFIGURATION = "sqitch.conf";
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_LINES = 20_000;
  private static final int DEEPEST = 40;
  private static final Pattern CHANGE =
      Pattern.compile("[+]?\\s*([^\\s@#%:\\\\\\[-][^\\s@#:\\\\]*)\\s.*");
  private static final Pattern TAG = Pattern.compile("@([^\\s@#:\\\\]+)\\s.*");
  private static final Pattern ENGINE =
      Pattern.compile("(?m)^\\s*engine\\s*=\\s*([a-z]{1,20})\\s*$");
  private static final Pattern TOP = Pattern.compile("(?m)^\\s*top_dir\\s*=\\s*(\\S{1,300})\\s*$");

  /** A line of the plan: a change or, with {@code isTag}, a tag. */
  private record Line(String name, boolean isTag) {}

  @Override
  public String name() {
    return "sqitch";
  }

  @Override
  public boolean fits(Listing folder) {
    return folder.hasFile(PLAN);
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Line> plan = plan(folder);
    String top = top(folder);
    Set<String> deploys = scripts(folder.tree(), top + "deploy");
    Set<String> reverts = scripts(folder.tree(), top + "revert");
    Map<String, Integer> last = new LinkedHashMap<>();
    for (int i = 0; i < plan.size(); i++) {
      if (!plan.get(i).isTag()) {
        last.put(plan.get(i).name(), i);
      }
    }
    Set<String> used = new HashSet<>();
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      Line line = plan.get(i);
      if (line.isTag()) {
        continue;
      }
      boolean newest = last.getOrDefault(line.name(), -1) == i;
      String script = newest ? line.name() : reworked(plan, i, deploys).orElse(line.name() + "@?");
      used.add(script);
      if (deploys.contains(script)) {
        migrations.add(migration(top + "deploy/" + script + ".sql", script, Direction.UP));
        if (reverts.contains(script)) {
          migrations.add(migration(top + "revert/" + script + ".sql", script, Direction.DOWN));
        }
      } else {
        oddities.add(
            new Oddity(
                Oddity.Kind.UNLISTED,
                folder.path(PLAN),
                "The plan lists "
                    + line.name()
                    + ", whose deploy script does not exist, and sqitch stops there.",
                "Add deploy/" + script + ".sql, or remove the line from the plan."));
      }
    }
    for (String script : deploys.stream().sorted().toList()) {
      if (!used.contains(script)) {
        oddities.add(
            new Oddity(
                Oddity.Kind.UNLISTED,
                top + "deploy/" + script + ".sql",
                "The plan does not list " + script + ", so sqitch never deploys it.",
                "Add it with sqitch add, or delete it."));
      }
    }
    return new Steps(migrations, List.of(), oddities);
  }

  private static Migration migration(String path, String name, Direction direction) {
    return new Migration(path, name, direction, Transaction.NONE, false);
  }

  /** The first script that is called after one of the tags between the change and its rework. */
  private static Optional<String> reworked(List<Line> plan, int index, Set<String> scripts) {
    String name = plan.get(index).name();
    for (int i = index + 1; i < plan.size(); i++) {
      Line line = plan.get(i);
      if (!line.isTag() && line.name().equals(name)) {
        break;
      }
      if (line.isTag() && scripts.contains(name + "@" + line.name())) {
        return Optional.of(name + "@" + line.name());
      }
    }
    return Optional.empty();
  }

  private static List<Line> plan(Listing folder) {
    List<Line> lines = new ArrayList<>();
    Listing.start(folder.tree(), folder.path(PLAN), MOST_BYTES)
        .lines()
        .limit(MOST_LINES)
        .map(line -> line.strip() + " ")
        .forEach(
            line -> {
              Matcher change = CHANGE.matcher(line);
              Matcher tag = TAG.matcher(line);
              if (change.matches()) {
                lines.add(new Line(change.group(1), false));
              } else if (tag.matches()) {
                lines.add(new Line(tag.group(1), true));
              }
            });
    return lines;
  }

  /** The folder of the scripts with its slash, "" for the root. */
  private static String top(Listing folder) {
    Matcher told = TOP.matcher(configuration(folder));
    String below = told.find() ? told.group(1).replaceAll("^\\./?|/+$", "") : "";
    String top = below.isEmpty() || below.contains("..") ? folder.path() : folder.path(below);
    return top.isEmpty() ? "" : top + "/";
  }

  private static String configuration(Listing folder) {
    return folder.hasFile(CONFIGURATION)
        ? Listing.start(folder.tree(), folder.path(CONFIGURATION), 1 << 16)
        : "";
  }

  /** The scripts below a folder by their names in the plan. */
  private static Set<String> scripts(Tree tree, String folder) {
    Set<String> found = new HashSet<>();
    collect(Listing.of(tree, folder), "", 0, found);
    return found;
  }

  private static void collect(Listing folder, String prefix, int depth, Set<String> found) {
    folder.files().stream()
        .filter(file -> file.endsWith(".sql"))
        .forEach(file -> found.add(prefix + file.substring(0, file.length() - 4)));
    if (depth < DEEPEST) {
      folder
          .folders()
          .forEach(name -> collect(folder.below(name), prefix + name + "/", depth + 1, found));
    }
  }

  @Override
  public Optional<Dialect> declared(Listing folder) {
    Matcher engine = ENGINE.matcher(configuration(folder));
    if (!engine.find()) {
      return Optional.empty();
    }
    Dialect named = Dialects.named(engine.group(1));
    boolean other = named == Dialect.POSTGRESQL && !engine.group(1).equals("pg");
    return Optional.of(other ? Dialect.OTHER : named);
  }

  /** A script that is called after a tag is what a reworked change was, and deployed long since. */
  @Override
  public boolean isVersioned(Migration migration) {
    return !migration.version().contains("@");
  }

  @Override
  public boolean isReworked(Migration migration, History now) {
    String before = migration.version() + "@";
    return now.migrations().stream().anyMatch(other -> other.version().startsWith(before));
  }

  /** psql runs each script on its own. */
  @Override
  public Between between() {
    return Between.NEW_SESSION;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement in a change of its own whose script has no BEGIN and COMMIT: sqitch"
        + " opens no transaction.";
  }

  /** psql runs each script. */
  @Override
  public Client client(SourceFile file) {
    return Client.PSQL;
  }

  @Override
  public Conduct conduct() {
    return Conduct.unchecked("sqitch")
        .withEdited(ignored("sqitch deploy does not check deployed scripts"))
        .withRemoved(refused("sqitch stops: the plan does not list a change that the database has"))
        .withLate(
            refused(
                "sqitch refuses a plan with a new line before a deployed change: the ids of all"
                    + " later changes differ"))
        .withDuplicate(refused("sqitch refuses a plan that lists a change twice without a tag"))
        .withGap(accepted("sqitch has no versions"));
  }
}
