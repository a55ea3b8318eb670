package dev.migralint.history;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.rule.FileOperation.Edit;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells how much an edit of a migration changes, by the words of its up parts. */
final class Edits {
  private static final List<List<String>> GUARDS =
      List.of(List.of("if", "exists"), List.of("if", "not", "exists"), List.of("concurrently"));
  private static final Set<String> TIMEOUTS = Set.of("lock_timeout", "statement_timeout");

  private Edits() {}

  /** An up part, in one transaction mode. */
  private record Part(Transaction transaction, List<String> words) {}

  static Edit between(Layout layout, Migration migration, SourceFile before, SourceFile now) {
    List<Part> then = up(layout, migration, before);
    List<Part> today = up(layout, migration, now);
    if (then.equals(today)) {
      return Edit.COMMENTS;
    }
    return lasting(then).equals(lasting(today)) ? Edit.GUARDS : Edit.STATEMENTS;
  }

  private static List<Part> up(Layout layout, Migration migration, SourceFile file) {
    SourceFile sql = layout.sql(file);
    return layout.sections(migration, file).stream()
        .filter(section -> section.direction() == Direction.UP)
        .map(section -> part(section, sql))
        .toList();
  }

  private static Part part(Section section, SourceFile sql) {
    return new Part(section.transaction(), Script.tokens(sql, section.span()));
  }

  /** The statements by what they leave behind. */
  private static List<List<String>> lasting(List<Part> parts) {
    List<List<String>> statements = new ArrayList<>();
    for (Part part : parts) {
      List<String> statement = new ArrayList<>();
      for (int at = 0; at <= part.words().size(); at++) {
        if (at == part.words().size() || part.words().get(at).equals(";")) {
          if (!statement.isEmpty() && !leavesNothing(statement)) {
            statements.add(statement);
          }
          statement = new ArrayList<>();
        } else {
          int guard = guard(part.words(), at);
          at += Math.max(0, guard - 1);
          if (guard == 0) {
            statement.add(part.words().get(at));
          }
        }
      }
    }
    return statements;
  }

  /** Whether it only sets locks and timeouts. */
  private static boolean leavesNothing(List<String> statement) {
    return switch (statement.getFirst()) {
      case "lock" -> true;
      case "set", "reset" -> statement.stream().limit(3).anyMatch(TIMEOUTS::contains);
      default -> false;
    };
  }

  /** How many words from there say IF EXISTS, IF NOT EXISTS or CONCURRENTLY. */
  private static int guard(List<String> words, int at) {
    return GUARDS.stream()
        .filter(guard -> words.subList(at, Math.min(words.size(), at + guard.size())).equals(guard))
        .findFirst()
        .map(List::size)
        .orElse(0);
  }
}
