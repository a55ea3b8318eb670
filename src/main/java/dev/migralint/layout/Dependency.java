package dev.migralint.layout;

import java.util.List;
import java.util.stream.Stream;

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

  /** Packages of one ecosystem, in this order. */
  public static List<Dependency> all(Ecosystem ecosystem, String... names) {
    return Stream.of(names).map(name -> new Dependency(ecosystem, name)).toList();
  }
}
