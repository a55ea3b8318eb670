package dev.migralint.uses;

import dev.migralint.uses.Family.Extent;

/** The part of a file that a model or a query fills. */
record Block(int start, int end) {
  private static final int LONGEST_HEADER = 4000;
  private static final int LONGEST_STATEMENT = 20_000;

  /** The block of an opener that was found between two offsets. */
  static Block of(CodeText file, Extent extent, int from, int to) {
    String bare = file.bare();
    return switch (extent) {
      case BRACES -> bracket(bare, '{', to);
      case PARENTHESES -> bracket(bare, '(', lastParenthesis(bare, from, to));
      case CLASS -> ofClass(bare, to);
      case INDENTED -> indented(bare, from, to);
      case END -> toEnd(bare, from, to);
      case STATEMENT -> statement(bare, from, to);
    };
  }

  private static int lastParenthesis(String bare, int from, int to) {
    int open = bare.lastIndexOf('(', to - 1);
    return open >= from && closing(bare, open) >= to ? open : to;
  }

  private static Block bracket(String bare, char open, int from) {
    int start = bare.indexOf(open, from);
    int stop = bare.indexOf(';', from);
    return start < 0 || (stop >= 0 && stop < start)
        ? new Block(from, from)
        : new Block(start, closing(bare, start));
  }

  /** The offset behind the bracket that closes the one at an offset. */
  private static int closing(String bare, int open) {
    int depth = 0;
    for (int i = open; i < bare.length(); i++) {
      depth += step(bare.charAt(i));
      if (depth == 0) {
        return i + 1;
      }
    }
    return bare.length();
  }

  /** 1 for a bracket that opens, -1 for one that closes. */
  static int step(char c) {
    return switch (c) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  private static Block ofClass(String bare, int from) {
    int first = from;
    while (first < bare.length() && "({;".indexOf(bare.charAt(first)) < 0) {
      first++;
    }
    if (first == bare.length() || bare.charAt(first) == ';') {
      return new Block(from, from);
    }
    int end = closing(bare, first);
    if (bare.charAt(first) == '(') {
      int brace = bare.indexOf('{', end);
      boolean body =
          brace >= 0 && bare.substring(end, brace).matches("\\s*(?::[^;=]*)?") && brace - end < 300;
      end = body ? closing(bare, brace) : end;
    }
    return new Block(first, end);
  }

  private static Block indented(String bare, int from, int to) {
    int own = indent(bare, lineStart(bare, firstWord(bare, from)));
    int header = headerEnd(bare, to);
    int end = header;
    for (int line = header; line < bare.length(); line = lineEnd(bare, line) + 1) {
      boolean blank = bare.substring(line, lineEnd(bare, line)).isBlank();
      if (!blank && indent(bare, line) <= own && ")]}".indexOf(bare.charAt(line + own)) < 0) {
        break;
      }
      end = Math.min(bare.length(), lineEnd(bare, line) + 1);
    }
    return new Block(header, end);
  }

  private static int headerEnd(String bare, int to) {
    int colon = bare.indexOf(':', to);
    return colon < 0 ? bare.length() : Math.min(bare.length(), lineEnd(bare, colon) + 1);
  }

  private static Block toEnd(String bare, int from, int to) {
    int own = indent(bare, lineStart(bare, firstWord(bare, from)));
    int start = Math.min(bare.length(), lineEnd(bare, to) + 1);
    for (int line = start; line < bare.length(); line = lineEnd(bare, line) + 1) {
      if (bare.startsWith("end", line + own) && indent(bare, line) == own) {
        return new Block(start, line);
      }
    }
    return new Block(start, bare.length());
  }

  private static Block statement(String bare, int from, int to) {
    int last = Math.min(bare.length(), to + LONGEST_STATEMENT);
    int depth = 0;
    int end = to;
    for (int i = from; i < last; i++) {
      char c = bare.charAt(i);
      depth += step(c);
      end = i;
      if (depth < 0 || (depth == 0 && c == ';') || (depth == 0 && c == '\n' && !goesOn(bare, i))) {
        break;
      }
    }
    int start = from;
    depth = 0;
    for (int i = from - 1; i >= Math.max(0, from - LONGEST_STATEMENT); i--) {
      char c = bare.charAt(i);
      depth -= step(c);
      if (depth < 0
          || (depth == 0 && ";{}".indexOf(c) >= 0)
          || (depth == 0 && c == '\n' && !goesOn(bare, i))) {
        break;
      }
      start = i;
    }
    return new Block(start, Math.max(end, start));
  }

  /** Whether the line after a line end belongs to the statement before it. */
  private static boolean goesOn(String bare, int lineEnd) {
    int next = lineEnd;
    while (next < bare.length() && Character.isWhitespace(bare.charAt(next))) {
      next++;
    }
    int before = lineEnd;
    while (before > 0 && Character.isWhitespace(bare.charAt(before - 1))) {
      before--;
    }
    boolean starts =
        next < bare.length()
            && (bare.charAt(next) == '.'
                || bare.startsWith("->", next)
                || bare.startsWith("?.", next));
    return starts || (before > 0 && ".,=(".indexOf(bare.charAt(before - 1)) >= 0);
  }

  /** Where the text before a block starts that belongs to it: annotations and modifiers. */
  static int header(String bare, int block) {
    int depth = 0;
    int start = block;
    for (int i = block - 1; i >= Math.max(0, block - LONGEST_HEADER); i--) {
      char c = bare.charAt(i);
      depth -= step(c);
      if (depth < 0 || (depth == 0 && ";{}".indexOf(c) >= 0)) {
        break;
      }
      // A decorator's braces are in its parentheses; others end a block before.
      start = i;
      if (depth == 1 && c == '}') {
        return i + 1;
      }
    }
    return start;
  }

  private static int firstWord(String bare, int from) {
    int at = from;
    while (at < bare.length() - 1 && Character.isWhitespace(bare.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int lineStart(String bare, int at) {
    return bare.lastIndexOf('\n', at - 1) + 1;
  }

  private static int lineEnd(String bare, int at) {
    int end = bare.indexOf('\n', at);
    return end < 0 ? bare.length() : end;
  }

  /** How many blanks a line begins with. */
  static int indent(String bare, int line) {
    int at = line;
    while (at < bare.length() && (bare.charAt(at) == ' ' || bare.charAt(at) == '\t')) {
      at++;
    }
    return at - line;
  }

  boolean isEmpty() {
    return end <= start;
  }
}
