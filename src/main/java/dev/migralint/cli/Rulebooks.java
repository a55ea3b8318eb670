package dev.migralint.cli;

import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.source.SourceFile;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** migralint's own rules, loaded beside whatever else there is to do first. */
record Rulebooks(CompletableFuture<BuiltIn> builtIn) {
  /** The built-in rules and the words that rules may use. */
  record BuiltIn(Vocabulary vocabulary, RuleBook.Loaded rules) {}

  /** Starts loading. */
  static Rulebooks loading() {
    return new Rulebooks(
        CompletableFuture.supplyAsync(
            () -> {
              Vocabulary vocabulary = Vocabulary.standard();
              return new BuiltIn(vocabulary, RuleBook.load(BuiltInRules.files(), vocabulary));
            }));
  }

  /** migralint's own rules alone. */
  RuleBook own() {
    return builtIn.join().rules().book();
  }

  /** migralint's own rules with a team's. */
  RuleBook.Loaded with(List<SourceFile> team) {
    BuiltIn loaded = builtIn.join();
    return loaded.rules().and(team, loaded.vocabulary());
  }
}
