package dev.migralint.rule.read;

import static dev.migralint.yaml.Shape.Key.optional;
import static dev.migralint.yaml.Shape.Key.required;

import dev.migralint.postgres.SupportedVersions;
import dev.migralint.rule.Hazard;
import dev.migralint.rule.OperationKind;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.Vocabulary;
import dev.migralint.sizes.SizeClass;
import dev.migralint.yaml.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The keys of a rule file, each with its sentence: what reading checks and schemas are made from.
 */
public final class RuleShape {
  static final String AFTER_CHANGE = "after-change";
  static final String ONCE_PER_FILE = "once-per-file";

  private static final Shape TEXT = new Shape.Text();
  private static final Shape TEXTS = new Shape.OneOrMore(TEXT);

  private RuleShape() {}

  /** The shape of a rule file under this vocabulary. */
  public static Shape.Keys of(Vocabulary vocabulary) {
    Shape operation = new Shape.OneOf(List.copyOf(vocabulary.operations().keySet()));
    Shape severity = new Shape.OneOf(Arrays.stream(Severity.values()).map(Severity::word).toList());
    return new Shape.Keys(
        List.of(
            required("title", "What happens, in one line.", TEXT),
            required(
                "severity",
                "How much it matters; by presets where the rule is not on in all of them alike.",
                new Shape.ScalarOrKeys(severity, byPreset(severity))),
            required(
                "hazard",
                "What it warns of. Only an outage depends on how large a table is.",
                new Shape.OneOf(Hazard.words())),
            required(
                "match",
                "The operation or operations it looks at; any-statement is each operation of SQL.",
                new Shape.OneOrMore(operation)),
            optional(
                "judge",
                "When the conditions are tested: just before the statement (before, the default),"
                    + " or against the schema that the whole change leaves (after-change).",
                new Shape.OneOf(List.of("before", AFTER_CHANGE))),
            optional(
                "report",
                "Which findings are reported: each (the default), or the first one of a file"
                    + " (once-per-file).",
                new Shape.OneOf(List.of("each", ONCE_PER_FILE))),
            optional(
                "options",
                "Words that settings may replace, with their defaults: `$name` stands for one in a"
                    + " condition, `{option.name}` in a text.",
                new Shape.MapOf(TEXTS)),
            optional("when", "What must hold at that moment.", new Shape.Free()),
            optional(
                "uses",
                "What to look for in the code of the change, its merge base and the newest release:"
                    + " the column of the operation (column), or its table or view (table). A use"
                    + " makes the finding an error.",
                new Shape.OneOf(Arrays.stream(Rule.Uses.values()).map(RuleShape::word).toList())),
            required("message", "What happens to whom, with {placeholders}.", TEXT),
            required("why", "The reason, in Markdown.", TEXT),
            optional("rewrite", "The safe way, one step per deploy.", new Shape.ListOf(step())),
            required(
                "bad",
                "Examples that must give exactly this finding.",
                new Shape.ListOf(example(vocabulary, true))),
            required(
                "good",
                "Examples that must give no finding of this rule.",
                new Shape.ListOf(example(vocabulary, false))),
            optional("links", "Further reading.", TEXTS),
            optional(
                "aliases",
                "Former ids, which comments, settings and baselines may still use.",
                TEXTS),
            optional(
                "severity-from",
                "The release of migralint from which on the severity holds, like 0.3.0; until then"
                    + " findings are notes.",
                TEXT)));
  }

  static String word(Rule.Uses uses) {
    return OperationKind.word(uses);
  }

  private static Shape.Keys byPreset(Shape severity) {
    return new Shape.Keys(
        Arrays.stream(Preset.values())
            .map(
                preset ->
                    optional(preset.word(), "From the preset " + preset.word() + " on.", severity))
            .toList());
  }

  private static Shape step() {
    return new Shape.Keys(
        List.of(
            required("say", "What to do, starting with a verb.", TEXT),
            optional("sql", "The statements to write.", TEXT),
            optional("when", "When the step is shown.", new Shape.Free())));
  }

  private static Shape example(Vocabulary vocabulary, boolean bad) {
    Shape versions = new Shape.WholeNumber(SupportedVersions.OLDEST, SupportedVersions.NEWEST);
    List<Shape.Key> keys =
        List.of(
            required("case", "What it shows.", TEXT),
            optional("postgres", "The server version it is about.", versions),
            optional(
                "layout",
                "The migration runner whose conventions surround it.",
                new Shape.OneOf(vocabulary.layouts())),
            optional(
                "sizes",
                "How large tables are, by their names.",
                new Shape.MapOf(new Shape.OneOf(SizeClass.wordsOfKnown()))),
            optional("given", "What ran in earlier changes, one migration each.", TEXTS),
            optional("sql", "The change, one file each.", TEXTS),
            optional(
                "before",
                "Instead of given: the files of the base branch, each by its path.",
                new Shape.MapOf(TEXT)),
            optional(
                "after",
                "Instead of sql: the files with the change, each by its path.",
                new Shape.MapOf(TEXT)),
            optional("marks", "The text that the finding must cover.", TEXT));
    return new Shape.Keys(bad ? keys : keys.subList(0, keys.size() - 1));
  }
}
