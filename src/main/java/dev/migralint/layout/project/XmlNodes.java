package dev.migralint.layout.project;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks over XML that other tools own, without document types and external entities. Of a malformed
 * text, what stands before the mistake is seen.
 */
final class XmlNodes {
  private static final int DEEPEST = 100;
  private static final int LONGEST_LIST = 4000;

  private final BiConsumer<List<String>, Map<String, String>> visitor;
  private final List<String> path = new ArrayList<>();
  private final Deque<Element> open = new ArrayDeque<>();

  /** An element that has not ended: its attributes and children by name, and its own text. */
  private record Element(Map<String, String> texts, StringBuilder text) {
    void add(String name, String value) {
      texts.merge(
          name,
          value,
          (before, more) -> before.length() > LONGEST_LIST ? before : before + "," + more);
    }
  }

  private XmlNodes(BiConsumer<List<String>, Map<String, String>> visitor) {
    this.visitor = visitor;
  }

  /**
   * Gives the visitor each element when it ends: the names on the way to it, its own last, and the
   * texts of its attributes and of the elements in it by name, those of equal names joined by
   * commas. Whether the text is XML is returned.
   */
  static boolean walk(String text, BiConsumer<List<String>, Map<String, String>> visitor) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    XmlNodes nodes = new XmlNodes(visitor);
    try {
      nodes.document(factory.createXMLStreamReader(new StringReader(text)));
      return true;
    } catch (XMLStreamException malformed) {
      while (!nodes.open.isEmpty()) {
        nodes.end();
      }
      return false;
    }
  }

  private void document(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml);
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.peek().text().append(xml.getText());
          }
        }
        default -> {}
      }
    }
  }

  private void start(XMLStreamReader xml) throws XMLStreamException {
    if (open.size() > DEEPEST) {
      throw new XMLStreamException("nested too deeply");
    }
    Element element = new Element(new HashMap<>(), new StringBuilder());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      element.add(plain(xml.getAttributeLocalName(i)), xml.getAttributeValue(i));
    }
    open.push(element);
    path.add(plain(xml.getLocalName()));
  }

  private void end() {
    Element element = open.pop();
    if (!element.texts().isEmpty()) {
      visitor.accept(path, element.texts());
    }
    String name = path.removeLast();
    String text = element.text().toString().strip();
    if (!text.isEmpty() && !open.isEmpty()) {
      open.peek().add(name, text);
    }
  }

  private static String plain(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
