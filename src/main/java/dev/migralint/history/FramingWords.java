package dev.migralint.history;

import dev.migralint.source.Framing;
import dev.migralint.source.Framing.LineEndings;
import dev.migralint.source.Framing.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words for what two versions of a migration differ in where no line does. */
final class FramingWords {
  private FramingWords() {}

  /** "Only the line endings differ (LF before, CRLF now)". */
  static String only(Framing framing) {
    List<String> parts = new ArrayList<>();
    for (Part part : framing.parts()) {
      parts.add(
          switch (part) {
            case BYTE_ORDER_MARK -> "the byte order mark";
            case LINE_ENDINGS -> "the line endings";
            case FINAL_NEWLINE -> "the newline at the end";
          });
    }
    boolean many = parts.size() > 1 || framing.parts().contains(Part.LINE_ENDINGS);
    String last = parts.removeLast();
    String all = parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
    String how =
        framing.parts().contains(Part.LINE_ENDINGS)
            ? " (" + word(framing.before()) + " before, " + word(framing.now()) + " now)"
            : "";
    return "Only " + all + (many ? " differ" : " differs") + how;
  }

  /** The line of {@code .gitattributes} that keeps the line endings as they were. */
  static Optional<String> gitAttribute(Framing framing) {
    return framing.parts().contains(Part.LINE_ENDINGS)
        ? Optional.of(framing.before() == LineEndings.LF ? "*.sql text eol=lf" : "*.sql -text")
        : Optional.empty();
  }

  private static String word(LineEndings endings) {
    return switch (endings) {
      case LF -> "LF";
      case CRLF -> "CRLF";
      case MIXED -> "mixed";
      case NONE -> "none";
    };
  }
}
