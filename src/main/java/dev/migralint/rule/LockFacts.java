package dev.migralint.rule;

import dev.migralint.postgres.Lock;
import dev.migralint.postgres.LockMode;
import dev.migralint.rule.FactKind.Values;
import dev.migralint.schema.Born;
import java.util.Arrays;
import java.util.List;

/** The facts of one lock in the list {@code locks}. */
record LockFacts(Site site, Lock lock) implements Facts {
  static final List<FactKind> KINDS =
      List.of(
          new FactKind(
              "mode",
              "The lock's mode.",
              new Values.Words(
                  Arrays.stream(LockMode.values()).map(LockMode::kebab).toList(), true)),
          new FactKind("table", "The table that is locked.", new Values.Text()),
          new FactKind(
              "table.born",
              "Where that table was created, as seen from the statement.",
              new Values.Words(
                  Arrays.stream(Born.values()).map(OperationKind::word).toList(), false)));

  @Override
  public Fact fact(String name) {
    return switch (name) {
      case "mode" -> Fact.of(lock.mode().kebab());
      case "table" -> Fact.of(lock.on().name().sql());
      case "table.born" -> {
        Born born = site.bornOf(lock.on().qualified());
        yield born == Born.UNKNOWN ? Fact.UNKNOWN : Fact.of(OperationKind.word(born));
      }
      default -> Fact.UNKNOWN;
    };
  }
}
