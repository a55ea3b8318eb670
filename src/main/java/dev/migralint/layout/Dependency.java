package dev.migralint.layout;

/**
 * A package that a project depends on.
 *
 * @param name as its ecosystem writes it: {@code @prisma/client}, {@code org.flywaydb:flyway-core},
 *     {@code github.com/pressly/goose/v3}
 */
public record Dependency(Ecosystem ecosystem, String name) {
  /** Where packages come from. */
  public enum Ecosystem {
    NPM,
    MAVEN,
    GO,
    CARGO
  }
}
