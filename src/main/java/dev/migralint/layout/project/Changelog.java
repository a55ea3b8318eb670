package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import dev.migralint.source.Tree;
import dev.migralint.yaml.YamlNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The files that a Liquibase changelog in XML, YAML or JSON includes, in their order. Only include,
 * includeAll and sqlFile are followed; a file with other changes of its own is opaque.
 * https://docs.liquibase.com/concepts/changelogs/attributes/include.html, include-all.html and
 * https://docs.liquibase.com/change-types/sql-file.html
 */
public final class Changelog {
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST = 20;
  private static final Pattern NAME =
      Pattern.compile(".*(change-?log|liquibase|master|migrations?).*\\.(ya?ml|xml|json)");
  private static final String OWN = "changeSet";
  private static final String INCLUDE = "include";
  private static final String INCLUDE_ALL = "includeAll";
  private static final String ALONE = "runInTransaction";
  private static final String SQL_FILE = "sqlFile";
  private static final Set<String> KINDS = Set.of(OWN, INCLUDE, INCLUDE_ALL);

  /** What stands in a changeset and is no change. */
  private static final Set<String> NO_CHANGES =
      Set.of("preConditions", "rollback", "comment", "validCheckSum", "modifySql", "property");

  /** A step of a changelog: what it is, and its attributes. */
  private record Step(String kind, Map<String, String> texts) {
    String text(String name) {
      return texts.getOrDefault(name, "");
    }
  }

  private final Tree tree;
  private final Set<String> seen = new HashSet<>();
  private final List<String> files = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();
  private final Set<String> alone = new HashSet<>();

  private Changelog(Tree tree) {
    this.tree = tree;
  }

  /**
   * What a changelog includes.
   *
   * @param files SQL files, and changelogs with changesets of their own
   * @param absent what is included and does not exist
   * @param alone the SQL files that run outside a transaction
   */
  public record Included(List<String> files, List<String> absent, Set<String> alone) {}

  /** Reads a changelog and those that it includes. */
  public static Included read(Tree tree, String changelog) {
    Changelog reading = new Changelog(tree);
    reading.add(changelog, 0);
    return new Included(
        List.copyOf(reading.files), List.copyOf(reading.absent), Set.copyOf(reading.alone));
  }

  /** The one changelog of a folder that no other in it includes, or nothing. */
  public static Optional<String> root(Listing folder) {
    List<String> named =
        folder.files().stream()
            .filter(file -> NAME.matcher(file.toLowerCase(Locale.ROOT)).matches())
            .map(folder::path)
            .filter(path -> text(folder.tree(), path).contains("databaseChangeLog"))
            .limit(50)
            .toList();
    if (named.size() < 2) {
      return named.stream().findFirst();
    }
    Set<String> included = new HashSet<>();
    for (String path : named) {
      Changelog reading = new Changelog(folder.tree());
      reading.add(path, 0);
      reading.seen.stream().filter(other -> !other.equals(path)).forEach(included::add);
    }
    List<String> roots = named.stream().filter(path -> !included.contains(path)).toList();
    return roots.size() == 1 ? roots.stream().findFirst() : Optional.empty();
  }

  private static String text(Tree tree, String path) {
    return Listing.start(tree, path, MOST_BYTES);
  }

  private void add(String path, int depth) {
    if (depth > DEEPEST || files.size() > MOST_FILES || !seen.add(path)) {
      return;
    }
    if (Listing.isSql(path)) {
      files.add(path);
      return;
    }
    boolean own = false;
    for (Step step : steps(path)) {
      if (step.kind().equals(OWN)) {
        own = own || files.add(path);
      } else {
        include(path, step, depth);
      }
    }
  }

