package dev.migralint.sql.expression;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TypeOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The expressions that operations hold. */
public final class OperationExpressions {
  private OperationExpressions() {}

  /** The outermost expressions of an operation, those of its queries included. */
  public static List<Expression> of(Operation operation) {
    return switch (operation) {
      case TableOperation.CreateTable create -> of(create.query());
      case TableOperation table -> List.of();
      case ColumnOperation.AddColumn add -> add.defaultValue().stream().toList();
      case ColumnOperation.AlterColumnType alter -> alter.using().stream().toList();
      case ColumnOperation.SetDefault set -> List.of(set.defaultValue());
      case ColumnOperation.SetExpression set -> List.of(set.expression());
      case ColumnOperation column -> List.of();
      case ConstraintOperation.AddCheck add -> List.of(add.expression());
      case ConstraintOperation constraint -> List.of();
      case IndexOperation.CreateIndex create -> create.expressions();
      case IndexOperation index -> List.of();
      case TypeOperation.CreateDomain create -> create.defaultValue().stream().toList();
      case TypeOperation type -> List.of();
      case ObjectOperation.CreateView create -> create.query().expressions();
      case ObjectOperation.CreateObject create -> create.conditions();
      case ObjectOperation.AlterObject alter -> alter.conditions();
      case ObjectOperation object -> List.of();
      case SessionOperation session -> List.of();
      case DataOperation.Insert insert -> {
        List<Expression> all = new ArrayList<>(of(insert.query()));
        insert.onConflict().stream().map(Assignment::value).forEach(all::add);
        yield all;
      }
      case DataOperation.Update update -> {
        List<Expression> all = new ArrayList<>();
        update.assignments().stream().map(Assignment::value).forEach(all::add);
        update.where().ifPresent(all::add);
        yield all;
      }
      case DataOperation.Delete delete -> delete.where().stream().toList();
      case DataOperation.Query query -> of(query.query());
      case DataOperation data -> List.of();
      case OtherOperation other -> List.of();
    };
  }

  private static List<Expression> of(Optional<QueryTree> query) {
    return query.map(QueryTree::expressions).orElse(List.of());
  }
}
