package dev.migralint.sql.read;

import dev.migralint.sql.Body;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.Expression;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which functions PostgreSQL replaces by their body where they are called, so that what they say of
 * themselves does not count: {@code inline_function} in
 * https://github.com/postgres/postgres/blob/master/src/backend/optimizer/util/clauses.c
 */
final class Inlining {
  /** A function with one of these may be called as it is. */
  private static final Set<String> KEEPS =
      Set.of("SECURITY", "EXTERNAL", "SET", "STRICT", "SETOF", "TABLE", "OUT", "INOUT");

  /** Functions that give each row of a statement the same, and are no aggregates. */
  private static final Set<String> CONSTANT =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "current_user",
          "session_user",
          "current_setting",
          "date_trunc",
          "lower",
          "md5",
          "now",
          "timezone",
          "to_char",
          "upper");

  private Inlining() {}

  /** Whether the function is inlined, and its body is the same for each row. */
  static boolean applies(CreateRoutine create, String text, List<Token> tokens, Body body) {
    return create.object() == ObjectKind.FUNCTION
        && create.language().equals(Optional.of("sql"))
        && body.statements().size() == 1
        && tokens.stream().noneMatch(token -> keeps(text, token))
        && isConstant(body.statements().getFirst().operations());
  }

  private static boolean keeps(String text, Token token) {
    return token.kind() == Token.Kind.WORD
        && KEEPS.stream().anyMatch(word -> Keywords.isWritten(text, token, word));
  }

  private static boolean isConstant(List<Operation> operations) {
    return operations.size() == 1
        && operations.getFirst() instanceof DataOperation.Query query
        && query.reads().isEmpty()
        && query.query().filter(Inlining::isConstant).isPresent();
  }

  private static boolean isConstant(QueryTree query) {
    return query.with().isEmpty()
        && query.others().isEmpty()
        && query.parts().size() == 1
        && query.parts().getFirst() instanceof QueryTree.Select select
        && select.targets().size() == 1
        && select.from().equals(QueryTree.From.NONE)
        && select.where().isEmpty()
        && select.others().isEmpty()
        && isConstant(select.targets().getFirst().value());
  }

  private static boolean isConstant(Expression value) {
    return value.all(Expression.Subquery.class).findAny().isEmpty()
        && value.all(Expression.Unread.class).findAny().isEmpty()
        && Names.functions(value).stream().allMatch(Inlining::isConstant);
  }

  private static boolean isConstant(ObjectName function) {
    return function.schema().isEmpty() && CONSTANT.contains(function.name().text());
  }
}
