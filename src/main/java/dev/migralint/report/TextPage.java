package dev.migralint.report;

import java.util.List;
import java.util.stream.Collectors;

/** Renders a page for a terminal. */
final class TextPage {
  private TextPage() {}

  static String render(List<Block> blocks) {
    StringBuilder page = new StringBuilder();
    for (Block block : blocks) {
      boolean joins =
          block instanceof Block.Link
              || block instanceof Block.Label
              || block instanceof Block.Item;
      page.append(page.isEmpty() || joins ? "" : "\n").append(render(block)).append('\n');
    }
    return page.toString();
  }

  private static String render(Block block) {
    return switch (block) {
      case Block.Heading heading -> lines(heading.text(), "");
      case Block.Label label -> lines(label.id() + ", " + label.words(), "");
      case Block.Words words -> lines(words.text(), "  ");
      case Block.Prose prose -> lines(prose.markdown(), "  ");
      case Block.Quote quote -> lines(quote.text(), "  ");
      case Block.Item item -> lines(item.text(), "  ");
      case Block.Code code -> lines(code.text(), "    ");
      case Block.Step step -> {
        String say = "  " + step.number() + ". " + lines(step.say(), "     ").strip();
        yield say + step.sql().map(sql -> "\n" + lines(sql, "       ")).orElse("");
      }
      case Block.Link link -> lines(link.url(), "  ");
    };
  }

  private static String lines(String text, String indent) {
    return Printable.lines(text).stream()
        .map(line -> (indent + line).stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
