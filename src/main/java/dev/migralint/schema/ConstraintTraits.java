package dev.migralint.schema;

import dev.migralint.sql.Guard.Trait;
import dev.migralint.sql.Ternary;

/**
 * What conditions ask of a constraint besides its name.
 * https://www.postgresql.org/docs/current/catalog-pg-constraint.html
 */
final class ConstraintTraits {
  private ConstraintTraits() {}

  static Ternary hold(Constraint constraint, Trait trait) {
    return switch (trait.column()) {
      case "contype" -> Ternary.of(trait.values().contains(letter(constraint.kind())));
      case "constraint_type" -> Ternary.of(trait.values().contains(words(constraint.kind())));
      default -> Ternary.UNKNOWN;
    };
  }

  private static String letter(Constraint.Kind kind) {
    return switch (kind) {
      case PRIMARY_KEY -> "p";
      case UNIQUE -> "u";
      case FOREIGN_KEY -> "f";
      case CHECK -> "c";
      case EXCLUDE -> "x";
      case NOT_NULL -> "n";
    };
  }

  private static String words(Constraint.Kind kind) {
    return switch (kind) {
      case PRIMARY_KEY -> "PRIMARY KEY";
      case UNIQUE -> "UNIQUE";
      case FOREIGN_KEY -> "FOREIGN KEY";
      case CHECK, NOT_NULL -> "CHECK";
      case EXCLUDE -> "EXCLUDE";
    };
  }
}
