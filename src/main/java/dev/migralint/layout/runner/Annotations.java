package dev.migralint.layout.runner;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Listing;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.NotMigrations;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The annotations of one runner: the comment lines by which files tell it what is up, what is down,
 * and how to execute it.
 *
 * @param known its annotations, which are tried on each line in this order
 * @param startsUp whether what stands before the first annotation is up; otherwise the runner skips
 *     it, unless no annotation gives a direction
 */
record Annotations(List<Annotation> known, boolean startsUp) {
  private static final int SAMPLES = 4;
  private static final int SAMPLE_BYTES = 64 << 10;

  /** What an annotation means. */
  enum Meaning {
    UP,
    DOWN,
    /** What follows is one query, however many semicolons it holds. */
    BLOCK,
    BLOCK_END,
    OPTION
  }

  /** An annotation, and the pattern of its whole line. */
  record Annotation(Meaning meaning, Pattern line) {
    Annotation(Meaning meaning, String line) {
      this(meaning, Pattern.compile(line));
    }
  }

  /** An annotation in a file, with the range and the text of its line. */
  record Found(Meaning meaning, Span line, String text) {}

  /** The up or down part of a file: its text, and the annotations in it, its own first. */
  record Part(Direction direction, Span span, List<Found> annotations) {
    boolean hasLine(Pattern line) {
      return annotations.stream().anyMatch(found -> line.matcher(found.text()).matches());
    }
  }

  static Annotations of(Annotation... known) {
    return new Annotations(List.of(known), false);
  }

  /** The annotations of a file, in the order of its text. */
  List<Found> in(SourceFile file) {
    List<Found> found = new ArrayList<>();
    for (int line = 1; line <= file.lineCount(); line++) {
      String text = file.lineText(line);
      Span range = new Span(file.lineStart(line), file.lineEnd(line));
      meaning(text).ifPresent(meaning -> found.add(new Found(meaning, range, text)));
    }
    return found;
  }

  private Optional<Meaning> meaning(String line) {
    return line.contains("--")
        ? known.stream()
            .filter(annotation -> annotation.line().matcher(line).matches())
            .map(Annotation::meaning)
            .findFirst()
        : Optional.empty();
  }

  /** The up and down parts; the whole file is up if no annotation gives a direction. */
  List<Part> parts(SourceFile file) {
    List<Part> parts = new ArrayList<>();
    List<Found> inside = new ArrayList<>();
    List<Found> all = in(file);
    boolean divided = all.stream().anyMatch(Annotations::isDirection);
    Optional<Direction> direction =
        startsUp || !divided ? Optional.of(Direction.UP) : Optional.empty();
    int start = 0;
    for (Found found : all) {
      if (isDirection(found) && !direction.equals(Optional.of(direction(found)))) {
        Span span = new Span(start, found.line().start());
        List<Found> held = List.copyOf(inside);
        direction.ifPresent(d -> parts.add(new Part(d, span, held)));
        inside.clear();
        start = found.line().start();
        direction = Optional.of(direction(found));
      }
      inside.add(found);
    }
    Span last = new Span(start, file.text().length());
    direction.ifPresent(d -> parts.add(new Part(d, last, inside)));
    return parts;
  }

  private static boolean isDirection(Found found) {
    return found.meaning() == Meaning.UP || found.meaning() == Meaning.DOWN;
  }

  private static Direction direction(Found found) {
    return found.meaning() == Meaning.UP ? Direction.UP : Direction.DOWN;
  }

  /** The text in which a statement without its semicolon ends at the next annotation. */
  SourceFile sql(SourceFile file) {
    List<Span> cuts = new ArrayList<>();
    boolean open = false;
    for (int line = 1; line <= file.lineCount(); line++) {
      String text = file.lineText(line);
      Optional<Meaning> meaning = meaning(text);
      if (meaning.isPresent()) {
        if (open && meaning.get() != Meaning.OPTION) {
          cuts.add(new Span(file.lineStart(line), file.lineEnd(line)));
          open = false;
        }
      } else if (!text.isBlank() && !text.stripLeading().startsWith("--")) {
        open = !Queries.endsQuery(text);
      }
    }
    return Semicolons.inPlaceOf(cuts, file);
  }

  /**
   * Whether half of a few files of the folder, from the first to the last, hold an annotation, or
   * most of them if their names are another runner's: a runner that needs it in each file does not
   * own a folder because of one.
   */
  boolean areInMost(Listing folder) {
    List<SourceFile> sample = sample(folder);
    long annotated = sample.stream().filter(file -> !in(file).isEmpty()).count();
    boolean named = folder.sqlFiles().stream().anyMatch(Atlas::isNamedForAnother);
    return annotated > 0
        && (named ? annotated * 2 > sample.size() : annotated * 2 >= sample.size());
  }

  /** Whether one of a few files of the folder, from the first to the last, holds an annotation. */
  boolean areIn(Listing folder) {
    return sample(folder).stream().anyMatch(file -> !in(file).isEmpty());
  }

  /** The lines that end what runs forward, or decide how it runs. */
  List<Span> decisive(SourceFile file) {
    return in(file).stream()
        .filter(found -> found.meaning() == Meaning.DOWN || found.meaning() == Meaning.OPTION)
        .map(Found::line)
        .toList();
  }

  /** The starts of a few of the files that may be migrations. */
  static List<SourceFile> sample(Listing folder) {
    List<String> files =
        folder.sqlFiles().stream()
            .filter(file -> NotMigrations.file(file).isEmpty())
            .filter(
                file -> NaturalOrder.isDigit(file.charAt(0)) || PlainFolder.isNamed(folder.name()))
            .toList();
    List<SourceFile> sample = new ArrayList<>();
    for (int i = 0; i < Math.min(SAMPLES, files.size()); i++) {
      int last = Math.min(SAMPLES, files.size()) - 1;
      String file = files.get(last == 0 ? 0 : (files.size() - 1) * i / last);
      String path = folder.path(file);
      sample.add(new SourceFile(path, Listing.start(folder.tree(), path, SAMPLE_BYTES)));
    }
    return sample;
  }
}
