package dev.migralint.layout;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment lines that tell the directions of one file apart: goose's {@code -- +goose Down} (<a
 * href="https://pressly.github.io/goose/documentation/annotations/">annotations</a>), sql-migrate's
 * {@code -- +migrate Down}, dbmate's {@code -- migrate:down} and tern's {@code ---- create above /
 * drop below ----} (<a href="https://github.com/jackc/tern#migrations">migrations</a>).
 */
final class DirectionMarks {
  private static final Pattern MARK =
      Pattern.compile(
          "^--[ \\t]*(?:\\+(?:goose|migrate)[ \\t]+|migrate:)(up|down)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final String TERN = "---- create above / drop below ----";

  private DirectionMarks() {}

  /** The parts between the marks; all that is before the first one goes as the file does. */
  static List<Section> sections(Migration migration, SourceFile file) {
    List<Section> sections = new ArrayList<>();
    int from = 0;
    for (Span back : waysBack(file)) {
      sections.add(section(migration, from, back.start(), migration.direction()));
      sections.add(section(migration, back.start(), back.end(), Direction.DOWN));
      from = back.end();
    }
    sections.add(section(migration, from, file.text().length(), migration.direction()));
    return sections;
  }

  private static Section section(Migration migration, int from, int to, Direction direction) {
    return new Section(new Span(from, to), direction, migration.transaction());
  }

  /** The parts that go back: each from its mark to the next mark of going forward. */
  static List<Span> waysBack(SourceFile file) {
    List<Span> spans = new ArrayList<>();
    Optional<Integer> start = Optional.empty();
    for (int line = 1; line <= file.lineCount(); line++) {
      if (!file.text().startsWith("--", file.lineStart(line))) {
        continue;
      }
      String text = file.lineText(line);
      Matcher mark = MARK.matcher(text);
      boolean tern = text.startsWith(TERN);
      if (!tern && !mark.find()) {
        continue;
      }
      boolean down = tern || mark.group(1).toLowerCase(Locale.ROOT).equals("down");
      if (down && start.isEmpty()) {
        start = Optional.of(file.lineStart(line));
      } else if (!down && start.isPresent()) {
        spans.add(new Span(start.get(), file.lineStart(line)));
        start = Optional.empty();
      }
    }
    start.ifPresent(from -> spans.add(new Span(from, file.text().length())));
    return spans;
  }
}
