package dev.migralint.suppression;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which statements the comments of a file belong to. A comment belongs to the statement that it
 * stands inside of; else to the next one on its own last line; else to those whose last character
 * is on its first line; else to the next one, with only blanks and comments between.
 */
final class CommentAttachment {
  private final SourceFile file;
  private final List<Span> comments;
  private final List<Span> statements;
  private final int[] next;
  private final boolean[] leads;
  private final int[] firstOnLine;
  private final int[] ends;

  /** Statements a comment belongs to: the indices from first to last, both included. */
  record Range(int first, int last) {}

  CommentAttachment(SourceFile file, List<Span> comments, List<Span> statements) {
    this.file = file;
    this.comments = comments;
    this.statements = statements;
    this.next = new int[comments.size()];
    this.leads = new boolean[comments.size()];
    this.firstOnLine = new int[statements.size()];
    this.ends = new int[statements.size()];
    findEnds();
    findLeading();
    for (int i = 1; i < statements.size(); i++) {
      firstOnLine[i] = lastLine(i) == lastLine(i - 1) ? firstOnLine[i - 1] : i;
    }
  }

  /** A statement ends after its semicolon, whether or not its range holds it. */
  private void findEnds() {
    int c = 0;
    for (int s = 0; s < ends.length; s++) {
      int end = statements.get(s).end();
      ends[s] = end;
      int limit = s + 1 < ends.length ? statements.get(s + 1).start() : file.text().length();
      boolean closed = end > 0 && file.text().charAt(end - 1) == ';';
      for (int at = end; !closed && at < limit; ) {
        while (c < comments.size() && comments.get(c).start() < at) {
          c++;
        }
        if (c < comments.size() && comments.get(c).start() == at) {
          at = Math.max(at + 1, comments.get(c).end());
        } else if (Character.isWhitespace(file.text().charAt(at))) {
          at++;
        } else {
          ends[s] = file.text().charAt(at) == ';' ? at + 1 : end;
          break;
        }
      }
    }
  }

  /** One pass from the end: a comment leads if what follows it is a statement or leads itself. */
  private void findLeading() {
    int following = statements.size();
    for (int c = comments.size() - 1; c >= 0; c--) {
      int end = comments.get(c).end();
      while (following > 0 && statements.get(following - 1).start() >= end) {
        following--;
      }
      next[c] = following;
      int statement = following < statements.size() ? statements.get(following).start() : -1;
      int comment = c + 1 < comments.size() ? comments.get(c + 1).start() : -1;
      if (comment >= 0 && (statement < 0 || comment < statement)) {
        leads[c] = leads[c + 1] && isBlank(end, comment);
      } else {
        leads[c] = statement >= 0 && isBlank(end, statement);
      }
    }
  }

  /** What the comment of that index belongs to; null when it stands alone. */
  @Nullable Range of(int comment) {
    Span span = comments.get(comment);
    int after = next[comment];
    int before = after - 1;
    if (before >= 0 && span.end() <= ends[before]) {
      return new Range(before, before);
    }
    boolean sameLine =
        leads[comment]
            && file.line(statements.get(after).start()) == file.line(Math.max(0, span.end() - 1));
    boolean trails = before >= 0 && lastLine(before) == file.line(span.start());
    if (trails && !sameLine) {
      return new Range(firstOnLine[before], before);
    }
    return leads[comment] ? new Range(after, after) : null;
  }

  /** Whether the comment stands before every statement. */
  boolean isAtTop(int comment) {
    return next[comment] == 0;
  }

  private int lastLine(int statement) {
    return file.line(Math.max(statements.get(statement).start(), ends[statement] - 1));
  }

  private boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isWhitespace(file.text().charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
