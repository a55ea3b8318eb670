package dev.migralint.sql.read;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that the function of a trigger reads or writes by NEW and OLD, in whatever statement
 * of PL/pgSQL. https://www.postgresql.org/docs/current/plpgsql-trigger.html
 */
final class RowColumns {
  private RowColumns() {}

  static List<Name> in(CreateRoutine create, String text, List<Token> tokens) {
    if (!create.language().equals(Optional.of("plpgsql"))) {
      return List.of();
    }
    Set<Name> columns = new LinkedHashSet<>();
    for (Token token : tokens) {
      if (token.kind() == Kind.DOLLAR_STRING || token.kind() == Kind.STRING) {
        Excerpt body = Excerpt.of(text, token);
        collect(
            body.text(), new Lexer(body.text(), body.range().start(), body.range().end()), columns);
      }
    }
    return List.copyOf(columns);
  }

  private static void collect(String text, Lexer lexer, Set<Name> columns) {
    boolean row = false;
    boolean dot = false;
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      if (token.isComment()) {
        continue;
      }
      if (row && dot) {
        name(text, token).ifPresent(columns::add);
      }
      dot = row && !dot && token.kind() == Kind.DOT;
      row = dot || isRow(text, token);
    }
  }

  private static boolean isRow(String text, Token token) {
    return token.kind() == Kind.WORD
        && (Keywords.isWritten(text, token, "NEW") || Keywords.isWritten(text, token, "OLD"));
  }

  private static Optional<Name> name(String text, Token token) {
    String written = token.written(text);
    if (token.kind() == Kind.WORD) {
      return Optional.of(Name.unquoted(written));
    }
    return token.kind() == Kind.QUOTED_NAME && written.startsWith("\"")
        ? Optional.of(Name.quoted(written.substring(1, written.length() - 1).replace("\"\"", "\"")))
        : Optional.empty();
  }
}
