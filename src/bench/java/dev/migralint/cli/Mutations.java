package dev.migralint.cli;

import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes something else of a text: by tokens, by characters, by bytes. */
final class Mutations {
  private static final String[][] PAIRS = {
    {"(", ")"},
    {"(SELECT ", ")"},
    {"CASE WHEN ", " THEN 1 END"},
    {"ARRAY[", "]"},
    {"$$", "$$"},
    {"'", "'"},
    {"/*", "*/"},
    {"DO $x$ BEGIN ", "; END $x$"},
    {"{{", "}}"},
    {"\"", "\""},
    {"IF true THEN ", " END IF"},
    {"EXECUTE '", "'"}
  };
  private static final List<String> WORDS =
      List.of(
          ";",
          ",",
          "(",
          ")",
          "'",
          "\"",
          "$$",
          "--",
          "/*",
          "\\",
          "::",
          "[",
          "]",
          ".",
          ":=",
          "NULL",
          "SELECT",
          "IF EXISTS",
          "ONLY",
          "CASCADE",
          "DEFAULT",
          "USING",
          "WITH",
          "AS",
          "IN",
          "NOT",
          "DO",
          "BEGIN",
          "END",
          "LOOP",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "FROM",
          "WHERE",
          "0",
          "1e999",
          "99999999999999999999",
          "U&'\\",
          "E'\\",
          "\u0000",
          "\uFEFF",
          "\uD83D",
          "\u00A0",
          "{%",
          "%}",
          "${",
          "}",
          ":'x",
          "\\if",
          "COPY x FROM stdin",
          "CONCURRENTLY",
          "*",
          "t.*");

  private final Random random;
  private List<String> pool = List.of("SELECT 1");

  Mutations(Random random) {
    this.random = random;
  }

  /** The statements of which parts are put into others. */
  void learn(List<String> statements) {
    pool = statements;
  }

  /** A mutated statement. */
  String of(String statement) {
    String text = statement;
    for (int i = random.nextInt(3); i >= 0; i--) {
      text = random.nextInt(5) == 0 ? characters(text) : tokens(text);
    }
    return text;
  }

  private String tokens(String text) {
    List<String> words = words(text);
    if (words.isEmpty()) {
      return any(WORDS);
    }
    int at = random.nextInt(words.size());
    int to = Math.min(words.size(), at + 1 + random.nextInt(6));
    switch (random.nextInt(9)) {
      case 0 -> words.subList(at, to).clear();
      case 1 -> words.addAll(at, List.copyOf(words.subList(at, to)));
      case 2 -> {
        int other = random.nextInt(words.size());
        String kept = words.get(at);
        words.set(at, words.get(other));
        words.set(other, kept);
      }
      case 3 -> words.subList(at, words.size()).clear();
      case 4 -> {
        String[] pair = PAIRS[random.nextInt(PAIRS.length)];
        int deep = random.nextInt(8) == 0 ? random.nextInt(2000) : 1 + random.nextInt(3);
        words.add(to, pair[1].repeat(deep));
        words.add(at, pair[0].repeat(deep));
      }
      case 5 -> words.add(at, any(WORDS));
      case 6 -> words.set(at, any(WORDS));
      case 7 -> {
        List<String> others = words(any(pool));
        if (!others.isEmpty()) {
          int from = random.nextInt(others.size());
          words.addAll(at, others.subList(from, Math.min(others.size(), from + 8)));
        }
      }
      default -> words.subList(0, at).clear();
    }
    return String.join(" ", words);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Lexer lexer = new Lexer(text, 0, text.length());
    for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
      words.add(token.written(text));
    }
    return words;
  }

  private String characters(String text) {
    if (text.isEmpty()) {
      return any(WORDS);
    }
    StringBuilder changed = new StringBuilder(text);
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> changed.deleteCharAt(at);
      case 1 -> changed.insert(at, (char) random.nextInt(random.nextInt(4) == 0 ? 0x10000 : 0x80));
      case 2 -> changed.setLength(at);
      default -> changed.setCharAt(at, "'\"$;()[]{}\\:,.-/*\n".charAt(random.nextInt(18)));
    }
    return changed.toString();
  }

  private String any(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** A mutated file of any format. */
  byte[] ofFile(byte[] content) {
    byte[] bytes = content.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = random.nextInt(3) == 0 ? bytes(bytes) : lines(bytes);
    }
    return bytes;
  }

  private byte[] bytes(byte[] content) {
    if (content.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int at = random.nextInt(content.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(content, at);
      }
      case 1 -> content[at] = (byte) random.nextInt(256);
      case 2 -> content[at] = (byte) "{}[]<>\"':,=#&*!|%@-\n\t\0".charAt(random.nextInt(22));
      default -> {
        byte[] noise = new byte[1 + random.nextInt(40)];
        random.nextBytes(noise);
        byte[] longer = Arrays.copyOf(content, content.length + noise.length);
        System.arraycopy(content, at, longer, at + noise.length, content.length - at);
        System.arraycopy(noise, 0, longer, at, noise.length);
        return longer;
      }
    }
    return content;
  }

  private byte[] lines(byte[] content) {
    var latin = java.nio.charset.StandardCharsets.ISO_8859_1;
    List<String> lines = new ArrayList<>(List.of(new String(content, latin).split("\n", -1)));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(7)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(other, lines.get(at));
      case 2 -> lines.set(at, lines.set(other, lines.get(at)));
      case 3 -> lines.set(at, "  ".repeat(random.nextInt(9)) + lines.get(at).strip());
      case 4 -> lines.set(at, lines.get(at).replaceAll("[0-9]+", "99999999999999999999"));
      case 5 -> lines.set(at, lines.get(at).replaceAll("[\"']", ""));
      default -> {
        String nested = random.nextBoolean() ? "[" : random.nextBoolean() ? "{\"a\":" : "<a>";
        lines.set(at, lines.get(at) + nested.repeat(random.nextInt(3000)));
      }
    }
    return String.join("\n", lines).getBytes(latin);
  }
}
