package dev.migralint.sql.token;

import dev.migralint.source.Span;
import dev.migralint.sql.token.Strings.Sink;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the escapes of one string or name, and refuses those that mean nothing. */
final class StringEscapes {
  private static final String LETTERS = "bfnrtv";
  private static final String CONTROLS = "\b\f\n\r\t\u000B";

  private final String text;
  private final Sink sink;
  private final boolean backslash;
  private final char escape;

  /** The first half of a pair of surrogates, or 0. */
  private int high;

  /** A character of UTF-8 of which some bytes have been read. */
  private final byte[] bytes = new byte[4];

  private int read;
  private int started;

  private StringEscapes(String text, boolean backslash, char escape, Sink sink) {
    this.text = text;
    this.backslash = backslash;
    this.escape = escape;
    this.sink = sink;
  }

  static StringEscapes none(String text, Sink sink) {
    return new StringEscapes(text, false, '\0', sink);
  }

  /** Those of {@code E''}. */
  static StringEscapes backslash(String text, Sink sink) {
    return new StringEscapes(text, true, '\\', sink);
  }

  /** Those of {@code U&''} and {@code U&""}. */
  static StringEscapes unicode(String text, char escape, Sink sink) {
    return new StringEscapes(text, false, escape, sink);
  }

  static boolean mayEscape(char c) {
    return Character.digit(c, 16) < 0 && "+'\"".indexOf(c) < 0 && !Lexer.isSpace(c);
  }

  boolean start(char c) {
    return c == escape && c != '\0';
  }

  /** Something that is no escape comes next. */
  void plain() {
    if (high != 0) {
      throw new Refusal("half of a pair of Unicode escapes stands alone");
    }
    if (read > 0) {
      throw notUtf8();
    }
  }

  private static Refusal notUtf8() {
    return new Refusal("the bytes of an escape are not valid UTF-8");
  }

  /** Reads the escape that starts here; where it ends. */
  int read(int at, int limit) {
    char next = at + 1 < limit ? text.charAt(at + 1) : '\0';
    if (!backslash) {
      return unicode(at, next, limit);
    }
    if (next == 'u' || next == 'U') {
      return codePoint(at, at + 2, next == 'u' ? 4 : 8, limit);
    }
    if (next == 'x' && digits(at + 2, Math.min(limit, at + 4), 16) > 0) {
      return oneByte(at, at + 2, digits(at + 2, Math.min(limit, at + 4), 16), 16);
    }
    int octal = digits(at + 1, Math.min(limit, at + 4), 8);
    if (octal > 0) {
      return oneByte(at, at + 1, octal, 8);
    }
    plain();
    int control = LETTERS.indexOf(next);
    String value = String.valueOf(control < 0 ? next : CONTROLS.charAt(control));
    sink.append(value, new Span(at, at + 2));
    return at + 2;
  }

  private int unicode(int at, char next, int limit) {
    if (next == escape) {
      plain();
      sink.append(String.valueOf(escape), new Span(at, at + 2));
      return at + 2;
    }
    return next == '+' ? codePoint(at, at + 2, 6, limit) : codePoint(at, at + 1, 4, limit);
  }

  private int digits(int from, int to, int radix) {
    int i = from;
    while (i < to && text.charAt(i) < 0x80 && Character.digit(text.charAt(i), radix) >= 0) {
      i++;
    }
    return i - from;
  }

  private int codePoint(int at, int from, int length, int limit) {
    int end = Math.min(limit, from + length);
    if (digits(from, end, 16) < length) {
      throw new Refusal("a Unicode escape has too few digits: " + text.substring(at, end));
    }
    if (read > 0) {
      throw notUtf8();
    }
    long value = Long.parseLong(text.substring(from, end), 16);
    if (value == 0 || value > Character.MAX_CODE_POINT) {
      throw new Refusal("there is no such character: " + text.substring(at, end));
    }
    int codePoint = (int) value;
    boolean low = codePoint >= 0xDC00 && codePoint <= 0xDFFF;
    if (low != (high != 0)) {
      throw new Refusal("half of a pair of Unicode escapes stands alone");
    }
    if (codePoint >= 0xD800 && codePoint <= 0xDBFF) {
      high = codePoint;
      started = at;
    } else if (low) {
      int both = Character.toCodePoint((char) high, (char) codePoint);
      high = 0;
      sink.append(Character.toString(both), new Span(started, end));
    } else {
      sink.append(Character.toString(codePoint), new Span(at, end));
    }
    return end;
  }

  /** Bytes of UTF-8 are written one by one; octal digits may say more than one holds. */
  private int oneByte(int at, int from, int length, int radix) {
    if (high != 0) {
      plain();
    }
    int end = from + length;
    int value = Integer.parseInt(text.substring(from, end), radix) & 0xFF;
    if (value == 0) {
      throw new Refusal("a string can't hold the character 0");
    }
    if (value < 0x80) {
      plain();
      sink.append(String.valueOf((char) value), new Span(at, end));
      return end;
    }
    if (read == 0) {
      started = at;
    }
    bytes[read++] = (byte) value;
    int lead = bytes[0] & 0xFF;
    int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (read == needed) {
      sink.append(decoded(needed), new Span(started, end));
      read = 0;
    }
    return end;
  }

  private String decoded(int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException invalid) {
      throw notUtf8();
    }
  }
}
