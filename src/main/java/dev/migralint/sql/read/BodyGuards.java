package dev.migralint.sql.read;

import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Guard;
import dev.migralint.sql.Name;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.GuardReader.Held;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The conditions of a body: often a variable holds what a query has found, or FOUND tells whether
 * it has found anything. They hold only as long as no statement of the body may have changed the
 * answer.
 */
final class BodyGuards {
  private final Map<Name, Held> variables = new HashMap<>();
  private Guard found = Guard.Known.UNKNOWN;

  /** The condition that these tokens are. */
  Guard condition(String text, List<Token> tokens) {
    return read(text, tokens, expression -> Optional.of(reader().condition(expression)))
        .orElse(Guard.Known.UNKNOWN);
  }

  private GuardReader reader() {
    return new GuardReader(variables, found);
  }

  private static <T> Optional<T> read(
      String text, List<Token> tokens, Function<Expression, Optional<T>> reading) {
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Cursor c = new Cursor(text, tokens);
    try {
      Expression expression = ExpressionReader.any(c);
      return c.atEnd() ? reading.apply(expression) : Optional.empty();
    } catch (Refusal notAnExpression) {
      return Optional.empty();
    }
  }

  /**
   * A variable is set to what these tokens say.
   *
   * @param certain whether that happens in any case
   */
  void set(Name variable, String text, List<Token> tokens, boolean certain) {
    put(variable, certain ? read(text, tokens, reader()::held) : Optional.empty());
  }

  private void put(Name variable, Optional<Held> held) {
    held.ifPresentOrElse(h -> variables.put(variable, h), () -> variables.remove(variable));
  }

  /**
   * Statements have run.
   *
   * @param into the variables that a query fills
   */
  void follow(List<Statement> statements, List<Name> into, boolean certain) {
    if (statements.isEmpty()) {
      return;
    }
    Optional<QueryTree> query =
        statements.size() == 1 && statements.getFirst().operations().size() == 1
            ? query(statements.getFirst())
            : Optional.empty();
    if (query.isEmpty()) {
      variables.clear();
      found = Guard.Known.UNKNOWN;
      return;
    }
    Optional<Held> held =
        into.size() == 1 && certain ? reader().held(query.get()) : Optional.empty();
    into.forEach(variable -> put(variable, held));
    found = certain ? CatalogQuery.exists(query.get()) : Guard.Known.UNKNOWN;
  }

  private static Optional<QueryTree> query(Statement statement) {
    return statement.operations().getFirst() instanceof Query query
        ? query.query()
        : Optional.empty();
  }
}
