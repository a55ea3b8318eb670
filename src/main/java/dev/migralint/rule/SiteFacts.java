package dev.migralint.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The facts that every site has, each with a sentence: the vocabulary of rules, in one place. */
public final class SiteFacts {
  private static final List<SiteFact> ALL =
      Stream.of(
              TableFacts.ALL,
              ColumnFacts.ALL,
              ConstraintFacts.ALL,
              IntegrityFacts.ALL,
              SecurityFacts.ALL,
              ForeignKeyFacts.ALL,
              IndexFacts.ALL,
              EffectFacts.ALL,
              HeldFacts.ALL,
              MaintenanceFacts.ALL,
              PartitionFacts.ALL,
              RunFacts.ALL,
              RepeatFacts.ALL,
              UpdateFacts.ALL,
              WrittenFacts.ALL,
              ReplacementFacts.ALL,
              ObjectFacts.ALL,
              ViewFacts.ALL,
              CascadeFacts.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, SiteFact> BY_NAME = new HashMap<>();

  static {
    ALL.forEach(fact -> BY_NAME.put(fact.kind().name(), fact));
  }

  private SiteFacts() {}

  /** What the facts are called and can be. */
  static List<FactKind> kinds() {
    return ALL.stream().map(SiteFact::kind).toList();
  }

  /** All facts about a site: its operation's components, and those of this list. */
  public static Facts at(Site site) {
    Facts components = new ComponentFacts(site.matched().components());
    return name -> {
      SiteFact derived = BY_NAME.get(name);
      return derived == null ? components.fact(name) : derived.compute().apply(site);
    };
  }
}
