package dev.migralint.suppression;

import dev.migralint.finding.Finding;
import dev.migralint.rule.FileOperation.Misuse;
import dev.migralint.rule.FileOperation.MisusedSuppression;
import dev.migralint.settings.Until;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.CommentedText;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.yaml.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The suppression comments of one file, those in bodies and in what EXECUTE runs included. A
 * comment covers the statement that it stands directly before or inside of, or on whose last line
 * it stands; the file form, before the first statement, covers all. Without a reason a comment
 * covers nothing, nor does one whose day is over.
 */
public final class Suppressions {
  private final SourceFile file;
  private final Terms terms;
  private final int statementCount;
  private final Map<Span, List<Use>> uses = new LinkedHashMap<>();
  private final Map<Span, Map<String, Use>> byPlace = new HashMap<>();
  private final Map<String, Use> wholeFile = new HashMap<>();
  private final List<Use> expired = new ArrayList<>();
  private final List<MisusedSuppression> misuses = new ArrayList<>();

  private Suppressions(SourceFile file, int statementCount, Terms terms) {
    this.file = file;
    this.statementCount = statementCount;
    this.terms = terms;
  }

  /** One rule that one comment allows, and whether something was found that it covers. */
  private static final class Use {
    private final String rule;
    private final String reason;
    private final Optional<Until> until;
    private final Span comment;
    private final boolean wholeFile;
    private final CommentAttachment.Range covered;
    private boolean used;

    private Use(String rule, AllowComment said, Span comment, CommentAttachment.Range covered) {
      this.rule = rule;
      this.reason = said.reason();
      this.until = said.until();
      this.wholeFile = said.wholeFile();
      this.comment = comment;
      this.covered = covered;
    }
  }

  /**
   * Reads the comments of a file.
   *
   * @param terms what a comment needs to count
   */
  public static Suppressions of(SourceFile file, Script script, Terms terms) {
    List<Statement> statements = script.statements();
    Suppressions suppressions = new Suppressions(file, statements.size(), terms);
    if (!script.comments().isEmpty()) {
      List<Span> places = statements.stream().map(Statement::place).toList();
      suppressions.read(script.comments(), places, null, 0);
    }
    for (int i = 0; i < statements.size(); i++) {
      suppressions.inside(statements.get(i), i);
    }
    return suppressions;
  }

  /** The comments in what a statement of the file runs. */
  private void inside(Statement statement, int index) {
    for (CommentedText text : statement.texts()) {
      List<Span> places = text.statements().stream().sorted().toList();
      read(text.comments().stream().sorted().toList(), places, text.owner(), index);
    }
    statement.body().forEach(inner -> inside(inner, index));
  }

  /**
   * Reads the comments of one text.
   *
   * @param owner the statement whose text it is; null for the file's
   * @param index of the statement of the file that holds it
   */
  private void read(List<Span> comments, List<Span> places, @Nullable Span owner, int index) {
    CommentAttachment attachment = null;
    for (int i = 0; i < comments.size(); i++) {
      Span span = comments.get(i);
      Optional<AllowComment.Reading> reading =
          AllowComment.read(file.text().subSequence(span.start(), span.end()));
      if (reading.isEmpty()) {
        continue;
      }
      if (attachment == null) {
        attachment = new CommentAttachment(file, comments, places);
      }
      CommentAttachment.Range range = attachment.of(i);
      List<Span> covered =
          range != null
              ? places.subList(range.first(), range.last() + 1)
              : owner != null ? List.of(owner) : List.of();
      CommentAttachment.Range statements =
          owner == null ? range : new CommentAttachment.Range(index, index);
      boolean top = owner == null && attachment.isAtTop(i);
      List<Use> allowed = uses.get(span);
      if (allowed == null) {
        allowed = allowed(reading.get(), span, statements, top);
        uses.put(span, allowed);
      }
      for (Use use : allowed) {
        for (Span place : use.wholeFile ? List.<Span>of() : covered) {
          byPlace.computeIfAbsent(place, p -> new HashMap<>()).putIfAbsent(use.rule, use);
        }
      }
    }
  }

  private List<Use> allowed(
      AllowComment.Reading reading,
      Span span,
      CommentAttachment.@Nullable Range statements,
      boolean top) {
    return switch (reading) {
      case AllowComment.Reading.Malformed malformed -> {
        misuse(Misuse.MALFORMED, span, malformed.message(), malformed.nextStep());
        yield List.of();
      }
      case AllowComment.Reading.Read read -> allowed(read.comment(), span, statements, top);
    };
  }

