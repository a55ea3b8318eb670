package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads calls of the functions that have a syntax of their own, CAST among them.
 * https://www.postgresql.org/docs/current/functions-string.html
 */
final class SpecialCallReader {
  private SpecialCallReader() {}

  /** A function with a syntax of its own. */
  static Expression read(Cursor c, String word) {
    int mark = c.mark();
    if (!c.enter()) {
      c.next();
      c.parenthesised();
      return c.unread(c.since(mark));
    }
    Expression call = entered(c, word);
    c.leave();
    return call;
  }

  private static Expression entered(Cursor c, String word) {
    int mark = c.mark();
    return switch (word) {
      case "cast", "treat" -> cast(c, word);
      case "coalesce", "greatest", "least", "nullif", "grouping" -> {
        c.next();
        List<Expression> arguments = CallReader.gather(c, SpecialCallReader::plainArguments);
        if (word.equals("nullif") && arguments.size() != 2) {
          throw new Refusal("NULLIF has two arguments");
        }
        Span span = c.since(mark);
        ObjectName function = ObjectName.of(Name.unquoted(word));
        yield new Call(span, function, arguments, Call.Form.SPECIAL, "");
      }
      case "trim" -> {
        open(c);
        String function = c.is("LEADING") ? "ltrim" : c.is("TRAILING") ? "rtrim" : "btrim";
        yield CallReader.special(
            c, mark, function, CallReader.gather(c, SpecialCallReader::trimmed));
      }
      default -> {
        Consumer<Cursor> arguments =
            switch (word) {
              case "merge_action" -> SpecialCallReader::nothing;
              case "extract" -> SpecialCallReader::extracted;
              case "position" -> SpecialCallReader::position;
              case "normalize" -> SpecialCallReader::normalized;
              case "overlay", "substring" -> SpecialCallReader::withWords;
              default -> null;
            };
        List<Expression> gathered = new ArrayList<>();
        List<Expression> outer = c.gather(gathered);
        if (arguments != null) {
          open(c);
          arguments.accept(c);
        } else if (!XmlReader.call(c, word) && !JsonReader.call(c, word)) {
          throw c.refuse("an expression");
        }
        c.gather(outer);
        yield CallReader.special(c, mark, word, gathered);
      }
    };
  }

  private static Expression cast(Cursor c, String word) {
    int mark = c.mark();
    open(c);
    Expression operand = ExpressionReader.any(c);
    c.expect("AS");
    TypeName type = TypeReader.type(c);
    c.expect(Kind.CLOSE_PAREN);
    Cast.Syntax syntax = word.equals("cast") ? Cast.Syntax.CAST : Cast.Syntax.TREAT;
    return new Cast(c.since(mark), operand, type, syntax);
  }

  private static void open(Cursor c) {
    c.next();
    c.expect(Kind.OPEN_PAREN);
  }

  private static void nothing(Cursor c) {
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void plainArguments(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    ExpressionReader.list(c);
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void extracted(Cursor c) {
    if (c.isString()) {
      c.next();
    } else {
      c.anyWord();
    }
    c.expect("FROM");
    ExpressionReader.any(c);
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void position(Cursor c) {
    ExpressionReader.basic(c);
    c.expect("IN");
    ExpressionReader.basic(c);
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void normalized(Cursor c) {
    ExpressionReader.any(c);
    if (c.accept(Kind.COMMA)) {
      c.expectAny("NFC", "NFD", "NFKC", "NFKD");
    }
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void trimmed(Cursor c) {
    c.acceptAny("BOTH", "LEADING", "TRAILING");
    c.accept("FROM");
    ExpressionReader.list(c);
    if (c.accept("FROM")) {
      ExpressionReader.list(c);
    }
    c.expect(Kind.CLOSE_PAREN);
  }

  /** Arguments with words between them, or plain ones with commas. */
  private static void withWords(Cursor c) {
    if (!c.is(Kind.CLOSE_PAREN)) {
      do {
        CallReader.argument(c);
      } while (c.accept(Kind.COMMA) || c.acceptAny("PLACING", "FROM", "FOR", "SIMILAR", "ESCAPE"));
    }
    c.expect(Kind.CLOSE_PAREN);
  }
}
