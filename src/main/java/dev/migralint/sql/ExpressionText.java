package dev.migralint.sql;

import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Expression.Constant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes an expression as SQL that PostgreSQL reads as the same tree. */
final class ExpressionText {
  /** Deeper than this an expression is only hinted at. */
  private static final int MAX_DEPTH = 250;

  private final StringBuilder sql = new StringBuilder();
  private int depth;

  private ExpressionText() {}

  static String of(Expression expression) {
    ExpressionText text = new ExpressionText();
    text.write(expression);
    return text.sql.toString();
  }

  /** Writes it in parentheses where it binds less tightly than that. */
  private void write(Expression expression, int atLeast) {
    if (Precedence.of(expression) < atLeast) {
      parenthesised(expression);
    } else {
      write(expression);
    }
  }

  private void parenthesised(Expression expression) {
    sql.append('(');
    write(expression);
    sql.append(')');
  }

  private void write(Expression expression) {
    if (depth == MAX_DEPTH) {
      sql.append('…');
      return;
    }
    depth++;
    switch (expression) {
      case Expression.Column column -> {
        column.qualifiers().forEach(name -> sql.append(name.sql()).append('.'));
        sql.append(column.name().sql());
      }
      case Expression.AllColumns all -> {
        all.qualifiers().forEach(name -> sql.append(name.sql()).append('.'));
        sql.append('*');
      }
      case Constant constant -> constant(constant);
      case Expression.Placeholder placeholder -> sql.append(placeholder.text());
      case Cast cast -> cast(cast);
      case Expression.Call call -> call(call);
      case Expression.Operator operator -> operator(operator);
      case Expression.And and -> joined(and.conditions(), " AND ", Precedence.AND);
      case Expression.Or or -> joined(or.conditions(), " OR ", Precedence.OR);
      case Expression.Not not -> {
        sql.append("NOT ");
        write(not.condition(), Precedence.NOT);
      }
      case Expression.Test test -> {
        write(test.operand(), Precedence.COMPARISON);
        sql.append(test.negated() ? " IS NOT " : " IS ").append(test.word());
      }
      case Expression.Distinct distinct -> {
        write(distinct.left(), Precedence.COMPARISON);
        sql.append(distinct.negated() ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ");
        write(distinct.right(), Precedence.COMPARISON);
      }
      case Expression.Match match -> {
        write(match.operand(), Precedence.ESCAPE);
        sql.append(match.negated() ? " NOT " : " ").append(match.word()).append(' ');
        write(match.pattern(), Precedence.OTHER);
        match
            .escape()
            .ifPresent(
                escape -> {
                  sql.append(" ESCAPE ");
                  write(escape, Precedence.OTHER);
                });
      }
      case Expression.Between between -> between(between);
      case Expression.In in -> {
        write(in.operand(), Precedence.ESCAPE);
        sql.append(in.negated() ? " NOT IN " : " IN ");
        if (isQuery(in.members())) {
          write(in.members().getFirst());
        } else {
          list("(", in.members(), ")");
        }
      }
      case Expression.Quantified quantified -> {
        write(quantified.operand(), Precedence.infix(quantified.symbol()) + 1);
        sql.append(' ').append(quantified.symbol()).append(quantified.every() ? " ALL " : " ANY ");
        if (isQuery(List.of(quantified.argument()))) {
          write(quantified.argument());
        } else {
          parenthesised(quantified.argument());
        }
      }
      case Expression.Case cases -> cases(cases);
      case Expression.Row row -> list(row.explicit() ? "ROW(" : "(", row.values(), ")");
      case Expression.Array array -> list(array.nested() ? "[" : "ARRAY[", array.elements(), "]");
      case Expression.Subquery subquery ->
          sql.append(
                  switch (subquery.use()) {
                    case PLAIN -> "";
                    case EXISTS -> "EXISTS ";
                    case ARRAY -> "ARRAY";
                  })
              .append(subquery.written());
      case Expression.Field field -> {
        indirect(field.operand());
        sql.append('.').append(field.name().map(Name::sql).orElse("*"));
      }
      case Expression.Subscript subscript -> {
        if (subscript.operand() instanceof Expression.Column column) {
          write(column);
        } else {
          indirect(subscript.operand());
        }
        sql.append('[');
        subscript.lower().ifPresent(this::write);
        sql.append(subscript.slice() ? ":" : "");
        subscript.upper().ifPresent(this::write);
        sql.append(']');
      }
      case Expression.Collate collate -> {
        write(collate.operand(), Precedence.COLLATE);
        sql.append(" COLLATE ").append(collate.collation().sql());
      }
      case Expression.AtTimeZone at -> {
        write(at.operand(), Precedence.AT);
        sql.append(at.zone().isPresent() ? " AT TIME ZONE " : " AT LOCAL");
        at.zone().ifPresent(zone -> write(zone, Precedence.COLLATE));
      }
      case Expression.Unread unread -> sql.append(unread.written());
    }
    depth--;
  }

  /** What a field or a subscript is taken of. */
  private void indirect(Expression operand) {
    boolean goesOn =
        operand instanceof Expression.Field
            || operand instanceof Expression.Subscript
            || operand instanceof Expression.Placeholder;
    if (goesOn) {
      write(operand);
    } else {
      parenthesised(operand);
    }
  }

  private static boolean isQuery(List<Expression> members) {
    return members.size() == 1
        && members.getFirst() instanceof Expression.Subquery query
        && query.use() == Expression.Subquery.Use.PLAIN;
  }

  private void list(String open, List<Expression> members, String close) {
    sql.append(open);
    String separator = "";
    for (Expression member : members) {
      sql.append(separator);
      write(member);
      separator = ", ";
    }
    sql.append(close);
  }

  private void joined(List<Expression> conditions, String word, int precedence) {
    String separator = "";
    for (Expression condition : conditions) {
      sql.append(separator);
      write(condition, precedence + 1);
      separator = word;
    }
  }

  private void constant(Constant constant) {
    switch (constant.kind()) {
      case STRING -> sql.append(literal(constant.value()));
      case NUMBER, PREFIXED_STRING -> sql.append(constant.value());
      case TRUE -> sql.append("true");
      case FALSE -> sql.append("false");
      case NULL, DEFAULT -> sql.append(constant.kind().name());
    }
  }

  private static String literal(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    boolean escaped = value.chars().anyMatch(c -> c < ' ');
    if (!escaped) {
      return quoted;
    }
    StringBuilder text = new StringBuilder("E");
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      text.append(
          switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> c < ' ' ? "\\x%02x".formatted((int) c) : String.valueOf(c);
          });
    }
    return text.toString();
  }

  private void cast(Cast cast) {
    switch (cast.syntax()) {
      case OPERATOR -> {
        write(cast.operand(), Precedence.CAST);
        sql.append("::").append(cast.type().sql());
      }
      case CAST, TREAT -> {
        sql.append(cast.syntax().name()).append('(');
        write(cast.operand());
        sql.append(" AS ").append(cast.type().sql()).append(')');
      }
      case CONSTANT -> {
        String type = cast.type().sql();
        boolean fields = type.startsWith("interval ");
        sql.append(fields ? "interval" : type).append(' ');
        write(cast.operand());
        sql.append(fields ? type.substring("interval".length()) : "");
      }
    }
  }

  private void call(Expression.Call call) {
    if (!call.written().isEmpty()) {
      sql.append(call.written());
      return;
    }
    call.function().schema().ifPresent(schema -> sql.append(schema.sql()).append('.'));
    if (call.form() == Expression.Call.Form.BARE) {
      sql.append(call.function().name());
    } else {
      sql.append(functionName(call.function().name()));
      list("(", call.arguments(), ")");
    }
  }

  /** What was a function's name without quotes is one again, key word or not. */
  private static String functionName(Name name) {
    return name.isQuoted() ? name.sql() : name.text();
  }

  /** A chain of operators is a deep tree to the left, which is written without recursion. */
  private void operator(Expression.Operator operator) {
    String symbol = operator.symbol();
    if (operator.operands().size() == 1) {
      Expression operand = operator.operands().getFirst();
      boolean number = operand instanceof Constant;
      sql.append(symbol).append(number ? "" : " ");
      write(operand, Precedence.prefix(symbol));
      return;
    }
    List<Expression.Operator> chain = new ArrayList<>(List.of(operator));
    while (chain.getLast().operands().getFirst() instanceof Expression.Operator left
        && left.operands().size() > 1
        && !needsParentheses(left, chain.getLast())) {
      chain.add(left);
    }
    Collections.reverse(chain);
    Expression.Operator innermost = chain.getFirst();
    write(innermost.operands().getFirst(), left(innermost));
    for (Expression.Operator next : chain) {
      for (Expression operand : next.operands().subList(1, next.operands().size())) {
        sql.append(' ').append(next.symbol()).append(' ');
        write(operand, Precedence.infix(next.symbol()) + 1);
      }
    }
  }

  private static boolean needsParentheses(Expression.Operator left, Expression.Operator in) {
    return Precedence.of(left) < left(in);
  }

  /** How tightly the left operand must bind: comparisons do not associate. */
  private static int left(Expression.Operator operator) {
    int own = Precedence.infix(operator.symbol());
    return own == Precedence.COMPARISON || own == Precedence.MATCH ? own + 1 : own;
  }

  private void between(Expression.Between between) {
    write(between.operand(), Precedence.ESCAPE);
    sql.append(between.negated() ? " NOT BETWEEN " : " BETWEEN ");
    sql.append(between.symmetric() ? "SYMMETRIC " : "");
    boolean basic =
        !(between.low() instanceof Expression.Collate)
            && !(between.low() instanceof Expression.AtTimeZone);
    write(between.low(), basic ? Precedence.OTHER : Precedence.PRIMARY);
    sql.append(" AND ");
    write(between.high(), Precedence.ESCAPE);
  }

  private void cases(Expression.Case cases) {
    sql.append("CASE");
    cases
        .operand()
        .ifPresent(
            operand -> {
              sql.append(' ');
              write(operand);
            });
    for (Expression.Case.When branch : cases.branches()) {
      sql.append(" WHEN ");
      write(branch.condition());
      sql.append(" THEN ");
      write(branch.result());
    }
    cases
        .otherwise()
        .ifPresent(
            otherwise -> {
              sql.append(" ELSE ");
              write(otherwise);
            });
    sql.append(" END");
  }
}
