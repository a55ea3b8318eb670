package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Finding.Advice;
import dev.migralint.finding.Finding.Related;
import dev.migralint.finding.Fingerprint;
import dev.migralint.finding.Fingerprints;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.FailureQuery;
import dev.migralint.rule.Conditions;
import dev.migralint.rule.Fact;
import dev.migralint.rule.Facts;
import dev.migralint.rule.FileOperation.RefusedStatement;
import dev.migralint.rule.Matched;
import dev.migralint.rule.OperationKind;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Site;
import dev.migralint.rule.SiteFacts;
import dev.migralint.schema.Born;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.settings.Settings;
import dev.migralint.settings.Severities;
import dev.migralint.sizes.SizedTable;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the rules that are on against a site and words what they find. */
public final class Judge {
  private final Map<String, List<Rule>> byOperation = new HashMap<>();
  private final Map<String, List<Rule>> afterChange = new HashMap<>();
  private final Set<String> on = new HashSet<>();
  private final Severities severities;
  private final Fingerprints fingerprints = new Fingerprints();

  public Judge(List<Rule> rules, Settings settings) {
    this.severities = new Severities(settings);
    for (Rule rule : rules) {
      if (severities.isOn(rule)) {
        on.add(rule.id());
        Map<String, List<Rule>> rulesOfTheTime = rule.afterChange() ? afterChange : byOperation;
        rule.match().stream()
            .flatMap(word -> OperationKind.matchedBy(word).stream())
            .distinct()
            .forEach(
                name -> rulesOfTheTime.computeIfAbsent(name, n -> new ArrayList<>()).add(rule));
      }
    }
  }

  /** Whether the rule of that id is on. */
  boolean isOn(String ruleId) {
    return on.contains(ruleId);
  }

  /** Whether any rule looks at the operation. */
  boolean isInterestedIn(Operation operation) {
    String name = OperationKind.nameOf((Record) operation);
    return byOperation.containsKey(name) || afterChange.containsKey(name);
  }

  /** Whether a rule looks at the operation when its whole change is over. */
  boolean looksBackAt(Site site) {
    return afterChange.containsKey(OperationKind.nameOf(site.matched().components()));
  }

  /**
   * The findings at a site, not yet allowed by anything.
   *
   * @param changed the part of the operation's range that the change touches
   */
  List<Judged> judge(Site site, Span changed) {
    return judge(byOperation, site, changed);
  }

  /** The same for the rules that look at the operation when its whole change is over. */
  List<Judged> judgeAfterChange(Site site, Span changed) {
    return judge(afterChange, site, changed);
  }

  private List<Judged> judge(Map<String, List<Rule>> rules, Site site, Span changed) {
    List<Judged> findings = new ArrayList<>();
    Facts facts = SiteFacts.at(site);
    for (Rule rule :
        rules.getOrDefault(OperationKind.nameOf(site.matched().components()), List.of())) {
      if (Conditions.evaluate(rule.when(), facts) == Ternary.YES) {
        finding(rule, site, facts, changed)
            .map(finding -> new Judged(finding, likeness(finding, facts)))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  /**
   * A finding.
   *
   * @param likeness its words without the object's name: findings of one statement that are alike
   *     differ in nothing but that
   */
  record Judged(Finding finding, String likeness) {}

  private static String likeness(Finding finding, Facts facts) {
    if (finding.objects().isEmpty()) {
      return "";
    }
    Facts others = name -> without(finding.objects().getFirst(), facts.fact(name));
    List<String> words = new ArrayList<>(List.of(finding.rule().message().fill(others)));
    for (Rule.Step step : finding.rule().rewrite()) {
      if (Conditions.evaluate(step.when(), facts) == Ternary.YES) {
        words.add(step.say().fill(others));
      }
    }
    return String.join("\n", words);
  }

  private static Fact without(String object, Fact fact) {
    return fact instanceof Fact.Words(List<String> words, List<String> printed)
            && printed.contains(object)
        ? new Fact.Words(
            words, printed.stream().map(word -> word.equals(object) ? "*" : word).toList())
        : fact;
  }

  /** The finding in a routine's body, at the statement of another file that calls it. */
  Finding at(Finding found, SourceFile file, Statement call, Span changed, Related routine) {
    Fingerprint fingerprint =
        fingerprints.of(
            found.rule().id(),
            file,
            found.table().map(ObjectName::sql).orElse(""),
            call.span(),
            call.span());
    return found.at(file, call.span(), changed, fingerprint, routine);
  }

  private Optional<Finding> finding(Rule rule, Site site, Facts facts, Span changed) {
    Span span = site.matched().span();
    Optional<ObjectName> table = site.tableName();
    Effect effect = effect(site);
    List<SizedTable> sizes = FindingSizes.of(rule, site, effect);
    return severities
        .of(rule, site.file().path(), table, FindingSizes.together(sizes, effect))
        .map(
            severity ->
                new Finding(
                    rule,
                    severity,
                    site.file(),
                    span,
                    rule.message().fill(facts).strip(),
                    table,
                    site.objectName().map(Name::sql).stream().toList(),
                    effect,
                    sizes,
                    because(site),
                    advice(rule, site, facts),
                    changed,
                    fingerprints.of(
                        rule.id(),
                        site.file(),
                        table.map(ObjectName::sql).orElse(""),
                        site.statement().span(),
                        span),
                    Optional.empty(),
                    rule.uses().flatMap(kind -> Asked.of(kind, site)),
                    sqlstate(site)));
  }

  private static Optional<String> sqlstate(Site site) {
    return site.matched() instanceof Matched.File(RefusedStatement refused)
        ? Optional.of(refused.sqlstate())
        : Optional.empty();
  }

  /** What the change keeps elsewhere is not lost, although the statement drops it. */
  private static Effect effect(Site site) {
    Effect noticed = site.effect().noticed();
    boolean loses = site.change().fate().losesValues() && !site.change().losesNothing();
    return loses ? noticed : noticed.withoutLosses();
  }

  private static List<Related> because(Site site) {
    Optional<Origin> origin = site.table().flatMap(Relation::origin);
    if (site.tableBorn() != Born.EARLIER || origin.isEmpty()) {
      return List.of();
    }
    Relation table = site.table().orElseThrow();
    return List.of(
        new Related(
            origin.get().path(),
            origin.get().line(),
            site.tableName().orElseThrow(),
            Related.Why.CREATED,
            table.renamed().map(renamed -> ObjectName.of(table.createdAs().name()))));
  }

  private static List<Advice> advice(Rule rule, Site site, Facts facts) {
    List<Advice> advice = new ArrayList<>();
    if (site.matched() instanceof Matched.Sql(Operation operation)) {
      FailureQuery.of(operation, site.effect(), site.catalog(), site.moment())
          .ifPresent(query -> advice.add(Advice.lookForRows(query)));
    }
    for (Rule.Step step : rule.rewrite()) {
      if (Conditions.evaluate(step.when(), facts) == Ternary.YES) {
        advice.add(
            new Advice(
                step.say().fill(facts).strip(), step.sql().map(sql -> sql.fillSql(facts).strip())));
      }
    }
    return advice;
  }
}
