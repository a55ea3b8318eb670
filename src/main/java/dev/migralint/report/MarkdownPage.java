package dev.migralint.report;

import java.util.List;
import java.util.regex.Pattern;

/** Renders a page as CommonMark in which text from files stays text. */
public final class MarkdownPage {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~&#!]");
  private static final Pattern MENTION = Pattern.compile("(?:@{2,}|(?<![A-Za-z0-9])@)(?=\\w)");
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern WEB = Pattern.compile("https?://[^\\s<>\\[\\]()`\\\\|]+");

  private MarkdownPage() {}

  static String render(List<Block> blocks) {
    StringBuilder page = new StringBuilder();
    boolean inList = false;
    for (Block block : blocks) {
      boolean listed = block instanceof Block.Link || block instanceof Block.Item;
      page.append(page.isEmpty() || (listed && inList) ? "" : "\n");
      page.append(render(block)).append('\n');
      inList = listed;
    }
    return page.toString();
  }

  private static String render(Block block) {
    return switch (block) {
      case Block.Heading heading -> "#".repeat(heading.level()) + " " + escape(heading.text());
      case Block.Label label -> "`" + oneLine(label.id()).replace("`", "") + "`, " + label.words();
      case Block.Words words -> escape(words.text());
      case Block.Prose prose -> MarkdownProse.defuse(prose.markdown().strip());
      case Block.Quote quote -> "> " + escape(quote.text());
      case Block.Item item -> "- " + escape(item.text());
      case Block.Code code -> fence(code.language(), code.text());
      case Block.Step step -> step(step);
      case Block.Link link -> "- " + link(link.url());
    };
  }

  private static String step(Block.Step step) {
    String number = step.number() + ". ";
    String indent = " ".repeat(number.length());
    String sql = step.sql().map(text -> "\n\n" + fence("sql", text).indent(0).strip()).orElse("");
    return number + (escape(step.say()) + sql).replaceAll("\n(?=.)", "\n" + indent);
  }

  private static String link(String url) {
    return WEB.matcher(url).matches() ? "<" + oneLine(url) + ">" : escape(url);
  }

  /** A code block whose fence is longer than any run of backticks in it. */
  public static String fence(String language, String text) {
    String code = String.join("\n", Printable.lines(text));
    String fence = "`".repeat(Math.max(3, longestBackticks(code) + 1));
    return fence + language + "\n" + code + "\n" + fence;
  }

  /** A code span that no backticks in the text end. */
  static String code(String text) {
    String line = oneLine(text);
    String marks = "`".repeat(longestBackticks(line) + 1);
    String blank = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return marks + blank + line + blank + marks;
  }

  private static int longestBackticks(String text) {
    return BACKTICKS.matcher(text).results().mapToInt(r -> r.end() - r.start()).max().orElse(0);
  }

  /**
   * Plain words in Markdown, on one line. They mention nobody: GitHub and GitLab take a name behind
   * an escaped {@code @} for a mention too, but not one behind code.
   */
  public static String escape(String text) {
    String words = SPECIAL.matcher(oneLine(text)).replaceAll("\\\\$0");
    return MENTION.matcher(words).replaceAll("`$0`");
  }

  private static String oneLine(String text) {
    return String.join(" ", Printable.lines(text));
  }
}
