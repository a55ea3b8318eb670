package dev.migralint.layout.runner;

import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.runner.Annotations.Found;
import dev.migralint.layout.runner.Annotations.Meaning;
import dev.migralint.layout.runner.Annotations.Part;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The queries that goose and sql-migrate send one by one outside a transaction: each ends at a line
 * that ends in a semicolon, or is a block between two annotations. One that holds several
 * statements is an implicit transaction of its own.
 * https://github.com/pressly/goose/blob/main/internal/sqlparser/parser.go and
 * https://github.com/rubenv/sql-migrate/blob/master/sqlparse/sqlparse.go
 */
final class Queries {
  private final SourceFile file;
  private final Part part;
  private final List<Section> sections = new ArrayList<>();
  private int alone;

  private Queries(SourceFile file, Part part) {
    this.file = file;
    this.part = part;
    this.alone = part.span().start();
  }

  /** The part's queries of several statements, and what is sent one by one between them. */
  static List<Section> of(SourceFile file, Part part) {
    Queries queries = new Queries(file, part);
    queries.read();
    return queries.sections;
  }

  private void read() {
    Set<Integer> begins = lines(Meaning.BLOCK);
    Set<Integer> ends = lines(Meaning.BLOCK_END);
    int start = part.span().start();
    boolean block = false;
    for (int line = file.line(start);
        line <= file.lineCount() && file.lineStart(line) < part.span().end();
        line++) {
      int end = line < file.lineCount() ? file.lineStart(line + 1) : file.text().length();
      if (begins.contains(line)) {
        start = block ? start : file.lineStart(line);
        block = true;
      } else if (block && ends.contains(line)) {
        together(start, end);
        start = end;
        block = false;
      } else if (!block && endsQuery(file.lineText(line))) {
        if (file.text().substring(start, end).chars().filter(c -> c == ';').count() > 1) {
          together(start, end);
        }
        start = end;
      }
    }
    add(alone, part.span().end(), Transaction.NONE);
  }

  private Set<Integer> lines(Meaning meaning) {
    return part.annotations().stream()
        .filter(found -> found.meaning() == meaning)
        .map(Found::line)
        .map(line -> file.line(line.start()))
        .collect(Collectors.toSet());
  }

  private void together(int start, int end) {
    add(alone, start, Transaction.NONE);
    add(start, end, Transaction.QUERY);
    alone = end;
  }

  private void add(int start, int end, Transaction mode) {
    if (start < end) {
      sections.add(new Section(new Span(start, end), part.direction(), mode));
    }
  }

  /** The ends of the lines at which both end a query, whatever PostgreSQL reads there. */
  static List<Integer> ends(SourceFile file, List<Found> annotations) {
    Map<Integer, Meaning> meanings = new HashMap<>();
    annotations.forEach(found -> meanings.put(file.line(found.line().start()), found.meaning()));
    List<Integer> ends = new ArrayList<>();
    boolean block = false;
    for (int line = 1; line <= file.lineCount(); line++) {
      Meaning meaning = meanings.get(line);
      block = meaning == Meaning.BLOCK || (block && meaning != Meaning.BLOCK_END);
      if (!block && meaning == null && endsQuery(file.lineText(line))) {
        ends.add(file.lineEnd(line));
      }
    }
    return ends;
  }

  /** Both look at the last word before a word that begins a comment. */
  static boolean endsQuery(String line) {
    String last = "";
    for (String word : line.strip().split("\\s+", -1)) {
      if (word.startsWith("--")) {
        break;
      }
      last = word;
    }
    return last.endsWith(";");
  }
}
