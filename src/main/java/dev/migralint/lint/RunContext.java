package dev.migralint.lint;

import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.sizes.TableSizes;
import dev.migralint.source.Tree;
import dev.migralint.suppression.AllowList;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the histories of one run share.
 *
 * @param head the files as they are after the change
 * @param sizes how large tables are
 * @param recorder sees each statement under review
 * @param result collects what is found
 */
public record RunContext(
    Tree head,
    Settings settings,
    TableSizes sizes,
    Judge judge,
    AllowList allowList,
    Recorder recorder,
    RunResult result) {

  /** A run under these rules, with nothing found yet. */
  public RunContext(
      Tree head,
      Settings settings,
      TableSizes sizes,
      RuleBook book,
      AllowList allowList,
      Recorder recorder) {
    this(
        head,
        settings,
        sizes,
        new Judge(book.rules(), settings),
        allowList,
        recorder,
        new RunResult());
  }

  /** A run that only replays and records. */
  public static RunContext withoutRules(Tree head, Settings settings, Recorder recorder) {
    AllowList nothing = new AllowList(Settings.NONE, Map.of(), LocalDate.EPOCH);
    return new RunContext(
        head, settings, TableSizes.NONE, RuleBook.of(List.of()), nothing, recorder);
  }
}
