package dev.migralint.cli;

import dev.migralint.rule.BuiltInRules;
import dev.migralint.rule.RuleBook;
import dev.migralint.rule.Vocabulary;
import dev.migralint.source.SourceFile;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** migralint's own rules, read while the repository is. */
record Rulebooks(
    CompletableFuture<Vocabulary> vocabulary, CompletableFuture<List<SourceFile>> files) {

  /** Starts reading. */
  static Rulebooks loading() {
    return new Rulebooks(
        CompletableFuture.completedFuture(Vocabulary.standard()),
        CompletableFuture.supplyAsync(BuiltInRules::files));
  }

  /** The book with a team's own rules. */
  RuleBook.Loaded with(List<SourceFile> own) {
    return RuleBook.load(files.join(), own, vocabulary.join());
  }
}
