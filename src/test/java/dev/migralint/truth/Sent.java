package dev.migralint.truth;

import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.source.Tree;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts that go to the server one after the other, each as one query. */
record Sent(List<String> queries, Way way) {
  /** What surrounds them. */
  enum Way {
    /** They come alone. */
    ALONE,
    /** JDBC's driver opens transactions, as it does without autocommit. */
    DRIVER,
    /** They come without a Sync between them. */
    PIPELINE
  }

  /**
   * What the runner sends for these migrations.
   *
   * @param assumed how it surrounds what it is not known to surround in any way
   */
  static List<Sent> by(
      History history, List<Migration> migrations, Tree tree, Transaction assumed) {
    List<Sent> all = new ArrayList<>();
    List<String> batch = new ArrayList<>();
    for (Migration migration : migrations) {
      if (!all.isEmpty()) {
        reset(history).ifPresent(query -> all.add(new Sent(List.of(query), Way.ALONE)));
      }
      Reading.Text read = (Reading.Text) tree.read(migration.path());
      if (migration.transaction().equals(Transaction.PIPELINE)) {
        all.add(new Sent(wholly(history, read.file()), Way.PIPELINE));
        continue;
      }
      for (Section section : history.layout().sections(migration, read.file())) {
        List<Span> spans = spans(history, read.file(), section);
        if (section.direction() != Direction.UP || spans.isEmpty()) {
          continue;
        }
        List<String> each = spans.stream().map(read.file()::text).toList();
        String text =
            history
                .layout()
                .sql(read.file())
                .text(new Span(spans.getFirst().start(), spans.getLast().end()));
        boolean known = !section.transaction().isUnknown();
        Transaction transaction = known ? section.transaction() : assumed;
        List<String> queries = transaction.sent() == Transaction.Sent.QUERY ? List.of(text) : each;
        switch (transaction.surrounds()) {
          case FILE -> all.add(around(queries, history));
          case NONE -> all.add(new Sent(queries, Way.ALONE));
          case BATCH -> batch.addAll(queries);
          case UNLESS_REFUSED ->
              all.add(
                  history.layout().leavesTransaction(each)
                      ? new Sent(each, Way.ALONE)
                      : around(each, history));
          case UNKNOWN -> throw new IllegalArgumentException(migration.toString());
        }
      }
    }
    if (!batch.isEmpty()) {
      all.add(around(batch, history));
    }
    return all;
  }

  /** What makes of a session that has run a file the one that the next file gets. */
  private static Optional<String> reset(History history) {
    return switch (history.layout().between()) {
      case NEW_SESSION -> Optional.of("DISCARD ALL");
      case RESET_SETTINGS -> Optional.of("RESET ALL");
      case SAME_SESSION, RESTORED_SEARCH_PATH -> Optional.empty();
    };
  }

  /** A pipeline is one, whatever stands in it. */
  private static List<String> wholly(History history, SourceFile file) {
    return ScriptReader.read(history.layout().sql(file)).statements().stream()
        .map(statement -> file.text(statement.span()))
        .toList();
  }

  private static List<Span> spans(History history, SourceFile file, Section section) {
    return ScriptReader.read(history.layout().sql(file)).statements().stream()
        .map(Statement::span)
        .filter(span -> section.span().holds(span.start()))
        .toList();
  }

  private static Sent around(List<String> queries, History history) {
    if (history.layout().beginsAgain()) {
      return new Sent(queries, Way.DRIVER);
    }
    List<String> all = new ArrayList<>(queries);
    all.addFirst("BEGIN");
    all.addLast("COMMIT");
    return new Sent(all, Way.ALONE);
  }
}
