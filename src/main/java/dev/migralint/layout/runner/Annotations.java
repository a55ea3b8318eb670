package dev.migralint.layout.runner;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Marks;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.NotMigrations;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The comment lines by which files tell one runner what goes forward, what goes back and how: each
 * runner's is a table of patterns that match whole lines.
 *
 * @param marks what is tried on each line, in this order
 * @param startsForward whether what stands before the first mark goes forward; else the runner
 *     leaves it out, unless no line gives a direction at all
 */
record Annotations(List<Mark> marks, boolean startsForward) {
  private static final int SAMPLES = 4;
  private static final int SAMPLE_BYTES = 64 << 10;

  /** What a line says. */
  enum Meaning {
    UP,
    DOWN,
    /** What follows is one query, however many semicolons it holds. */
    BLOCK,
    BLOCK_END,
    OPTION
  }

  /** A line that means something. */
  record Mark(Meaning meaning, Pattern line) {
    Mark(Meaning meaning, String line) {
      this(meaning, Pattern.compile(line));
    }
  }

  /** A mark in a file, with the range and the text of its line. */
  record Found(Meaning meaning, Span line, String text) {}

  /** What goes one way: its text, from its mark on, and the marks in it. */
  record Part(Direction direction, Span span, List<Found> marks) {
    boolean hasLine(Pattern line) {
      return marks.stream().anyMatch(mark -> line.matcher(mark.text()).matches());
    }
  }

  static Annotations of(Mark... marks) {
    return new Annotations(List.of(marks), false);
  }

  /** The marks of a file, in the order of its text. */
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
        ? marks.stream()
            .filter(mark -> mark.line().matcher(line).matches())
            .map(Mark::meaning)
            .findFirst()
        : Optional.empty();
  }

  /** The parts that go forward or back; the whole file where no line gives a direction. */
  List<Part> parts(SourceFile file) {
    List<Part> parts = new ArrayList<>();
    List<Found> inside = new ArrayList<>();
    List<Found> all = in(file);
    boolean divided = all.stream().anyMatch(Annotations::isDirection);
    Optional<Direction> direction =
        startsForward || !divided ? Optional.of(Direction.UP) : Optional.empty();
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

  /** The parts as sections, each in the transaction that the runner opens for it. */
  List<Section> sections(SourceFile file, Function<Part, Transaction> mode) {
    return parts(file).stream()
        .map(part -> new Section(part.span(), part.direction(), mode.apply(part)))
        .toList();
  }

  /** The text in which a statement that lacks its semicolon ends at the mark that follows it. */
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
    return Marks.ended(file, cuts);
  }

  /** Whether a few of the folder's files, from the first to the last, hold a mark. */
  boolean areIn(Listing folder) {
    return sample(folder).stream().anyMatch(file -> !in(file).isEmpty());
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
