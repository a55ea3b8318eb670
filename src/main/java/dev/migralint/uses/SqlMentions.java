package dev.migralint.uses;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserTreeConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * Reads a statement with JSqlParser and resolves its columns to the tables that the same query
 * names. The only class that knows the parser, which is loaded when the first statement needs it.
 */
final class SqlMentions {
  private static final int DEEPEST = 200;
  private static final int MOST_TOKENS = 5000;

  private final List<Mention> found = new ArrayList<>();
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private final Set<String> withQueries = new HashSet<>();

  private SqlMentions() {}

  /** One thing that a query reads from; a subquery has no table. */
  private record Source(String alias, Optional<String> table) {}

  private record Scope(List<Source> sources, Set<String> outputs) {}

  /** What a statement names; empty where the parser is not asked or refuses. */
  static Optional<List<Mention>> of(String sql) {
    if (isTooMuch(sql)) {
      return Optional.empty();
    }
    try {
      CCJSqlParser parser = CCJSqlParserUtil.newParser(sql);
      parser.Statement();
      SqlMentions mentions = new SqlMentions();
      Node root = parser.getASTRoot();
      mentions.nameWithQueries(root);
      mentions.read(root);
      return Optional.of(mentions.found);
    } catch (ParseException | RuntimeException | StackOverflowError refused) {
      return Optional.empty();
    }
  }

  /** The parser needs time and stack for what is nested, and nobody writes so much by hand. */
  private static boolean isTooMuch(String sql) {
    int depth = 0;
    int tokens = 0;
    boolean inWord = false;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      boolean word = Character.isLetterOrDigit(c) || c == '_';
      tokens += (word && !inWord) || !(word || Character.isWhitespace(c)) ? 1 : 0;
      inWord = word;
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth > DEEPEST || tokens > MOST_TOKENS) {
        return true;
      }
    }
    return false;
  }

  private void nameWithQueries(Node node) {
    if (node.getId() == CCJSqlParserTreeConstants.JJTWITHITEM) {
      withQueries.add(plain(node.jjtGetFirstToken().image));
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      nameWithQueries(node.jjtGetChild(i));
    }
  }

  private static boolean opensScope(Node node) {
    return switch (node.getId()) {
      case CCJSqlParserTreeConstants.JJTSTATEMENT,
          CCJSqlParserTreeConstants.JJTPLAINSELECT,
          CCJSqlParserTreeConstants.JJTPARENTHESEDINSERT,
          CCJSqlParserTreeConstants.JJTPARENTHESEDUPDATE,
          CCJSqlParserTreeConstants.JJTPARENTHESEDDELETE ->
          true;
      default -> false;
    };
  }

  private void read(Node node) {
    boolean opens = opensScope(node);
    if (opens) {
      Scope scope = new Scope(new ArrayList<>(), new HashSet<>());
      collect(node, scope);
      scopes.push(scope);
    }
    if (node.getId() == CCJSqlParserTreeConstants.JJTTABLENAME
        && node.jjtGetValue() instanceof Table table
        && !isWithQuery(table)) {
      found.add(new Mention(name(table), Optional.empty(), offset(node)));
    }
    if (node.getId() == CCJSqlParserTreeConstants.JJTCOLUMN
        && node.jjtGetValue() instanceof Column column) {
      column(column, node);
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      read(node.jjtGetChild(i));
    }
    if (opens) {
      scopes.pop();
    }
  }

  /** What a query itself reads from and calls its columns, without its subqueries. */
  private void collect(Node node, Scope scope) {
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      Node child = node.jjtGetChild(i);
      Object value = child.jjtGetValue();
      if (child.getId() == CCJSqlParserTreeConstants.JJTTABLENAME && value instanceof Table table) {
        Optional<String> real = isWithQuery(table) ? Optional.empty() : Optional.of(name(table));
        scope.sources().add(new Source(plain(alias(table).orElse(table.getName())), real));
      } else if (child.getId() == CCJSqlParserTreeConstants.JJTFROMITEM
          && value instanceof FromItem item
          && !(value instanceof Table)) {
        scope.sources().add(new Source(plain(alias(item).orElse("")), Optional.empty()));
      } else if (value instanceof SelectItem<?> item && item.getAlias() != null) {
        scope.outputs().add(plain(item.getAlias().getName()));
      }
      if (!opensScope(child)) {
        collect(child, scope);
      }
    }
  }

  private static Optional<String> alias(FromItem item) {
    return Optional.ofNullable(item.getAlias()).map(Alias::getName);
  }

  private boolean isWithQuery(Table table) {
    return table.getSchemaName() == null && withQueries.contains(plain(table.getName()));
  }

  private void column(Column column, Node node) {
    String name = unquoted(column.getColumnName());
    String qualifier = column.getTable() == null ? "" : qualifier(column.getTable());
    if (qualifier.isEmpty()) {
      if (isOutput(name, node)) {
        return;
      }
      for (Scope scope : scopes) {
        if (!scope.sources().isEmpty()) {
          scope.sources().forEach(source -> add(source, name, node));
          return;
        }
      }
      return;
    }
    for (Scope scope : scopes) {
      for (Source source : scope.sources()) {
        boolean named = source.table().filter(t -> plain(t).endsWith("." + qualifier)).isPresent();
        if (source.alias().equals(qualifier) || named) {
          add(source, name, node);
          return;
        }
      }
    }
  }

  /** ORDER BY and GROUP BY name the columns of the result. */
  private boolean isOutput(String name, Node node) {
    if (scopes.isEmpty() || !scopes.peek().outputs().contains(plain(name))) {
      return false;
    }
    for (Node up = node.jjtGetParent(); up != null; up = up.jjtGetParent()) {
      if (opensScope(up)) {
        return true;
      }
      boolean only =
          switch (up.getId()) {
            case CCJSqlParserTreeConstants.JJTEXPRESSION,
                CCJSqlParserTreeConstants.JJTPRIMARYEXPRESSION,
                CCJSqlParserTreeConstants.JJTEXPRESSIONLIST ->
                true;
            default -> false;
          };
      if (!only) {
        return false;
      }
    }
    return false;
  }

  private void add(Source source, String column, Node node) {
    source
        .table()
        .ifPresent(table -> found.add(new Mention(table, Optional.of(column), offset(node))));
  }

  private static String qualifier(Table table) {
    return table.getName() == null ? "" : plain(table.getName());
  }

  private static String name(Table table) {
    String schema = table.getSchemaName();
    // A placeholder stands for any schema.
    boolean shown = schema != null && !schema.equals("p_");
    return (shown ? unquoted(schema) + "." : "") + unquoted(table.getName());
  }

  private static int offset(Node node) {
    return node.jjtGetFirstToken().absoluteBegin - 1;
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && "\"`[".indexOf(name.charAt(0)) >= 0;
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  private static String plain(String name) {
    return unquoted(name).toLowerCase(Locale.ROOT);
  }
}