  /** The steps in their order, whatever the file's format. */
  private List<Step> steps(String path) {
    List<Step> steps = new ArrayList<>();
    Changes changes = new Changes();
    BiConsumer<List<String>, Map<String, String>> add =
        (names, texts) -> {
          if (steps.size() >= MOST_FILES) {
            return;
          }
          if (names.size() > 2 && names.get(1).equals(OWN)) {
            changes.add(names.subList(2, names.size()), texts);
          } else if (names.size() == 2 && names.getLast().equals(OWN)) {
            steps.addAll(changes.end(texts));
          } else if (names.size() == 2 && KINDS.contains(names.getLast())) {
            steps.add(new Step(names.getLast(), Map.copyOf(texts)));
          }
        };
    String text = text(tree, path);
    if (text.isEmpty()) {
      return steps;
    }
    switch (path.toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "")) {
      case "xml" -> XmlNodes.walk(text, add);
      case "json" -> JsonNodes.walk(text, add);
      default -> YamlNodes.walk(text, add);
    }
    return steps;
  }

  /** The changes of a changeset, which come before the changeset itself. */
  private static final class Changes {
    private final List<Map<String, String>> sqlFiles = new ArrayList<>();
    private boolean others;

    /** A change, or a part of one; in YAML and JSON they stand in a list. */
    void add(List<String> names, Map<String, String> texts) {
      List<String> change =
          names.getFirst().equals("changes") ? names.subList(1, names.size()) : names;
      if (change.equals(List.of(SQL_FILE))) {
        sqlFiles.add(Map.copyOf(texts));
      } else {
        others |= change.isEmpty() || !NO_CHANGES.contains(change.getFirst());
      }
    }

    /** The steps of the changeset that ends: its SQL files, and itself where it has more. */
    List<Step> end(Map<String, String> changeset) {
      List<Step> steps = new ArrayList<>();
      if (others || sqlFiles.isEmpty() || changeset.containsKey("sql")) {
        steps.add(new Step(OWN, Map.copyOf(changeset)));
      }
      for (Map<String, String> file : sqlFiles) {
        Map<String, String> texts = new HashMap<>(file);
        texts.put(ALONE, changeset.getOrDefault(ALONE, "true"));
        steps.add(new Step(SQL_FILE, texts));
      }
      sqlFiles.clear();
      others = false;
      return steps;
    }
  }

  private void include(String from, Step step, int depth) {
    boolean all = step.kind().equals(INCLUDE_ALL);
    boolean sql = step.kind().equals(SQL_FILE);
    String written = step.text(all || sql ? "path" : "file");
    if (written.isEmpty()) {
      return;
    }
    String named = written.replaceFirst("^(classpath\\*?|file):/*", "");
    boolean relative = step.text("relativeToChangelogFile").equals("true");
    Optional<String> place = place(Listing.parent(from), named, relative, all);
    if (place.isEmpty()) {
      absent.add(named);
    } else if (all && seen.add(place.get() + "/")) {
      all(place.get(), step).forEach(file -> add(file, depth + 1));
    } else if (!all) {
      add(place.get(), depth + 1);
      if (sql && step.text(ALONE).equals("false")) {
        alone.add(place.get());
      }
    }
  }

  /** The files that includeAll takes of a folder; one directly in it has the depth 1. */
  private List<String> all(String folder, Step step) {
    int shallowest = number(step.text("minDepth"), 1);
    int deepest = number(step.text("maxDepth"), DEEPEST);
    String end = step.text("endsWithFilter");
    List<String> files =
        below(Listing.of(tree, folder)).stream()
            .filter(file -> file.endsWith(end))
            .filter(
                file -> {
                  long level =
                      file.substring(folder.length()).chars().filter(c -> c == '/').count();
                  long depth = folder.isEmpty() ? level + 1 : level;
                  return depth >= shallowest && depth <= deepest;
                })
            .toList();
    return step.text("resourceComparator").contains("reverse") ? files.reversed() : files;
  }

  private static int number(String text, int otherwise) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : otherwise;
  }

  /**
   * Where it is, from the changelog's folder or from that or one above: any may be a search path.
   */
  private Optional<String> place(String folder, String named, boolean relative, boolean isFolder) {
    String base = folder;
    while (true) {
      Optional<String> path = joined(base, named);
      if (path.filter(p -> isFolder ? !tree.list(p).isEmpty() : tree.hasFile(p)).isPresent()) {
        return path;
      }
      if (relative || base.isEmpty()) {
        return Optional.empty();
      }
      base = Listing.parent(base);
    }
  }

  /** The path without {@code .} and {@code ..}; nothing when it leads out of the tree. */
  static Optional<String> joined(String folder, String path) {
    List<String> names = new ArrayList<>();
    for (String name : (folder + "/" + path).split("/", -1)) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          return Optional.empty();
        }
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return Optional.of(String.join("/", names));
  }

  /** All files of a folder and those below it, in the order of their whole paths. */
  public static List<String> below(Listing folder) {
    List<String> found = new ArrayList<>();
    collect(folder, 0, found);
    return found.stream().sorted().toList();
  }

  private static void collect(Listing folder, int depth, List<String> found) {
    folder.files().stream()
        .filter(file -> file.toLowerCase(Locale.ROOT).matches(".*\\.(sql|ya?ml|xml|json)"))
        .forEach(file -> found.add(folder.path(file)));
    if (depth < DEEPEST && found.size() < MOST_FILES) {
      folder.folders().forEach(below -> collect(folder.below(below), depth + 1, found));
    }
  }
}
