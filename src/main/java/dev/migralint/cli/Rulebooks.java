package dev.migralint.cli;

import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
              RuleBook.Loaded loaded = RuleBook.load(BuiltInRules.files(), vocabulary);
              return new BuiltIn(vocabulary, inThisRelease(loaded));
            }));
  }

  /** migralint's own rules alone. */
  RuleBook own() {
    return builtIn.join().rules().book();
  }

  /**
   * A rule of the book with other values of its options.
   *
   * @param team the files of the team's rules
   */
  RuleBook.Loaded with(
      RuleBook book, String id, Map<String, List<String>> options, List<SourceFile> team) {
    List<SourceFile> files = new ArrayList<>(BuiltInRules.files());
    files.addAll(team);
    return inThisRelease(book.with(id, files, options, builtIn.join().vocabulary()));
  }

  /** migralint's own rules with a team's. */
  RuleBook.Loaded with(List<SourceFile> team) {
    BuiltIn loaded = builtIn.join();
    return inThisRelease(loaded.rules().and(team, loaded.vocabulary()));
  }

  private static RuleBook.Loaded inThisRelease(RuleBook.Loaded loaded) {
    return new RuleBook.Loaded(loaded.book().in(Version.release()), loaded.problems());
  }
}
