package dev.migralint.sql.read.query;

import dev.migralint.sql.token.Token.Kind;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the functions for XML that have a syntax of their own.
 * https://www.postgresql.org/docs/current/functions-xml.html
 */
final class XmlReader {
  private static final Map<String, Consumer<Cursor>> FUNCTIONS =
      Map.of(
          "xmlconcat", ExpressionReader::list,
          "xmlelement", XmlReader::element,
          "xmlexists", XmlReader::exists,
          "xmlforest", XmlReader::labelled,
          "xmlparse", XmlReader::parse,
          "xmlpi", XmlReader::instruction,
          "xmlroot", XmlReader::root,
          "xmlserialize", XmlReader::serialize);

  private XmlReader() {}

  /** A call of the function with that name, which stands here; whether it is one of XML's. */
  static boolean call(Cursor c, String function) {
    Consumer<Cursor> arguments = FUNCTIONS.get(function);
    if (arguments == null) {
      return false;
    }
    c.next();
    CallReader.inParentheses(c, arguments);
    return true;
  }

  /** XMLTABLE, which stands only after FROM. */
  static void table(Cursor c) {
    c.expect("XMLTABLE");
    CallReader.inParentheses(c, XmlReader::rows);
  }

  private static void element(Cursor c) {
    c.expect("NAME");
    c.anyWord();
    boolean more = c.accept(Kind.COMMA);
    if (more && c.is("XMLATTRIBUTES") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.next();
      CallReader.inParentheses(c, XmlReader::labelled);
      more = c.accept(Kind.COMMA);
    }
    if (more) {
      ExpressionReader.list(c);
    }
  }

  private static void labelled(Cursor c) {
    do {
      ExpressionReader.any(c);
      if (c.accept("AS")) {
        c.anyWord();
      }
    } while (c.accept(Kind.COMMA));
  }

  private static void exists(Cursor c) {
    ExpressionReader.primary(c);
    passing(c);
  }

  private static void passing(Cursor c) {
    c.expect("PASSING");
    mechanism(c);
    ExpressionReader.primary(c);
    mechanism(c);
  }

  private static void mechanism(Cursor c) {
    if (c.accept("BY")) {
      c.expectAny("REF", "VALUE");
    }
  }

  private static void parse(Cursor c) {
    c.expectAny("DOCUMENT", "CONTENT");
    ExpressionReader.any(c);
    if (c.acceptAny("PRESERVE", "STRIP")) {
      c.expect("WHITESPACE");
    }
  }

  private static void instruction(Cursor c) {
    c.expect("NAME");
    c.anyWord();
    if (c.accept(Kind.COMMA)) {
      ExpressionReader.any(c);
    }
  }

  private static void root(Cursor c) {
    ExpressionReader.any(c);
    c.expect(Kind.COMMA);
    c.expect("VERSION");
    if (!c.accept("NO", "VALUE")) {
      ExpressionReader.any(c);
    }
    if (c.accept(Kind.COMMA)) {
      c.expect("STANDALONE");
      if (!c.accept("NO", "VALUE")) {
        c.expectAny("YES", "NO");
      }
    }
  }

  private static void serialize(Cursor c) {
    c.expectAny("DOCUMENT", "CONTENT");
    ExpressionReader.any(c);
    c.expect("AS");
    TypeReader.simple(c);
    if (!c.accept("NO", "INDENT")) {
      c.accept("INDENT");
    }
  }

  private static void rows(Cursor c) {
    if (c.is("XMLNAMESPACES") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.next();
      CallReader.inParentheses(c, XmlReader::namespaces);
      c.expect(Kind.COMMA);
    }
    ExpressionReader.primary(c);
    passing(c);
    c.expect("COLUMNS");
    do {
      column(c);
    } while (c.accept(Kind.COMMA));
  }

  private static void namespaces(Cursor c) {
    do {
      boolean isDefault = c.accept("DEFAULT");
      ExpressionReader.basic(c);
      if (!isDefault) {
        c.expect("AS");
        c.anyWord();
      }
    } while (c.accept(Kind.COMMA));
  }

  private static void column(Cursor c) {
    c.name();
    if (c.accept("FOR", "ORDINALITY")) {
      return;
    }
    TypeReader.type(c);
    while (option(c)) {}
  }

  private static boolean option(Cursor c) {
    if (c.acceptAny("DEFAULT", "PATH")) {
      ExpressionReader.basic(c);
      return true;
    }
    return c.accept("NULL") || c.accept("NOT", "NULL");
  }
}
