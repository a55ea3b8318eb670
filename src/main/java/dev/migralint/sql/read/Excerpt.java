package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL that stands in a string constant, and where each character of it stands in the file: a body,
 * or what EXECUTE runs.
 *
 * @param text the text that holds it
 * @param range its range in that text
 * @param places the range in the file of each character of the text; null where the text is the
 *     file's own
 */
record Excerpt(String text, Span range, @Nullable List<Span> places) {

  /** What stands between the quotes of a constant. */
  static Excerpt of(String text, Token constant) {
    if (constant.kind() == Kind.DOLLAR_STRING) {
      int tag = text.indexOf('$', constant.start() + 1) + 1 - constant.start();
      return new Excerpt(text, new Span(constant.start() + tag, constant.end() - tag), null);
    }
    Span inside = new Span(constant.start() + 1, constant.end() - 1);
    if (text.charAt(constant.start()) == '\'' && inside.of(text).indexOf('\'') < 0) {
      return new Excerpt(text, inside, null);
    }
    Builder builder = new Builder();
    builder.constant(text, constant.span());
    return builder.build();
  }

  /** The range in the file of a range of the text. */
  Span inFile(Span span) {
    if (places == null || places.isEmpty()) {
      return span;
    }
    Span first = places.get(Math.min(span.start(), places.size() - 1));
    Span last = places.get(Math.max(span.start(), span.end() - 1));
    return new Span(first.start(), Math.max(first.end(), last.end()));
  }

  /** Puts an excerpt together. */
  static final class Builder implements Strings.Sink {
    private final StringBuilder text = new StringBuilder();
    private final List<Span> places = new ArrayList<>();

    void append(char c, Span place) {
      text.append(c);
      places.add(place);
    }

    /** Text that stands for a range of the file, and does not stand there as it is. */
    @Override
    public void append(String written, Span place) {
      for (int i = 0; i < written.length(); i++) {
        append(written.charAt(i), place);
      }
    }

    @Override
    public void plain(String file, Span written) {
      for (int i = written.start(); i < written.end(); i++) {
        append(file.charAt(i), new Span(i, i + 1));
      }
    }

    /** The value of the string constant at that range of the file. */
    void constant(String file, Span constant) {
      if ("bBxX".indexOf(file.charAt(constant.start())) >= 0) {
        throw new Refusal(Refusal.Cause.DYNAMIC, "a string of bits is not read");
      }
      Strings.read(file, constant, this);
    }

    /** Another excerpt of the same file. */
    void excerpt(Excerpt other) {
      copy(other, other.range().start(), other.range().end());
    }

    /** Part of another excerpt of the same file. */
    void copy(Excerpt other, int from, int to) {
      for (int i = from; i < to; i++) {
        append(other.text().charAt(i), other.inFile(new Span(i, i + 1)));
      }
    }

    Excerpt build() {
      return new Excerpt(text.toString(), new Span(0, text.length()), places);
    }
  }
}
