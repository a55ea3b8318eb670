package dev.migralint.report;

import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML the same on every machine: indented, line feeds, without the characters that XML 1.0 forbids,
 * and in ASCII, so that no character can reorder or hide what stands on the screen and no output
 * encoding can damage it.
 */
final class XmlOutput {
  private final XMLStreamWriter xml;
  private int depth;

  private XmlOutput(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** What a reporter puts into a document. */
  interface Content {
    void write(XmlOutput xml) throws XMLStreamException;
  }

  /** Writes a document, ending in a line feed; the writer stays open. */
  static void write(Writer out, Content content) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new Ascii(out));
      xml.writeStartDocument("UTF-8", "1.0");
      content.write(new XmlOutput(xml));
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException failed) {
      throw failed.getNestedException() instanceof IOException cause
          ? cause
          : new IOException("the report could not be written", failed);
    }
    out.write("\n");
  }

  /** Starts an element, with names and values of its attributes in turns. */
  XmlOutput start(String name, String... attributes) throws XMLStreamException {
    indent();
    depth++;
    xml.writeStartElement(name);
    attributes(attributes);
    return this;
  }

  /** Ends the element that was started last. */
  void end() throws XMLStreamException {
    depth--;
    indent();
    xml.writeEndElement();
  }

  /** An element without elements in it. */
  void leaf(String name, String text, String... attributes) throws XMLStreamException {
    indent();
    if (text.isEmpty()) {
      xml.writeEmptyElement(name);
      attributes(attributes);
    } else {
      xml.writeStartElement(name);
      attributes(attributes);
      xml.writeCharacters(allowed(text));
      xml.writeEndElement();
    }
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], allowed(attributes[i + 1]));
    }
  }

  private void indent() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** The text without what no XML document can hold, not even as a reference. */
  static String allowed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().filter(XmlOutput::isAllowed).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** <a href="https://www.w3.org/TR/xml/#charsets">Char of XML 1.0</a>. */
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  /**
   * Writes references for all characters beyond ASCII. They only stand in text and in attributes,
   * since the names of elements are ours.
   */
  private static final class Ascii extends Writer {
    private final Writer out;
    private char high;

    Ascii(Writer out) {
      this.out = out;
    }

    @Override
    public void write(char[] text, int start, int length) throws IOException {
      int plain = start;
      for (int i = start; i < start + length; i++) {
        if (text[i] > '~') {
          out.write(text, plain, i - plain);
          reference(text[i]);
          plain = i + 1;
        }
      }
      out.write(text, plain, start + length - plain);
    }

    /** The two halves of a character may come in two calls. */
    private void reference(char c) throws IOException {
      if (Character.isHighSurrogate(c)) {
        high = c;
      } else {
        int codePoint = Character.isLowSurrogate(c) ? Character.toCodePoint(high, c) : c;
        out.write(String.format("&#x%X;", codePoint));
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() {
      // The writer stays open.
    }
  }
}
