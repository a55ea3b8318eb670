package dev.migralint.analysis;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Guards;
import dev.migralint.sql.Body;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Step;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a DO block is certain to run first. It finds the catalog as it was before the block; names
 * in commands that are not queries cannot be variables.
 */
final class Blocks {
  private final Catalog catalog;
  private final List<Statement> statements;

  private Blocks(Catalog catalog, Body body) {
    this.catalog = catalog;
    this.statements = body.statements();
  }

  /**
   * A statement that is certain to run.
   *
   * @param caught the names of the errors that handlers around it catch, in lower case
   */
  record First(Statement statement, Set<String> caught) {
    /** Whether the error leaves the block. */
    boolean isNotCaught(Rejection rejection) {
      return caught.stream()
          .allMatch(
              name ->
                  Conditions.sqlstate(name)
                      .filter(caughtState -> !caughtState.equals(rejection.sqlstate()))
                      .isPresent());
    }
  }

  /** The first statement of the body, where it is certain which one that is. */
  static Optional<First> first(Body body, Catalog catalog) {
    return new Blocks(catalog, body).first(body.steps(), Set.of());
  }

  private Optional<First> first(List<Step> steps, Set<String> caught) {
    for (Step step : steps) {
      switch (step) {
        case Step.Run run -> {
          Statement statement = statements.get(run.statement());
          return Optional.of(new First(statement, caught))
              .filter(first -> statement.operations().stream().allMatch(Blocks::isPlain));
        }
        case Step.Trying trying -> {
          Set<String> all = new HashSet<>(caught);
          trying.handlers().stream()
              .filter(handler -> !handler.failsAgain())
              .forEach(handler -> all.addAll(handler.conditions()));
          return first(trying.steps(), all);
        }
        case Step.Choice choice -> {
          Optional<List<Step>> branch = branch(choice);
          if (branch.isEmpty() || !branch.get().isEmpty()) {
            return branch.flatMap(taken -> first(taken, caught));
          }
        }
        case Step.Loop loop -> {
          return Optional.empty();
        }
        case Step.Leaving leaving -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** The branch that is taken; an empty one where none is; nothing where that is not certain. */
  private Optional<List<Step>> branch(Step.Choice choice) {
    for (Step.Branch branch : choice.branches()) {
      Ternary holds = Guards.holds(catalog, branch.condition());
      if (holds != Ternary.NO) {
        return holds == Ternary.YES && !catalog.isDisturbed()
            ? Optional.of(branch.steps())
            : Optional.empty();
      }
    }
    return catalog.isDisturbed() ? Optional.empty() : Optional.of(List.of());
  }

  private static boolean isPlain(Operation operation) {
    return operation instanceof ColumnOperation
        || operation instanceof ConstraintOperation
        || operation instanceof IndexOperation
        || operation instanceof TypeOperation;
  }
}
