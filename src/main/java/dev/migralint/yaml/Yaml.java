package dev.migralint.yaml;

import dev.migralint.source.Position;
import dev.migralint.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document strictly: no anchors, aliases or tags (so nothing expands and nothing is
 * guessed), no key twice, bounded size and nesting.
 */
public final class Yaml {
  private static final int MAX_CHARACTERS = 512 * 1024;
  private static final int MAX_NESTING = 32;
  private static final Position START = new Position(1, 1);

  private final ParserImpl parser;
  private final Problems problems;

  private Yaml(String text, Problems problems) {
    this.parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
    this.problems = problems;
  }

  /**
   * The document, with what is wrong added to the problems; empty when nothing is written or when
   * the text is not YAML.
   */
  public static Optional<YamlValue> read(SourceFile file, Problems problems) {
    String text = file.text();
    if (text.length() > MAX_CHARACTERS) {
      problems.add(START, "is larger than 512 kB.", "Split it or shorten it.");
      return Optional.empty();
    }
    try {
      return new Yaml(text, problems).document();
    } catch (Refused refused) {
      return Optional.empty();
    } catch (MarkedYAMLException broken) {
      Mark mark = broken.getProblemMark();
      String words = broken.getProblem() == null ? "cannot be read" : broken.getProblem();
      problems.add(
          mark == null ? START : position(mark),
          "is not valid YAML: " + words + ".",
          "Look for a missing quote, colon or indentation here or just above.");
    } catch (ReaderException strange) {
      problems.add(
          place(file, strange.getPosition()),
          String.format("holds the control character U+%04X.", strange.getCodePoint()),
          "Remove it.");
    } catch (YAMLException broken) {
      problems.add(START, "is not valid YAML.", "Check its syntax.");
    }
    return Optional.empty();
  }

  private static Position place(SourceFile file, int codePoints) {
    String text = file.text();
    int known = Math.min(codePoints, text.codePointCount(0, text.length()));
    return file.position(text.offsetByCodePoints(0, Math.max(0, known)));
  }

  private Optional<YamlValue> document() {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    parser.getEvent();
    YamlValue value = value(parser.getEvent(), 0);
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw refuse(
          parser.peekEvent(), "starts a second document.", "Keep one document in each file.");
    }
    boolean nothing = value instanceof YamlValue.Scalar scalar && scalar.text().isEmpty();
    return nothing ? Optional.empty() : Optional.of(value);
  }

  private YamlValue value(Event event, int depth) {
    if (event instanceof AliasEvent alias) {
      throw refuse(alias, "uses the alias `*" + alias.getAnchor() + "`.", "Write the value out.");
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw refuse(node, "uses the anchor `&" + node.getAnchor() + "`.", "Remove it.");
    }
    if (depth > MAX_NESTING) {
      throw refuse(event, "nests more than " + MAX_NESTING + " levels deep.", "Flatten it.");
    }
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar, scalar.getTag());
      return new YamlValue.Scalar(position(scalar.getStartMark()), scalar.getValue());
    }
    if (event instanceof CollectionStartEvent start) {
      refuseTag(start, start.getTag());
      return start instanceof MappingStartEvent ? mapping(start, depth) : sequence(start, depth);
    }
    throw refuse(event, "holds something that is not text, a list or a mapping.", "Remove it.");
  }

  private YamlValue sequence(Event start, int depth) {
    List<YamlValue> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(value(parser.getEvent(), depth + 1));
    }
    parser.getEvent();
    return new YamlValue.Sequence(position(start.getStartMark()), List.copyOf(items));
  }

  private YamlValue mapping(Event start, int depth) {
    List<YamlValue.Entry> entries = new ArrayList<>();
    Map<String, Position> seen = new HashMap<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Event keyEvent = parser.getEvent();
      YamlValue key = value(keyEvent, depth + 1);
      YamlValue value = value(parser.getEvent(), depth + 1);
      if (!(key instanceof YamlValue.Scalar name)) {
        throw refuse(keyEvent, "has a list or a mapping as a key.", "Use plain text as key.");
      }
      Position first = seen.putIfAbsent(name.text(), name.at());
      if (first == null) {
        entries.add(new YamlValue.Entry(name, value));
      } else {
        problems.add(
            name.at(),
            "says `" + name.text() + "` twice; the first is in line " + first.line() + ".",
            "Keep one of them.");
      }
    }
    parser.getEvent();
    return new YamlValue.Mapping(position(start.getStartMark()), List.copyOf(entries));
  }

  private void refuseTag(Event event, @Nullable String tag) {
    if (tag != null && !tag.equals("!")) {
      String written = tag.replaceFirst("^tag:yaml\\.org,2002:", "!!");
      throw refuse(
          event, "uses the tag `" + written + "`.", "Remove it: every value is plain text.");
    }
  }

  private Refused refuse(Event event, String message, String nextStep) {
    problems.add(position(event.getStartMark()), message, nextStep);
    return new Refused();
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Ends the reading of a document that has a problem that was already reported. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused() {
      super(null, null, false, false);
    }
  }
}
