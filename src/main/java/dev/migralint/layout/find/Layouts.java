package dev.migralint.layout.find;

import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.NotMigrations;
import dev.migralint.layout.Placement;
import dev.migralint.layout.runner.Atlas;
import dev.migralint.layout.runner.Dbmate;
import dev.migralint.layout.runner.Diesel;
import dev.migralint.layout.runner.Drizzle;
import dev.migralint.layout.runner.Flyway;
import dev.migralint.layout.runner.GolangMigrate;
import dev.migralint.layout.runner.Goose;
import dev.migralint.layout.runner.Hasura;
import dev.migralint.layout.runner.Liquibase;
import dev.migralint.layout.runner.NodePgMigrate;
import dev.migralint.layout.runner.PlainFolder;
import dev.migralint.layout.runner.Prisma;
import dev.migralint.layout.runner.Rails;
import dev.migralint.layout.runner.Refinery;
import dev.migralint.layout.runner.Sqitch;
import dev.migralint.layout.runner.SqlMigrate;
import dev.migralint.layout.runner.Sqlx;
import dev.migralint.layout.runner.Supabase;
import dev.migralint.layout.runner.Tern;
import dev.migralint.source.Content;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the migrations of a tree. Where two layouts fit a folder, the one that asks for more wins:
 * they are tried in the order of {@link #ALL}. Supabase wants a place, Drizzle a journal or
 * snapshots, Prisma a lock file or folders, sqitch a plan; goose, dbmate, sql-migrate, tern and
 * node-pg-migrate annotations in the files; Hasura its configuration; Diesel, refinery and sqlx a
 * crate that depends on them, or what only they write; Liquibase its first line, Atlas its sum;
 * Flyway and golang-migrate names of their own. Where folders lie in each other, the outer one
 * wins.
 */
public final class Layouts {
  private static final List<Layout> RUNNERS =
      List.of(
          new Supabase(),
          new Drizzle(),
          new Prisma(),
          new Sqitch(),
          new Goose(),
          new Dbmate(),
          new SqlMigrate(),
          new Tern(),
          new NodePgMigrate(),
          new Hasura(),
          new Diesel(),
          new Refinery(),
          new Sqlx(),
          new Liquibase(),
          new Atlas(),
          new Rails(),
          new Flyway(),
          new GolangMigrate());

  /** The layout of folders that follow no known runner's conventions. */
  public static final Layout PLAIN = new PlainFolder(RUNNERS);

  /** Every layout, the most demanding first. */
  public static final List<Layout> ALL = Stream.concat(RUNNERS.stream(), Stream.of(PLAIN)).toList();

  private static final int DEEPEST = 40;

  private Layouts() {}

  /** The layout of this name, as settings write it. */
  public static Optional<Layout> named(String name) {
    return ALL.stream().filter(layout -> layout.name().equals(name)).findFirst();
  }

  /**
   * Every history in the tree, sorted by folder; those for other databases too. Folders of tests,
   * seeds, backups and installed or built files are skipped.
   */
  public static List<History> everywhere(Tree tree) {
    List<History> found = new ArrayList<>();
    walk(tree, "", 0, new HashSet<>(), found);
    return List.copyOf(found);
  }

  private static void walk(
      Tree tree, String path, int depth, Set<String> claimed, List<History> found) {
    Listing folder = Listing.of(tree, path);
    Optional<History> history = claimed.contains(path) ? Optional.empty() : recognize(folder);
    if (history.isPresent()) {
      found.add(history.get());
      if (history.get().layout().ownsBelow()) {
        return;
      }
      history.get().migrations().forEach(m -> claimed.add(Listing.parent(m.path())));
    }
    if (depth < DEEPEST) {
      for (String name : folder.folders()) {
        if (NotMigrations.folder(name).isEmpty()) {
          walk(tree, folder.path(name), depth + 1, claimed, found);
        }
      }
    }
  }

  private static Optional<History> recognize(Listing folder) {
    return ALL.stream()
        .filter(layout -> layout.fits(folder))
        .map(layout -> Histories.read(layout.asRecognized(folder), folder))
        .filter(history -> !history.migrations().isEmpty())
        .findFirst();
  }

  /**
   * The histories that the paths belong to, each once, in the order of the paths. Looks only at the
   * folders above a path. A path that is in no history gives none. A deleted file finds the history
   * that it was in as long as the folder still is one; else ask the tree that still has it.
   *
   * @param explicit whether a person named the paths: then tests, seeds and the like count too.
   *     Otherwise no history is looked for in their folders; inside a known runner's history the
   *     runner alone decides
   */
  public static List<History> containing(Tree tree, List<String> paths, boolean explicit) {
    Set<History> found = new LinkedHashSet<>();
    Map<String, List<History>> byFolder = new HashMap<>();
    Set<String> nothingIn = new HashSet<>();
    for (String path : paths) {
      String folder = Listing.parent(path);
      boolean known =
          nothingIn.contains(folder)
              || foldersAbove(path).stream()
                  .flatMap(above -> byFolder.getOrDefault(above, List.of()).stream())
                  .anyMatch(history -> covers(tree, history, path));
      if (!known) {
        Optional<History> history = containing(tree, path, explicit);
        history.ifPresent(
            h -> {
              found.add(h);
              byFolder.computeIfAbsent(h.folder(), f -> new ArrayList<>()).add(h);
            });
        if (history.isEmpty() && !isNamedLikeNone(path)) {
          nothingIn.add(folder);
        }
      }
    }
    return List.copyOf(found);
  }

  /** The history that the path belongs to, as in the form for several paths. */
  public static Optional<History> containing(Tree tree, String path, boolean explicit) {
    for (String folder : foldersAbove(path)) {
      if (!explicit && NotMigrations.folder(nameOf(folder)).isPresent()) {
        return Optional.empty();
      }
      Optional<History> history =
          recognize(Listing.of(tree, folder)).filter(h -> covers(tree, h, path));
      if (history.isPresent()) {
        return history.filter(h -> explicit || mayRun(h, path));
      }
    }
    return Optional.empty();
  }

  /** Names say something only where neither a known runner nor a manifest decides. */
  private static boolean mayRun(History history, String path) {
    return !history.layout().equals(PLAIN)
        || history.migration(path).isPresent()
        || !isNamedLikeNone(path);
  }

  /** Whether a file of a plain folder is no migration because of its name. */
  static boolean isNamedLikeNone(String path) {
    return NotMigrations.file(nameOf(path)).isPresent();
  }

  /** The layout that finds migrations in exactly this folder. */
  static Optional<Layout> fitting(Listing folder) {
    return ALL.stream()
        .filter(layout -> layout.fits(folder))
        .filter(
            layout ->
                !layout
                    .at(folder, Optional.empty())
                    .read(folder, Optional.empty())
                    .migrations()
                    .isEmpty())
        .findFirst()
        .map(layout -> layout.asRecognized(folder));
  }

  /** The layout of a history as it holds for a folder: what was known of the runner stays known. */
  static Layout kept(Layout before, Listing folder) {
    Layout general = named(before.name()).orElse(before);
    return before.isKnown() ? general : general.asRecognized(folder);
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The histories at or below a file or folder that a person named, whatever it is called: the one
   * that it is a part of, else all that are found in it.
   */
  public static List<History> at(Tree tree, String path) {
    if (!path.isEmpty() && tree.hasFile(path)) {
      return containing(tree, List.of(path), true);
    }
    for (String folder : foldersAbove(path)) {
      Optional<History> history =
          folder.equals(path)
              ? Optional.empty()
              : recognize(Listing.of(tree, folder)).filter(h -> hasBelow(h, path));
      if (history.isPresent()) {
        return List.of(history.get());
      }
    }
    List<History> found = new ArrayList<>();
    walk(tree, path, 0, new HashSet<>(), found);
    return List.copyOf(found);
  }

  private static boolean hasBelow(History history, String folder) {
    return history.migrations().stream().anyMatch(m -> Listing.isBelow(m.path(), folder));
  }

  /** From the root down, because the outer history wins. */
  private static List<String> foldersAbove(String path) {
    List<String> folders = new ArrayList<>(List.of(""));
    for (int slash = path.indexOf('/');
        slash >= 0 && folders.size() <= DEEPEST;
        slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
    }
    return folders;
  }

  static boolean covers(Tree tree, History history, String path) {
    if (!Listing.isBelow(path, history.folder())) {
      return false;
    }
    if (history.layout().ownsBelow() || history.migration(path).isPresent()) {
      return true;
    }
    return Listing.parent(path).equals(history.folder())
        || (Listing.parent(Listing.parent(path)).equals(history.folder()) && !tree.hasFile(path));
  }

  /**
   * The histories that the settings name and no others; and what is wrong with those that could not
   * be read so. A folder that no layout recognizes is read as a plain one, and it is for PostgreSQL
   * unless the runner's own files say otherwise.
   */
  public static Configured configured(Tree tree, List<Placement> placements) {
    return configured(tree, Optional.empty(), placements);
  }

  /**
   * The same for a change: what is a history before it keeps its runner and its database.
   *
   * @param base the files before the change, if there is one
   */
  public static Configured configured(Tree tree, Optional<Tree> base, List<Placement> placements) {
    List<History> histories = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Placement placement : placements) {
      Listing folder = Listing.of(tree, placement.folder());
      Optional<Layout> layout =
          placement.layout().isPresent()
              ? named(placement.layout().get())
              : ALL.stream()
                  .filter(l -> l.fits(folder))
                  .findFirst()
                  .map(l -> l.asRecognized(folder));
      if (folder.files().isEmpty() && folder.folders().isEmpty()) {
        problems.add(noFolder(tree, placement.folder()));
      } else if (placement.layout().isPresent() && layout.isEmpty()) {
        problems.add(
            new Problem(
                placement.folder(),
                "has an unknown layout in the settings: " + placement.layout().get() + ".",
                "Use one of " + String.join(", ", ALL.stream().map(Layout::name).toList()) + "."));
      } else {
        Layout found = layout.orElse(PLAIN);
        histories.add(
            base.map(before -> new ChangedHistories(tree, before).configured(found, placement))
                .orElseGet(() -> Histories.readNamed(found, folder, placement)));
      }
    }
    return new Configured(List.copyOf(histories), List.copyOf(problems));
  }

  private static Problem noFolder(Tree tree, String folder) {
    return tree.content(folder) instanceof Content.Unreadable(Problem why)
        ? why
        : new Problem(
            folder,
            "is not a folder of this repository, but the settings list it.",
            "Correct the folder in the settings.");
  }

  /** What came of the settings' folders. */
  public record Configured(List<History> histories, List<Problem> problems) {}

  /**
   * Whether a path that no history holds looks like a migration all the same, so that its author
   * should hear that nothing explains it.
   */
  public static boolean looksLikeMigration(String path) {
    String folder = Listing.parent(path);
    return Listing.isSql(path)
        && notAMigration(path).isEmpty()
        && PlainFolder.isNamed(folder.substring(folder.lastIndexOf('/') + 1));
  }

  /** Why a path is no migration although it may look like one, as a sentence. */
  public static Optional<String> notAMigration(String path) {
    return NotMigrations.path(path);
  }
}
