package dev.migralint.lint;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.OtherOperation;
import dev.migralint.yaml.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The suppression comments of one file. A comment covers the statement that it stands directly
 * before or inside of, or on whose last line it stands; the file form, before the first statement,
 * covers all. Without a reason a comment covers nothing.
 */
public final class Suppressions {
  private final int statementCount;
  private final List<Use> uses = new ArrayList<>();
  private final Map<Integer, Map<String, Use>> byStatement = new HashMap<>();
  private final Map<String, Use> wholeFile = new HashMap<>();
  private final List<Misuse> misuses = new ArrayList<>();

  private Suppressions(int statementCount) {
    this.statementCount = statementCount;
  }

  /** One rule that one comment allows, and whether something was found that it covers. */
  private static final class Use {
    private final String rule;
    private final String reason;
    private final Span comment;
    private final Attachment.Range covered;
    private boolean used;

    private Use(String rule, String reason, Span comment, Attachment.Range covered) {
      this.rule = rule;
      this.reason = reason;
      this.comment = comment;
      this.covered = covered;
    }
  }

  /**
   * Reads the comments of a file.
   *
   * @param comments the ranges of all comments with their marks, in order
   * @param statements the ranges of the top-level statements, in order
   * @param ruleIds the ids of all rules, switched on or not
   */
  public static Suppressions of(
      SourceFile file, List<Span> comments, List<Span> statements, Set<String> ruleIds) {
    Suppressions suppressions = new Suppressions(statements.size());
    Attachment attachment = new Attachment(file, comments, statements);
    for (int i = 0; i < comments.size(); i++) {
      Span span = comments.get(i);
      Optional<AllowComment.Reading> reading = AllowComment.read(commentText(file, span));
      if (reading.isPresent()) {
        switch (reading.get()) {
          case AllowComment.Reading.Malformed malformed ->
              suppressions.misuse(
                  OtherOperation.Misuse.MALFORMED, span, malformed.message(), malformed.nextStep());
          case AllowComment.Reading.Read read ->
              suppressions.add(read.comment(), span, i, attachment, ruleIds);
        }
      }
    }
    return suppressions;
  }

  private static CharSequence commentText(SourceFile file, Span span) {
    return file.text().subSequence(span.start(), span.end());
  }

  private void add(
      AllowComment comment, Span span, int index, Attachment attachment, Set<String> ruleIds) {
    List<String> known = new ArrayList<>();
    for (String rule : comment.rules()) {
      if (ruleIds.contains(rule)) {
        known.add(rule);
      } else {
        String hint =
            Nearest.word(rule, ruleIds)
                .map(near -> "Did you mean `" + near + "`?")
                .orElse("`migralint rules` lists them.");
        misuse(OtherOperation.Misuse.UNKNOWN_RULE, span, "there is no rule `" + rule + "`.", hint);
      }
    }
    if (comment.reason().isEmpty()) {
      misuse(
          OtherOperation.Misuse.MISSING_REASON,
          span,
          "the comment gives no reason, so it allows nothing.",
          "End it with `because` and the reason.");
      return;
    }
    if (comment.wholeFile() && !attachment.isAtTop(index)) {
      misuse(
          OtherOperation.Misuse.MALFORMED,
          span,
          "`migralint:allow-file` stands after the first statement, so it allows nothing.",
          "Move it to the top, or write `migralint:allow` before one statement.");
      return;
    }
    Attachment.Range range =
        comment.wholeFile() ? new Attachment.Range(0, statementCount - 1) : attachment.of(index);
    if (range == null) {
      misuse(
          OtherOperation.Misuse.UNUSED,
          span,
          "the comment stands at no statement, so it allows nothing.",
          "Move it directly before the statement, or to the end of its last line.");
      return;
    }
    for (String rule : known) {
      Use use = new Use(rule, comment.reason(), span, range);
      uses.add(use);
      if (comment.wholeFile()) {
        wholeFile.putIfAbsent(rule, use);
      } else {
        for (int s = range.first(); s <= range.last(); s++) {
          byStatement.computeIfAbsent(s, unused -> new HashMap<>()).putIfAbsent(rule, use);
        }
      }
    }
  }

  private void misuse(OtherOperation.Misuse kind, Span span, String message, String nextStep) {
    misuses.add(new Misuse(kind, span, message, nextStep));
  }

  /**
   * The comment that allows the rule at the statement of that index, which from now on counts as
   * used; a comment at the statement comes before one for the file.
   */
  public Optional<Finding.Allowed> covers(String ruleId, int statement) {
    Use use =
        byStatement.getOrDefault(statement, Map.of()).getOrDefault(ruleId, wholeFile.get(ruleId));
    if (use == null) {
      return Optional.empty();
    }
    use.used = true;
    return Optional.of(new Finding.Allowed(Finding.Allowed.Kind.COMMENT, use.reason));
  }

  /** The comments that allow something, in their order, whether or not anything needs it. */
  public List<Span> comments() {
    return uses.stream().map(use -> use.comment).distinct().sorted().toList();
  }

  /**
   * What is wrong with the comments, in their order; to be asked when all findings are known. A
   * comment is only called unused where it could have been used.
   *
   * @param judged whether the statement of that index was judged
   * @param isOn whether the rule of that id is on
   */
  public List<Misuse> misuses(IntPredicate judged, Predicate<String> isOn) {
    List<Misuse> all = new ArrayList<>(misuses);
    for (Use use : uses) {
      if (!use.used && isOn.test(use.rule) && allJudged(use.covered, judged)) {
        String message = "nothing here needs `" + use.rule + "` allowed.";
        String next = "Remove it from the comment, or move the comment to the statement it is for.";
        all.add(new Misuse(OtherOperation.Misuse.UNUSED, use.comment, message, next));
      }
    }
    all.sort(Comparator.comparing(Misuse::span));
    return List.copyOf(all);
  }

  private static boolean allJudged(Attachment.Range range, IntPredicate judged) {
    for (int s = range.first(); s <= range.last(); s++) {
      if (!judged.test(s)) {
        return false;
      }
    }
    return true;
  }
}
