package dev.migralint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renders a page for a terminal. */
final class TextPage {
  private final int width;

  private TextPage(int width) {
    this.width = width;
  }

  static String render(List<Block> blocks, int width) {
    TextPage text = new TextPage(width);
    StringBuilder page = new StringBuilder();
    for (Block block : blocks) {
      boolean joins =
          block instanceof Block.Link
              || block instanceof Block.Label
              || block instanceof Block.Item;
      page.append(page.isEmpty() || joins ? "" : "\n").append(text.render(block)).append('\n');
    }
    return page.toString();
  }

  private String render(Block block) {
    return switch (block) {
      case Block.Heading heading -> lines(heading.text(), "");
      case Block.Label label -> lines(label.id() + ", " + label.words(), "");
      case Block.Words words -> wrapped(words.text(), "  ");
      case Block.Prose prose -> wrapped(flowing(prose.markdown()), "  ");
      case Block.Quote quote -> wrapped(quote.text(), "  ");
      case Block.Item item -> wrapped(item.text(), "  ");
      case Block.Code code -> lines(code.text(), "    ");
      case Block.Step step -> {
        String say = "  " + step.number() + ". " + wrapped(step.say(), "     ").strip();
        yield say + step.sql().map(sql -> "\n" + lines(sql, "       ")).orElse("");
      }
      case Block.Link link -> lines(link.url(), "  ");
    };
  }

  /** Markdown with each paragraph on one line; lists, tables and code keep their lines. */
  private static String flowing(String markdown) {
    List<String> lines = new ArrayList<>();
    boolean open = false;
    for (String line : markdown.lines().toList()) {
      boolean prose = !line.isBlank() && "-*+|>#~ 0123456789".indexOf(line.charAt(0)) < 0;
      if (prose && open) {
        lines.set(lines.size() - 1, lines.getLast() + " " + line.strip());
      } else {
        lines.add(line);
      }
      open = prose;
    }
    return String.join("\n", lines);
  }

  private String wrapped(String text, String indent) {
    return indented(Wrap.lines(text, width - indent.length()), indent);
  }

  private static String lines(String text, String indent) {
    return indented(Printable.lines(text), indent);
  }

  private static String indented(List<String> lines, String indent) {
    return lines.stream()
        .map(line -> (indent + line).stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
