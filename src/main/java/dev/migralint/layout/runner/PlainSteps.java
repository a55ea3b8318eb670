package dev.migralint.layout.runner;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.project.VersionManifest;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The migrations that the names of a plain folder's files tell. */
final class PlainSteps {
  private static final Pattern STEP =
      Pattern.compile("[0-9]{3,}[._-].*\\.([cm]?[jt]s|py|rb|go|php|exs?|java|kt)", Pattern.DOTALL);
  private static final Pattern NO_STEP =
      Pattern.compile(".*([._-](test|spec)|\\.d)\\.[a-z]+", Pattern.DOTALL);
  static final Pattern WAY =
      Pattern.compile(
          "(?:(.*)([._-]))?(up|down|undo|rollback|revert)\\.sql",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  static final Pattern VERSION =
      Pattern.compile(
          "[vV]?[0-9]+(?:[._-][0-9]+)*|(?:[a-z_]{1,40}[-_])?(?:upgrade|update)[-_]"
              + "[vV]?[0-9]+(?:\\.[0-9]+)*[-_](?:to[-_])?[vV]?[0-9]+(?:\\.[0-9]+)*(?=\\.sql$)");

  private PlainSteps() {}

  /** The files that the manifest lists in its order, or all where it lists none. */
  static List<String> addListed(Listing version, String name, List<Step> steps) {
    List<String> files = VersionManifest.files(version);
    for (int i = 0; i < files.size(); i++) {
      Step step = step(version.path(files.get(i)), name + "/" + files.get(i), Set.of());
      steps.add(new Step(name + "/" + i, step.migration()));
    }
    return files;
  }

  static void addFiles(Listing folder, String version, List<String> files, List<Step> steps) {
    Set<String> others = files.stream().map(version::concat).collect(Collectors.toSet());
    for (String file : files) {
      steps.add(step(folder.path(file), version + file, others));
    }
    if (!files.isEmpty()) {
      folder.files().stream()
          .filter(PlainSteps::isStep)
          .forEach(file -> steps.add(step(folder.path(file), version + file, others)));
    }
  }

  /** A migration and its name without up or down, so that both sort together. */
  record Step(String forward, Migration migration) {}

  static Step step(String path, String name, Set<String> others) {
    Matcher way = WAY.matcher(name);
    boolean twoWay = way.matches() && way.group(1) != null;
    String forward = twoWay ? way.group(1) : name.substring(0, name.lastIndexOf('.'));
    boolean down =
        twoWay
            && !way.group(3).equalsIgnoreCase("up")
            && (way.group(2).equals(".") || hasUp(forward, way.group(2), others));
    String folder = name.substring(0, name.indexOf('/') + 1);
    Matcher version = VERSION.matcher(name.substring(folder.length()));
    Migration migration =
        new Migration(
            path,
            version.lookingAt() ? folder + version.group() : "",
            down ? Direction.DOWN : Direction.UP,
            Transaction.UNKNOWN,
            !Listing.isSql(path));
    return new Step(forward, migration);
  }

  static Step down(Listing downs, String file) {
    Matcher version = VERSION.matcher(file);
    Migration migration =
        new Migration(
            downs.path(file),
            version.lookingAt() ? version.group() : "",
            Direction.DOWN,
            Transaction.UNKNOWN,
            false);
    return new Step(file.substring(0, file.lastIndexOf('.')), migration);
  }

  /** {@code 5_add_rollback.sql} is a down migration only beside {@code 5_add.sql}. */
  private static boolean hasUp(String forward, String separator, Set<String> others) {
    return others.contains(forward + ".sql") || others.contains(forward + separator + "up.sql");
  }

  static boolean isStep(String file) {
    return !Listing.isSql(file) && STEP.matcher(file).matches() && !NO_STEP.matcher(file).matches();
  }
}
