package dev.migralint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.source.Span;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectOperation.DropObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComponentFactsTest {
  private static final Facts DROP =
      new ComponentFacts(
          new DropObject(
              new Span(0, 1),
              ObjectKind.MATERIALIZED_VIEW,
              Optional.empty(),
              Optional.empty(),
              true,
              false));

  @Test
  void aConstantIsMatchedByItsWord() {
    assertEquals("materialized-view", ((Fact.Words) DROP.fact("object")).words().getFirst());
  }

  @Test
  void aMessagePrintsAConstantAsSqlWritesIt() {
    assertEquals("drops a materialized view", Template.parse("drops a {object}").fill(DROP));
  }
}
