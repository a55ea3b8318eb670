package dev.migralint.pattern;

import dev.migralint.pattern.SafePattern.CharacterSet;
import dev.migralint.pattern.SafePattern.Step;
import java.util.ArrayList;
import java.util.List;

/** Reads a regular expression into the steps that {@link SafePattern} follows. */
final class PatternReader {
  private static final int MAX_PATTERN = 500;
  private static final int MAX_STEPS = 2_000;
  private static final int MAX_NESTING = 20;

  private final String regex;
  private int at;
  private int depth;

  private PatternReader(String regex) {
    this.regex = regex;
  }

  static List<Step> read(String regex) {
    if (regex.length() > MAX_PATTERN) {
      throw new IllegalArgumentException("it is longer than " + MAX_PATTERN + " characters");
    }
    PatternReader reader = new PatternReader(regex);
    List<Step> steps = new ArrayList<>(reader.alternatives());
    if (reader.at < regex.length()) {
      throw reader.wrong("`)` without `(`");
    }
    steps.add(new Step.Accept());
    return List.copyOf(steps);
  }

  private List<Step> alternatives() {
    List<Step> first = sequence();
    if (!accept('|')) {
      return first;
    }
    List<Step> second = alternatives();
    List<Step> both = new ArrayList<>();
    both.add(new Step.Fork(1, first.size() + 2));
    append(both, first);
    both.add(jump(first.size() + second.size() + 2));
    append(both, second);
    return both;
  }

  private List<Step> sequence() {
    List<Step> steps = new ArrayList<>();
    while (at < regex.length() && peek() != '|' && peek() != ')') {
      append(steps, repeated(atom()));
    }
    return steps;
  }

  private List<Step> repeated(List<Step> atom) {
    List<Step> steps = atom;
    if (accept('*')) {
      steps = repeat(atom, 0, -1);
    } else if (accept('+')) {
      steps = repeat(atom, 1, -1);
    } else if (accept('?')) {
      steps = repeat(atom, 0, 1);
    } else if (accept('{')) {
      int least = number();
      int most = accept(',') ? (at < regex.length() && peek() == '}' ? -1 : number()) : least;
      expect('}');
      if (most >= 0 && most < least) {
        throw wrong("the bounds are the wrong way round");
      }
      steps = repeat(atom, least, most);
    }
    if (at < regex.length() && "*+?{".indexOf(peek()) >= 0) {
      throw wrong("`" + peek() + "` after a repetition");
    }
    return steps;
  }

  /** The atom at least and at most so many times; a negative most is without bound. */
  private List<Step> repeat(List<Step> atom, int least, int most) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < least; i++) {
      append(steps, atom);
    }
    if (most < 0) {
      int start = steps.size();
      steps.add(new Step.Fork(start + 1, start + atom.size() + 2));
      append(steps, atom);
      steps.add(jump(start));
    }
    for (int i = least; i < most; i++) {
      int start = steps.size();
      steps.add(new Step.Fork(start + 1, start + atom.size() + 1));
      append(steps, atom);
    }
    return steps;
  }

  private List<Step> atom() {
    char c = next();
    return switch (c) {
      case '(' -> group();
      case '[' -> take(characterClass());
      case '.' -> take(any -> true);
      case '\\' -> take(escape());
      case '*', '+', '?', '{' -> throw wrong("`" + c + "` with nothing to repeat");
      case '^', '$' ->
          throw wrong("`" + c + "`; the whole text is matched anyway, so leave it out");
      default -> take(character(c));
    };
  }

  private List<Step> group() {
    if (accept('?')) {
      expect(':');
    }
    if (++depth > MAX_NESTING) {
      throw wrong("groups nest too deep");
    }
    List<Step> inner = alternatives();
    expect(')');
    depth--;
    return inner;
  }

  private CharacterSet characterClass() {
    boolean negated = accept('^');
    List<CharacterSet> sets = new ArrayList<>();
    do {
      char c = next();
      boolean escaped = c == '\\';
      if (escaped && "dswDSW".indexOf(at < regex.length() ? peek() : ' ') >= 0) {
        sets.add(escape());
        continue;
      }
      int low = codePoint(escaped ? escapedCharacter() : c);
      boolean range = at + 1 < regex.length() && peek() == '-' && regex.charAt(at + 1) != ']';
      if (range) {
        at++;
        char end = next();
        int high = codePoint(end == '\\' ? escapedCharacter() : end);
        if (high < low) {
          throw wrong("a range is the wrong way round");
        }
        sets.add(x -> low <= x && x <= high);
      } else {
        sets.add(x -> x == low);
      }
    } while (at >= regex.length() || peek() != ']');
    at++;
    List<CharacterSet> all = List.copyOf(sets);
    return x -> all.stream().anyMatch(set -> set.has(x)) != negated;
  }

  private CharacterSet escape() {
    char c = next();
    return switch (c) {
      case 'd' -> x -> x >= '0' && x <= '9';
      case 'D' -> x -> x < '0' || x > '9';
      case 's' -> Character::isWhitespace;
      case 'S' -> x -> !Character.isWhitespace(x);
      case 'w' -> PatternReader::isWord;
      case 'W' -> x -> !isWord(x);
      default -> {
        at--;
        int escaped = escapedCharacter();
        yield x -> x == escaped;
      }
    };
  }

  private char escapedCharacter() {
    char c = next();
    if (Character.isLetterOrDigit(c)) {
      throw wrong("`\\" + c + "`, which is not supported");
    }
    return c;
  }

  private CharacterSet character(char first) {
    int codePoint = codePoint(first);
    return x -> x == codePoint;
  }

  /** The code point that starts with the character just read. */
  private int codePoint(char first) {
    if (Character.isHighSurrogate(first)
        && at < regex.length()
        && Character.isLowSurrogate(peek())) {
      return Character.toCodePoint(first, next());
    }
    return first;
  }

  private static boolean isWord(int x) {
    return x == '_' || Character.isLetterOrDigit(x);
  }

  private int number() {
    int start = at;
    while (at < regex.length() && at - start < 4 && peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong("`{` without a number; write `\\{` for the character");
    }
    return Integer.parseInt(regex.substring(start, at));
  }

  private List<Step> take(CharacterSet set) {
    return List.of(new Step.Take(set));
  }

  private static Step jump(int to) {
    return new Step.Fork(to, to);
  }

  /** Appends steps, whose places count from their own start. */
  private void append(List<Step> steps, List<Step> more) {
    int offset = steps.size();
    if (offset + more.size() > MAX_STEPS) {
      throw wrong("it repeats too much");
    }
    for (Step step : more) {
      steps.add(
          step instanceof Step.Fork fork
              ? new Step.Fork(fork.first() + offset, fork.second() + offset)
              : step);
    }
  }

  private char peek() {
    return regex.charAt(at);
  }

  private char next() {
    if (at >= regex.length()) {
      throw wrong("it ends too early");
    }
    return regex.charAt(at++);
  }

  private boolean accept(char c) {
    boolean there = at < regex.length() && peek() == c;
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw wrong("`" + c + "` is missing");
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + " (at character " + Math.max(1, at) + ")");
  }
}
