package dev.migralint.layout.runner;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The changesets of a file in Liquibase's formatted SQL. What stands before the first one does not
 * run; {@code --rollback} lines and blocks are comments to PostgreSQL too.
 * https://docs.liquibase.com/concepts/changelogs/sql-format.html
 */
final class Changesets {
  private static final Pattern HEADER =
      Pattern.compile("\\s*--\\s*liquibase\\s*formatted.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHANGESET =
      Pattern.compile(
          "\\s*+--\\s*+changeset\\s++(?:\"[^\"]+\"|[^:]+):\\S.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern IGNORE =
      Pattern.compile("--\\s*ignoreLines:(start|end|[0-9]{1,6})\\s*", Pattern.CASE_INSENSITIVE);

  /** A changeset: its line's attributes, and all from that line to the next one. */
  record Changeset(String line, Span span) {

    /** The value of {@code name:value} on the changeset's line. */
    Optional<String> attribute(String name) {
      Matcher found =
          Pattern.compile("\\b" + name + ":(\"[^\"]*\"|\\S+)", Pattern.CASE_INSENSITIVE)
              .matcher(line);
      return found.find() ? Optional.of(found.group(1).replace("\"", "")) : Optional.empty();
    }

    /** Only the word true is true; any other word is not. */
    boolean is(String name, boolean otherwise) {
      return attribute(name).map(word -> word.equalsIgnoreCase("true")).orElse(otherwise);
    }

    /** Whether it runs on PostgreSQL. */
    boolean isForPostgres() {
      List<String> databases =
          attribute("dbms")
              .map(list -> Arrays.asList(list.toLowerCase(Locale.ROOT).split(",", -1)))
              .orElse(List.of());
      boolean named = databases.contains("postgresql") || databases.contains("all");
      boolean onlyOthersLeftOut =
          databases.stream().allMatch(d -> d.startsWith("!") && !d.equals("!postgresql"));
      return (named || onlyOthersLeftOut) && !is("ignore", false);
    }
  }

  private Changesets() {}

  /** Whether the text is a file in this format. */
  static boolean isFormatted(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .filter(line -> HEADER.matcher(line).matches())
        .isPresent();
  }

  /** The header and the lines of the changesets. */
  static List<Span> annotations(SourceFile file) {
    List<Span> found = new ArrayList<>();
    for (int line = 1; line <= file.lineCount(); line++) {
      String text = file.lineText(line);
      if (text.contains("--")
          && (HEADER.matcher(text).matches() || CHANGESET.matcher(text).matches())) {
        found.add(new Span(file.lineStart(line), file.lineEnd(line)));
      }
    }
    return found;
  }

  static List<Changeset> of(SourceFile file) {
    List<Changeset> found = new ArrayList<>();
    int start = -1;
    String first = "";
    for (int line = 1; line <= file.lineCount(); line++) {
      String text = file.lineText(line);
      if (text.contains("--") && CHANGESET.matcher(text).matches()) {
        if (start >= 0) {
          found.add(new Changeset(first, new Span(start, file.lineStart(line))));
        }
        start = file.lineStart(line);
        first = text;
      }
    }
    if (start >= 0) {
      found.add(new Changeset(first, new Span(start, file.text().length())));
    }
    return found;
  }

  /** The text with semicolons for other delimiters and without the lines that are to be ignored. */
  static SourceFile sql(SourceFile file) {
    StringBuilder text = new StringBuilder(file.text());
    blankIgnored(file, text);
    for (Changeset changeset : of(file)) {
      changeset
          .attribute("endDelimiter")
          .flatMap(Changesets::delimiter)
          .ifPresent(
              delimiter -> {
                Matcher end = delimiter.matcher(file.text());
                end.region(
                    changeset.span().start() + changeset.line().length(), changeset.span().end());
                end.useAnchoringBounds(false);
                while (end.find()) {
                  blank(text, end.start(1), end.end(1));
                  text.setCharAt(end.start(1), ';');
                }
              });
    }
    String read = text.toString();
    return read.equals(file.text()) ? file : new SourceFile(file.path(), read);
  }

  /**
   * A word or a slash ends a statement on a line of its own; -- never does, as comments go first.
   */
  private static Optional<Pattern> delimiter(String written) {
    String plain = written.replaceAll("\\\\[rn]|\\?|\\$$|\\^", "");
    if (plain.isEmpty() || plain.equals(";") || plain.equals("--")) {
      return Optional.empty();
    }
    boolean ownLine = plain.matches("\\w+|/");
    String quoted = "(" + Pattern.quote(plain) + ")[ \\t]*\\r?$";
    return Optional.of(
        Pattern.compile(
            ownLine ? "^[ \\t]*" + quoted : quoted, Pattern.MULTILINE | Pattern.CASE_INSENSITIVE));
  }

  private static void blankIgnored(SourceFile file, StringBuilder text) {
    int until = 0;
    for (int line = 1; line <= file.lineCount(); line++) {
      String written = file.lineText(line);
      Matcher ignore = IGNORE.matcher(written);
      if (written.startsWith("--") && ignore.matches()) {
        String word = ignore.group(1).toLowerCase(Locale.ROOT);
        until =
            switch (word) {
              case "start" -> Integer.MAX_VALUE;
              case "end" -> 0;
              default -> line + Integer.parseInt(word);
            };
      } else if (line <= until) {
        blank(text, file.lineStart(line), file.lineStart(line) + written.length());
      }
    }
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      text.setCharAt(i, ' ');
    }
  }
}
