package dev.migralint.sql.token;

import dev.migralint.source.Span;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a text without a template's tags and without the branches that are not read. Where
 * the tag before such a branch is never closed, it is handed over, and all behind it is read.
 */
public final class TemplateTokens {
  private final String text;
  private final Lexer lexer;
  private final TemplateBranches branches = new TemplateBranches();
  private final List<Span> comments = new ArrayList<>();
  private final List<Span> unread = new ArrayList<>();
  private Token skippedFrom = new Token(Kind.TEMPLATE_TAG, 0, 0);
  private boolean allIsRead;

  /** Whether the branch that is passed over might be the one that runs, and holds anything. */
  private boolean leavesOut;

  public TemplateTokens(String text, Lexer lexer) {
    this.text = text;
    this.lexer = lexer;
  }

  /** The next token, comments included; a tag only where it is not closed. */
  public Token next() {
    while (true) {
      Token token = lexer.next();
      if (token.kind() == Kind.TEMPLATE_TAG) {
        tag(token);
      } else if (!branches.areSkipped() || allIsRead) {
        if (token.isComment()) {
          comments.add(token.span());
        }
        return token;
      } else if (token.kind() == Kind.END) {
        allIsRead = true;
        lexer.back(skippedFrom);
        return skippedFrom;
      } else {
        leavesOut |= !token.isComment() && branches.mayRun();
      }
    }
  }

  /** A branch that is not read is like a comment, with the tags around it. */
  private void tag(Token tag) {
    if (allIsRead) {
      comments.add(tag.span());
      return;
    }
    boolean skipping = branches.areSkipped();
    branches.follow(tag.written(text));
    if (!skipping) {
      skippedFrom = tag;
    }
    if (!branches.areSkipped()) {
      Span span = new Span(skippedFrom.start(), tag.end());
      comments.add(span);
      if (leavesOut) {
        unread.add(span);
      }
      leavesOut = false;
    }
  }

  /** Takes out the branches before an offset that may run and are not read. */
  public List<Span> takeUnread(int offset) {
    if (unread.isEmpty()) {
      return List.of();
    }
    List<Span> taken = unread.stream().filter(span -> span.start() < offset).toList();
    unread.subList(0, taken.size()).clear();
    return taken;
  }

  /** The comments up to here, and what is like one. */
  public List<Span> comments() {
    return comments;
  }
}
