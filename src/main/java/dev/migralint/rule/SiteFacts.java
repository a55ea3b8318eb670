package dev.migralint.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The facts that every site has, each with a sentence: the vocabulary of rules, in one place. */
public final class SiteFacts {
  private static final List<Family> FAMILIES =
      List.of(
          new Family("The table", TableFacts.ALL),
          new Family("What the table holds", ContentFacts.ALL),
          new Family("The column, and values of its type", ColumnFacts.ALL),
          new Family("The constraint", ConstraintFacts.ALL),
          new Family("Keys, checks, triggers and sequences", IntegrityFacts.ALL),
          new Family("Who may do what", SecurityFacts.ALL),
          new Family("The foreign key", ForeignKeyFacts.ALL),
          new Family("The index", IndexFacts.ALL),
          new Family("What PostgreSQL does for the operation", EffectFacts.ALL),
          new Family("Work on rows while locks are held", HeldFacts.ALL),
          new Family("Rebuilding tables, indexes and materialized views", MaintenanceFacts.ALL),
          new Family("Partitions", PartitionFacts.ALL),
          new Family(
              "The migration tool, the transaction, the session and the server", RunFacts.ALL),
          new Family("Applying the migration once more", RepeatFacts.ALL),
          new Family("What an UPDATE writes", UpdateFacts.ALL),
          new Family("How the operation is written", WrittenFacts.ALL),
          new Family("What the change does before and afterwards", ReplacementFacts.ALL),
          new Family("Views, sequences, schemas and enum values", ObjectFacts.ALL),
          new Family("A replaced view", ViewFacts.ALL),
          new Family("CASCADE", CascadeFacts.ALL));

  private static final Map<String, SiteFact> BY_NAME = new HashMap<>();

  static {
    FAMILIES.forEach(family -> family.all().forEach(f -> BY_NAME.put(f.kind().name(), f)));
  }

  private SiteFacts() {}

  /** Facts about one subject, which the heading names. */
  public record Family(String heading, List<SiteFact> all) {
    /** What the facts are called and can be. */
    public List<FactKind> kinds() {
      return all.stream().map(SiteFact::kind).toList();
    }
  }

  /** All facts by their subjects. */
  public static List<Family> families() {
    return FAMILIES;
  }

  /** What the facts are called and can be. */
  static List<FactKind> kinds() {
    return FAMILIES.stream().flatMap(family -> family.kinds().stream()).toList();
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
