package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.ignored;
import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Notes;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.AtlasSum;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Atlas's versioned migrations: every {@code .sql} file of a folder with {@code atlas.sum}, in the
 * order of the names. If the names or annotations are another runner's, that one runs them.
 * https://atlasgo.io/versioned/intro
 *
 * <p>One transaction around each file, statement by statement, or none with {@code -- atlas:txmode
 * none} in the file's header: the comment lines at its top, if an empty line follows them
 * (https://atlasgo.io/versioned/apply#transaction-configuration, LocalFile.comments in
 * sql/migrate/dir.go). A new database starts at the last checkpoint
 * (https://atlasgo.io/versioned/checkpoint).
 */
public final class Atlas implements Layout {
  private static final int HEAD = 4096;
  private static final String UNCHECKED =
      "Atlas does not check applied migrations once atlas.sum has been updated";
  private static final Pattern OTHERS =
      Pattern.compile(".*\\.(up|down)\\.sql|[VRB][0-9._]*__.*\\.sql", Pattern.DOTALL);
  private static final Pattern ANNOTATIONS =
      Pattern.compile("(?mi)^--[ \\t]*(\\+goose|\\+migrate|migrate:up|liquibase formatted)");
  private static final Pattern DELIMITER =
      Pattern.compile("\\A--[ \\t]*atlas:delimiter[ \\t]+(\\S[^\\r\\n]{0,100})");
  private static final Pattern PART = Pattern.compile("(?m)^-- ([^\\s]{1,200}) --[ \\t]*\\r?$");

  @Override
  public String name() {
    return "atlas";
  }

  @Override
  public boolean fits(Listing folder) {
    List<String> files = folder.sqlFiles();
    return folder.hasFile(AtlasSum.FILE)
        && !files.isEmpty()
        && files.stream().noneMatch(Atlas::isNamedForAnother)
        && !ANNOTATIONS.matcher(head(folder, files.getFirst())).find();
  }

  /** Whether a file's name is of golang-migrate's or Flyway's form. */
  static boolean isNamedForAnother(String file) {
    return OTHERS.matcher(file).matches();
  }

  private static String head(Listing folder, String file) {
    return Listing.start(folder.tree(), folder.path(file), HEAD);
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Migration> migrations = new ArrayList<>();
    List<String> checkpoints = new ArrayList<>();
    for (String file : folder.sqlFiles()) {
      String stem = file.substring(0, file.length() - ".sql".length());
      if (!migrations.isEmpty() && directive(head(folder, file), "checkpoint").isPresent()) {
        checkpoints.add(file);
      } else {
        String number = stem.split("_", 2)[0];
        migrations.add(
            new Migration(folder.path(file), number, Direction.UP, Transaction.FILE, false));
      }
    }
    List<String> notes =
        checkpoints.isEmpty()
            ? List.of()
            : List.of(
                "Checkpoints are only for new databases; the migrations before them are read"
                    + " instead: "
                    + Notes.names(checkpoints)
                    + ".");
    return new Steps(migrations, notes);
  }

  /** What a directive in the file's header says; "" where it stands alone. */
  private static Optional<String> directive(String text, String name) {
    int end = 0;
    while (text.startsWith("--", end) || text.startsWith("#", end)) {
      int line = text.indexOf('\n', end);
      end = line < 0 ? text.length() : line + 1;
    }
    boolean apart = text.startsWith("\n", end) || text.startsWith("\r\n", end);
    if (!apart && end < text.length()) {
      return Optional.empty();
    }
    Matcher found =
        Pattern.compile("(?m)^[ -~]*?atlas:" + name + "(?:[ \\t]+([^\\r\\n]*))?\\r?$")
            .matcher(text.substring(0, end));
    return found.find()
        ? Optional.of(found.group(1) == null ? "" : found.group(1).strip())
        : Optional.empty();
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    String text = file.text();
    boolean none = directive(text, "txmode").filter("none"::equals).isPresent();
    boolean known = !migration.transaction().isUnknown();
    Transaction transaction = none && known ? Transaction.NONE : migration.transaction();
    return List.of(new Section(script(text), migration.direction(), transaction));
  }

  /** Of a text archive only migration.sql is the migration. */
  private static Span script(String text) {
    if (directive(text, "txtar").isEmpty()) {
      return new Span(0, text.length());
    }
    Matcher part = PART.matcher(text);
    int from = text.length();
    while (part.find()) {
      if (from < text.length()) {
        return new Span(from, part.start());
      }
      from = part.group(1).equals("migration.sql") ? part.end() : from;
    }
    return new Span(from, text.length());
  }

  @Override
  public SourceFile sql(SourceFile file) {
    Matcher first = DELIMITER.matcher(file.text());
    if (!first.find()) {
      return file;
    }
    String delimiter =
        first.group(1).strip().replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    int line = Math.max(delimiter.lastIndexOf('\n'), 0);
    List<Span> ends = new ArrayList<>();
    StringBuilder text = new StringBuilder(file.text());
    for (int at = text.indexOf(delimiter, first.end());
        at >= 0;
        at = file.text().indexOf(delimiter, at + delimiter.length())) {
      ends.add(new Span(at, at + delimiter.length()));
      text.setCharAt(at + line, ';');
    }
    return delimiter.isBlank()
        ? new SourceFile(file.path(), text.toString())
        : Semicolons.inPlaceOf(ends, file);
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Begin the file with the line -- atlas:txmode none and an empty line after it; each of"
        + " its statements then commits on its own.";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return Conduct.unchecked("Atlas")
        .withEdited(ignored(UNCHECKED))
        .withRemoved(ignored(UNCHECKED))
        .withLate(
            refused(
                "Atlas refuses files that were added out of order, unless --exec-order allows it"))
        .withDuplicate(ignored("Atlas takes the second file for a part of the first"));
  }
}
