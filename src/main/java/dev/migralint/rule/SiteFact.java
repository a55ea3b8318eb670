package dev.migralint.rule;

import dev.migralint.rule.FactKind.Values;
import dev.migralint.schema.Born;
import dev.migralint.sql.Ternary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A fact that every site has.
 *
 * @param kind what it is called and can be
 * @param compute what it is at a site
 */
record SiteFact(FactKind kind, Function<Site, Fact> compute) {
  static final Values YES_NO = new Values.Words(List.of("yes", "no"), false);
  static final Values TEXT = new Values.Text();
  static final Values BORN = words(Born.values());

  static SiteFact of(String name, String sentence, Values values, Function<Site, Fact> compute) {
    return new SiteFact(new FactKind(name, sentence, values), compute);
  }

  static Values words(Enum<?>[] constants) {
    return new Values.Words(Arrays.stream(constants).map(OperationKind::word).toList(), false);
  }

  static Fact none() {
    return new Fact.Words(List.of());
  }

  static Fact optional(Optional<String> word) {
    return word.map(Fact::of).orElse(none());
  }

  static Fact word(Born born) {
    return born == Born.UNKNOWN ? Fact.UNKNOWN : Fact.of(OperationKind.word(born));
  }

  static Fact fact(Ternary known) {
    return known == Ternary.UNKNOWN ? Fact.UNKNOWN : Fact.of(known == Ternary.YES);
  }
}
