package dev.migralint.sql;

import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of a relation, type or other object, with the schema where it was written. */
public record ObjectName(Optional<Name> schema, Name name) {

  /** An object named without a schema. */
  public static ObjectName of(Name name) {
    return new ObjectName(Optional.empty(), name);
  }

  /** The object that a text names, as a cast to regclass reads it; empty where it names none. */
  public static Optional<ObjectName> parse(String text) {
    List<Name> parts = new ArrayList<>();
    Lexer lexer = new Lexer(text, 0, text.length());
    boolean name = true;
    for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
      switch (token.kind()) {
        case WORD, PLACEHOLDER -> parts.add(Name.unquoted(token.written(text)));
        case QUOTED_NAME -> parts.add(Name.quoted(Strings.value(token.written(text))));
        case DOT -> {}
        default -> {
          return Optional.empty();
        }
      }
      if (name == (token.kind() == Token.Kind.DOT)) {
        return Optional.empty();
      }
      name = !name;
    }
    if (name || parts.size() > 3) {
      return Optional.empty();
    }
    Optional<Name> schema =
        parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty();
    return Optional.of(new ObjectName(schema, parts.getLast()));
  }

  /** Whether a part of the name is made up while a PL/pgSQL body runs. */
  public boolean isMadeUp() {
    return name.isMadeUp() || schema.filter(Name::isMadeUp).isPresent();
  }

  /** The name as SQL must write it, with its schema where that was written. */
  public String sql() {
    return schema.map(s -> s.sql() + ".").orElse("") + name.sql();
  }

  /** Catalogs look names up all the time, and what a record makes up is slow before it is hot. */
  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectName that && name.equals(that.name) && schema.equals(that.schema);
  }

  @Override
  public String toString() {
    return schema.map(s -> s + ".").orElse("") + name;
  }
}