  private List<Use> allowed(
      AllowComment comment, Span span, CommentAttachment.@Nullable Range statements, boolean top) {
    List<String> known = known(comment, span);
    known.removeIf(rule -> !comment.reason().isEmpty() && isRefused(rule, comment, span));
    if (comment.reason().isEmpty()) {
      misuse(
          Misuse.MISSING_REASON,
          span,
          "the comment gives no reason, so it allows nothing.",
          "End it with `because` and the reason.");
      return List.of();
    }
    if (comment.wholeFile()) {
      if (!top) {
        misuse(
            Misuse.MALFORMED,
            span,
            "`migralint:allow-file` stands after the first statement, so it allows nothing.",
            "Move it to the top, or write `migralint:allow` before one statement.");
        return List.of();
      }
      CommentAttachment.Range all = new CommentAttachment.Range(0, statementCount - 1);
      List<Use> forFile = uses(known, comment, span, all);
      forFile.forEach(use -> wholeFile.putIfAbsent(use.rule, use));
      return forFile;
    }
    if (statements == null) {
      misuse(
          Misuse.UNUSED,
          span,
          "the comment stands at no statement, so it allows nothing.",
          "Move it directly before the statement, or to the end of its last line.");
      return List.of();
    }
    return uses(known, comment, span, statements);
  }

  private boolean isRefused(String rule, AllowComment comment, Span span) {
    Optional<Terms.Refusal> refusal = terms.refusal(rule, comment.reason());
    refusal.ifPresent(why -> misuse(Misuse.REFUSED, span, sentence(why.message()), why.nextStep()));
    return refusal.isPresent();
  }

  private static String sentence(String clause) {
    return clause + ", so the comment suppresses nothing.";
  }

  /** What the comment allows today. */
  private List<Use> uses(
      List<String> rules, AllowComment comment, Span span, CommentAttachment.Range statements) {
    List<Use> all = rules.stream().map(r -> new Use(r, comment, span, statements)).toList();
    if (terms.isOver(comment.until())) {
      expired.addAll(all);
      return List.of();
    }
    return all;
  }

  private List<String> known(AllowComment comment, Span span) {
    List<String> known = new ArrayList<>();
    for (String rule : comment.rules()) {
      String current = terms.names().get(rule);
      if (current != null) {
        known.add(current);
      } else {
        String hint =
            Nearest.word(rule, terms.names().keySet())
                .map(near -> "Did you mean `" + near + "`?")
                .orElse("`migralint rules` lists them.");
        misuse(Misuse.UNKNOWN_RULE, span, "there is no rule `" + rule + "`.", hint);
      }
    }
    return known;
  }

  private void misuse(Misuse kind, Span span, String message, String nextStep) {
    misuses.add(new MisusedSuppression(span, kind, message, nextStep));
  }

  /**
   * The comment that allows the rule at a statement, which from now on counts as used; the closest
   * to the statement comes first, one for the file last.
   *
   * @param places the statement's range and those of all that run it or hold it, outermost first
   */
  public Optional<Finding.Allowed> covers(String ruleId, List<Span> places) {
    Use use = wholeFile.get(ruleId);
    for (Span place : places) {
      use = byPlace.getOrDefault(place, Map.of()).getOrDefault(ruleId, use);
    }
    if (use == null) {
      return Optional.empty();
    }
    use.used = true;
    return Optional.of(new Finding.Allowed(Finding.Allowed.Kind.COMMENT, use.reason));
  }

  /** The comments that allow something, in their order, whether or not anything needs it. */
  public List<Span> comments() {
    return uses.values().stream()
        .flatMap(List::stream)
        .map(use -> use.comment)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * What is wrong with the comments, in their order; to be asked when all findings are known. A
   * comment is only called unused where it could have been used.
   *
   * @param judged whether the statement of that index was judged
   * @param isOn whether the rule of that id is on
   */
  public List<MisusedSuppression> misuses(IntPredicate judged, Predicate<String> isOn) {
    List<MisusedSuppression> all = new ArrayList<>(misuses);
    for (List<Use> said : uses.values()) {
      for (Use use : said) {
        if (!use.used && isOn.test(use.rule) && allJudged(use.covered, judged)) {
          String message = "nothing here needs `" + use.rule + "` allowed.";
          String next =
              "Remove it from the comment, or move the comment to the statement it is for.";
          all.add(new MisusedSuppression(use.comment, Misuse.UNUSED, message, next));
        }
      }
    }
    Set<Span> reported = new HashSet<>();
    for (Use use : expired) {
      if (isOn.test(use.rule) && anyJudged(use.covered, judged) && reported.add(use.comment)) {
        String day = use.until.map(until -> until.day().toString()).orElse("");
        String message = "the comment allowed this until " + day + " and allows nothing any more.";
        String next = "Do what it was waiting for and remove it, or give it a new day.";
        all.add(new MisusedSuppression(use.comment, Misuse.EXPIRED, message, next));
      }
    }
    all.sort(Comparator.comparing(MisusedSuppression::span));
    return List.copyOf(all);
  }

  private static boolean anyJudged(CommentAttachment.Range range, IntPredicate judged) {
    return IntStream.rangeClosed(range.first(), range.last()).anyMatch(judged);
  }

  private static boolean allJudged(CommentAttachment.Range range, IntPredicate judged) {
    for (int s = range.first(); s <= range.last(); s++) {
      if (!judged.test(s)) {
        return false;
      }
    }
    return true;
  }
}
