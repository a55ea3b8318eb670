package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The string constants of a text of which the words beside them tell the type: those that are cast,
 * compared with a column or assigned to it, and the values of inserted rows.
 */
public final class TypedConstants {
  private static final Set<String> BEFORE_COLUMN =
      Set.of("set", "where", "and", "or", "not", "when", "having", "on", "if");
  private static final Set<String> AFTER_VALUE =
      Set.of("where", "and", "or", "returning", "from", "then", "else", "end");

  private final String text;
  private final List<Token> tokens;
  private final List<Constant> found = new ArrayList<>();

  /** A constant, with the type that it is cast to or the column whose type it takes. */
  public record Constant(String value, Optional<ObjectName> type, Optional<Name> column) {}

  private TypedConstants(String text) {
    this.text = text;
    this.tokens = Expressions.tokens(new Expression(new Span(0, text.length()), text));
  }

  /** Constants that are cast to a type, no array of it. */
  public static List<Constant> cast(String text) {
    TypedConstants constants = new TypedConstants(text);
    for (int i = 0; i < constants.tokens.size(); i++) {
      if (constants.is(i, Kind.STRING)) {
        constants.cast(i);
      }
    }
    return constants.found;
  }

  /** Constants behind {@code column =}, for a text that names the columns of one table only. */
  public static List<Constant> equated(String text) {
    TypedConstants constants = new TypedConstants(text);
    for (int i = 1; i + 2 < constants.tokens.size(); i++) {
      constants.equated(i);
    }
    return constants.found;
  }

  /** The constant that all of a text is. */
  public static Optional<String> only(String text) {
    TypedConstants constants = new TypedConstants(text);
    return constants.tokens.size() == 1 && constants.is(0, Kind.STRING)
        ? Optional.of(constants.value(0))
        : Optional.empty();
  }

  /** The constants that INSERT … VALUES puts into these columns. */
  public static List<Constant> inserted(String text, List<Name> columns) {
    TypedConstants constants = new TypedConstants(text);
    int values = 0;
    while (values < constants.tokens.size() && !constants.word(values).equals("values")) {
      values++;
    }
    constants.rows(values + 1, columns);
    return constants.found;
  }

  private void rows(int from, List<Name> columns) {
    int depth = 0;
    int column = 0;
    for (int i = from; i < tokens.size(); i++) {
      switch (tokens.get(i).kind()) {
        case OPEN_PAREN -> {
          column = depth == 0 ? 0 : column;
          depth++;
        }
        case CLOSE_PAREN -> depth--;
        case COMMA -> column += depth == 1 ? 1 : 0;
        case STRING -> {
          boolean alone =
              (is(i - 1, Kind.OPEN_PAREN) || is(i - 1, Kind.COMMA))
                  && (is(i + 1, Kind.CLOSE_PAREN) || is(i + 1, Kind.COMMA));
          if (depth == 1 && alone && column < columns.size()) {
            add(i, Optional.empty(), Optional.of(columns.get(column)));
          }
        }
        default -> {
          if (depth == 0 && !is(i, Kind.COMMA)) {
            return;
          }
        }
      }
    }
  }

  private void cast(int at) {
    boolean called =
        at > 1
            && is(at - 1, Kind.OPEN_PAREN)
            && word(at - 2).equals("cast")
            && word(at + 1).equals("as");
    if (!called && !is(at + 1, Kind.TYPECAST)) {
      return;
    }
    boolean qualified = is(at + 3, Kind.DOT);
    int last = qualified ? at + 4 : at + 2;
    boolean named = isName(at + 2) && isName(last);
    boolean more =
        is(last + 1, Kind.OPEN_BRACKET)
            || is(last + 1, Kind.OPEN_PAREN)
            || is(last + 1, Kind.DOT)
            || (is(last + 1, Kind.WORD) && word(last + 1).equals("array"));
    if (named && !more) {
      Optional<Name> schema = qualified ? Optional.of(name(at + 2)) : Optional.empty();
      add(at, Optional.of(new ObjectName(schema, name(last))), Optional.empty());
    }
  }

  private void equated(int at) {
    boolean begins =
        is(at - 1, Kind.OPEN_PAREN)
            || is(at - 1, Kind.COMMA)
            || BEFORE_COLUMN.contains(word(at - 1));
    boolean ends =
        at + 3 == tokens.size()
            || is(at + 3, Kind.CLOSE_PAREN)
            || is(at + 3, Kind.COMMA)
            || is(at + 3, Kind.SEMICOLON)
            || AFTER_VALUE.contains(word(at + 3));
    boolean equals = is(at + 1, Kind.OPERATOR) && tokens.get(at + 1).written(text).equals("=");
    if (begins && isName(at) && equals && is(at + 2, Kind.STRING) && ends) {
      add(at + 2, Optional.empty(), Optional.of(name(at)));
    }
  }

  private void add(int at, Optional<ObjectName> type, Optional<Name> column) {
    found.add(new Constant(value(at), type, column));
  }

  private String value(int at) {
    return Strings.value(tokens.get(at).written(text));
  }

  private boolean is(int at, Kind kind) {
    return at >= 0 && at < tokens.size() && tokens.get(at).kind() == kind;
  }

  private boolean isName(int at) {
    return is(at, Kind.QUOTED_NAME) || is(at, Kind.WORD);
  }

  private Name name(int at) {
    String written = tokens.get(at).written(text);
    return is(at, Kind.QUOTED_NAME) ? Name.quoted(Strings.value(written)) : Name.unquoted(written);
  }

  private String word(int at) {
    return is(at, Kind.WORD) ? tokens.get(at).written(text).toLowerCase(Locale.ROOT) : "";
  }
}
