package dev.migralint.report;

import java.util.List;

/**
 * Markdown from a rule file with everything taken out that could act: HTML, images, links to
 * anything but the web, an unclosed code span or fence that would swallow what follows.
 *
 * <p>Code spans end with their line here, since what a list or a quote on the next line does to an
 * open one differs between readers of Markdown.
 */
final class MarkdownProse {
  private MarkdownProse() {}

  static String defuse(String markdown) {
    List<String> lines = Printable.lines(markdown);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String fence = fence(lines.get(i).strip());
      if (fence.isEmpty()) {
        out.append(defuseLine(lines.get(i))).append('\n');
        continue;
      }
      int end = i + 1;
      while (end < lines.size() && !isClosing(lines.get(end).strip(), fence)) {
        end++;
      }
      String language = lines.get(i).strip().substring(fence.length()).replaceAll("\\W", "");
      String code = String.join("\n", lines.subList(i + 1, end));
      out.append('\n').append(MarkdownPage.fence(language, code)).append("\n\n");
      i = end;
    }
    return out.toString().replaceAll("\n{3,}", "\n\n").strip();
  }

  private static String fence(String line) {
    char mark = line.isEmpty() ? ' ' : line.charAt(0);
    int end = mark == '`' || mark == '~' ? runEnd(line, 0) : 0;
    boolean opens = end >= 3 && line.indexOf('`', end) < 0;
    return opens ? line.substring(0, end) : "";
  }

  private static boolean isClosing(String line, String fence) {
    return line.startsWith(fence) && runEnd(line, 0) == line.length();
  }

  private static String defuseLine(String line) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '\\' && at + 1 < line.length()) {
        out.append(line, at, at + 2);
        at += 2;
      } else if (c == '`') {
        int end = runEnd(line, at);
        int close = closing(line, end, end - at);
        out.append(close < 0 ? "\\`".repeat(end - at) : line.substring(at, close));
        at = close < 0 ? end : close;
      } else {
        out.append(acts(line, at) ? "\\" : "").append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static boolean acts(String line, int at) {
    return switch (line.charAt(at)) {
      case '<', '~' -> true;
      case '!' -> line.startsWith("[", at + 1);
      case ']' ->
          line.startsWith(":", at + 1)
              || (line.startsWith("(", at + 1)
                  && !line.startsWith("(https://", at + 1)
                  && !line.startsWith("(http://", at + 1));
      default -> false;
    };
  }

  private static int runEnd(String line, int start) {
    int end = start;
    while (end < line.length() && line.charAt(end) == line.charAt(start)) {
      end++;
    }
    return end;
  }

  /** Where the next run of exactly so many backticks ends; -1 when there is none. */
  private static int closing(String line, int from, int length) {
    for (int at = line.indexOf('`', from); at >= 0; ) {
      int end = runEnd(line, at);
      if (end - at == length) {
        return end;
      }
      at = line.indexOf('`', end);
    }
    return -1;
  }
}
