package dev.migralint.sql.read;

import dev.migralint.sql.Body;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The relations that the statements in a routine's body name, which PostgreSQL looks up when they
 * run. What BEGIN ATOMIC holds it looks up at once, and then keeps:
 * https://www.postgresql.org/docs/current/sql-createfunction.html
 */
final class BodyRelations {
  private BodyRelations() {}

  static List<ObjectName> in(String text, List<Token> tokens, Body body) {
    if (!isString(text, tokens)) {
      return List.of();
    }
    Set<ObjectName> named = new LinkedHashSet<>();
    Set<ObjectName> made = new LinkedHashSet<>();
    collect(body.statements(), named, made);
    collect(body.queries(), named, made);
    named.removeAll(made);
    return named.stream().flatMap(name -> found(text, tokens, name)).distinct().toList();
  }

  /** The relation as the routine's own search path finds it, if it has one and that is known. */
  static Stream<ObjectName> found(String text, List<Token> tokens, ObjectName name) {
    if (name.isMadeUp()) {
      return Stream.empty();
    }
    Optional<Token> path = searchPath(text, tokens);
    return path.map(first -> in(text, first, name)).orElse(Stream.of(name));
  }

  /** Whether the body is a string, behind AS. */
  static boolean isString(String text, List<Token> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      Kind kind = tokens.get(i).kind();
      Token before = tokens.get(i - 1);
      if ((kind == Kind.DOLLAR_STRING || kind == Kind.STRING)
          && before.kind() == Kind.WORD
          && Keywords.isWritten(text, before, "AS")) {
        return true;
      }
    }
    return false;
  }

  private static void collect(
      List<Statement> statements, Set<ObjectName> named, Set<ObjectName> made) {
    for (Statement statement : statements) {
      if (statement.isMadeUp()) {
        continue;
      }
      for (Operation operation : statement.operations()) {
        if (operation instanceof CreateTable create) {
          made.add(create.table());
        } else if (operation instanceof DropTable drop) {
          made.add(drop.table());
        } else if (operation instanceof DataOperation data) {
          collect(data, named);
        }
      }
      collect(statement.body(), named, made);
    }
  }

  private static void collect(DataOperation operation, Set<ObjectName> named) {
    switch (operation) {
      case DataOperation.Insert insert -> {
        named.add(insert.table());
        add(insert.reads(), named);
      }
      case DataOperation.Update update -> {
        named.add(update.table());
        add(update.reads(), named);
      }
      case DataOperation.Delete delete -> {
        named.add(delete.table());
        add(delete.reads(), named);
      }
      case DataOperation.Merge merge -> {
        named.add(merge.table());
        add(merge.reads(), named);
      }
      case DataOperation.Query query -> add(query.reads(), named);
      case DataOperation.Copy copy -> {
        copy.table().ifPresent(named::add);
        add(copy.reads(), named);
      }
      case DataOperation.DoBlock block -> {}
      case DataOperation.Call call -> {}
    }
  }

  private static void add(List<Read> reads, Set<ObjectName> named) {
    reads.forEach(read -> named.add(read.relation()));
  }

  /** The first schema of a SET search_path that the routine runs under. */
  private static Optional<Token> searchPath(String text, List<Token> tokens) {
    for (int i = 1; i + 2 < tokens.size(); i++) {
      if (Keywords.isWritten(text, tokens.get(i), "SEARCH_PATH")
          && Keywords.isWritten(text, tokens.get(i - 1), "SET")
          && !Keywords.isWritten(text, tokens.get(i + 1), "FROM")) {
        return Optional.of(tokens.get(i + 2));
      }
    }
    return Optional.empty();
  }

  /** The name as that search path finds it; nothing where it is not known what it finds. */
  private static Stream<ObjectName> in(String text, Token schema, ObjectName name) {
    if (name.schema().isPresent()) {
      return Stream.of(name);
    }
    Optional<Name> first =
        switch (schema.kind()) {
          case WORD -> Optional.of(Name.unquoted(schema.written(text)));
          case STRING -> Optional.of(Name.quoted(Strings.value(schema.written(text))));
          default -> Optional.empty();
        };
    return first.stream()
        .filter(one -> !one.text().isEmpty() && !one.text().startsWith("pg_"))
        .map(one -> new ObjectName(Optional.of(one), name.name()));
  }
}
