package dev.migralint.sql.read.object;

import dev.migralint.sql.Name;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the lists of options that many statements share. */
public final class OptionReader {
  private static final Pattern OFF = Pattern.compile("(?i)'?(?:false|off|no|0)'?");

  private OptionReader() {}

  /** {@code (name = value, name)}, which PostgreSQL's grammar calls a definition. */
  static void definition(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    do {
      c.anyWord();
      if (c.acceptOperator("=")) {
        value(c);
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
  }

  /** WITH and a definition, or nothing. */
  public static void withDefinition(Cursor c) {
    if (c.accept("WITH")) {
      definition(c);
    }
  }

  /**
   * {@code (fillfactor = 70, toast.autovacuum_enabled)}; their names, one behind a dot without it.
   */
  public static List<String> storageParameters(Cursor c) {
    return StorageParameter.names(storage(c));
  }

  /** A storage parameter; the name behind a dot without what stands before that. */
  public record StorageParameter(Optional<Name> kind, Name name, Optional<String> value) {
    /** The names of these. */
    public static List<String> names(List<StorageParameter> parameters) {
      return parameters.stream().map(parameter -> parameter.name().text()).toList();
    }

    /** These with their values. */
    public static List<String> settings(List<StorageParameter> parameters) {
      return parameters.stream().map(StorageParameter::setting).toList();
    }

    private String setting() {
      return kind.map(name -> name.text() + ".").orElse("")
          + name.text()
          + value.map(text -> "=" + text).orElse("");
    }
  }

  /** The same with their values, in lower case and without quotes. */
  public static List<StorageParameter> storage(Cursor c) {
    List<StorageParameter> parameters = new ArrayList<>();
    c.expect(Kind.OPEN_PAREN);
    do {
      Optional<Name> kind = Optional.empty();
      Name name = c.anyWord();
      if (c.accept(Kind.DOT)) {
        kind = Optional.of(name);
        name = c.anyWord();
      }
      Optional<String> value = Optional.empty();
      if (c.acceptOperator("=")) {
        int start = c.mark();
        value(c);
        String written = c.text(c.since(start));
        value = Optional.of(written.replace("'", "").strip().toLowerCase(Locale.ROOT));
      }
      parameters.add(new StorageParameter(kind, name, value));
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
    return List.copyOf(parameters);
  }

  /** WITH and storage parameters, or nothing; their names. */
  public static List<String> withStorageParameters(Cursor c) {
    return c.accept("WITH") ? storageParameters(c) : List.of();
  }

  /** WITH and the options of a view, or nothing; the names of those that are not turned off. */
  public static List<String> viewOptions(Cursor c) {
    return c.accept("WITH") ? setOptions(c) : List.of();
  }

  /** The options in parentheses; the names of those that are not turned off. */
  public static List<String> setOptions(Cursor c) {
    List<String> names = new ArrayList<>();
    c.expect(Kind.OPEN_PAREN);
    do {
      Name name = c.anyWord();
      boolean on = true;
      if (c.acceptOperator("=")) {
        int value = c.mark();
        value(c);
        on = !OFF.matcher(c.text(c.since(value))).matches();
      }
      if (on) {
        names.add(name.text());
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
    return List.copyOf(names);
  }

  /** The value of a definition: a type's name, any key word, an operator, a number, a string. */
  static void value(Cursor c) {
    boolean reserved = c.is(Kind.WORD) && Keywords.isNeverName(c.folded());
    if (c.isString()) {
      c.string();
    } else if (c.isNumber()) {
      c.number();
    } else if (OperatorReader.isQualified(c) || c.is(Kind.OPERATOR)) {
      OperatorReader.operator(c);
    } else if (reserved || c.is("NONE")) {
      c.next();
    } else {
      TypeReader.functionType(c);
    }
  }

  /** OPTIONS of a new foreign object, or nothing. */
  public static void newOptions(Cursor c) {
    if (c.accept("OPTIONS")) {
      c.expect(Kind.OPEN_PAREN);
      do {
        c.anyWord();
        c.string();
      } while (c.accept(Kind.COMMA));
      c.expect(Kind.CLOSE_PAREN);
    }
  }

  /** OPTIONS that ALTER adds, sets or drops. */
  public static void changedOptions(Cursor c) {
    c.expect("OPTIONS");
    c.expect(Kind.OPEN_PAREN);
    do {
      boolean named = c.token(1).kind() != Kind.STRING && c.token(1).kind() != Kind.DOLLAR_STRING;
      if (named && c.accept("DROP")) {
        c.anyWord();
      } else {
        if (named) {
          c.acceptAny("SET", "ADD");
        }
        c.anyWord();
        c.string();
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
  }

  /** The options in parentheses of VACUUM, EXPLAIN and their like; none when none stand here. */
  public static Map<String, String> utilityOptions(Cursor c) {
    Map<String, String> options = new HashMap<>();
    if (!c.accept(Kind.OPEN_PAREN)) {
      return options;
    }
    do {
      String name =
          c.acceptAny("ANALYZE", "ANALYSE") ? "analyze" : Keywords.fold(c.nonReserved().text());
      boolean bare = c.is(Kind.COMMA) || c.is(Kind.CLOSE_PAREN);
      options.put(name, bare ? "true" : booleanOrValue(c).toLowerCase(Locale.ROOT));
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
    return options;
  }

  /** TRUE, FALSE, ON, a name, a string or a number. */
  static String booleanOrValue(Cursor c) {
    if (c.isNumber()) {
      return c.number();
    }
    return c.isAny("TRUE", "FALSE", "ON") ? c.anyWord().text() : c.nameOrString();
  }

  /** Whether a utility option is there and not switched off. */
  public static boolean isOn(Map<String, String> options, String name) {
    String value = options.getOrDefault(name, "false");
    return !value.equals("false") && !value.equals("off") && !value.equals("0");
  }
}
