package dev.migralint.settings;

import static dev.migralint.yaml.Shape.Key.optional;
import static dev.migralint.yaml.Shape.Key.required;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Transaction;
import dev.migralint.postgres.SupportedVersions;
import dev.migralint.rule.Preset;
import dev.migralint.sizes.SizeClass;
import dev.migralint.sizes.SizesFile;
import dev.migralint.yaml.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The keys of a settings file, each with its sentence: for reading, for editors and for docs. */
public final class SettingsShape {
  public static final String OVERRIDES = "overrides";
  static final String MIN_VERSION = "min-version";
  static final String PRESET = "preset";
  static final String LOCK = "lock";
  static final String HARNESS_SETS = "harness-sets";
  static final String SIZES = "sizes";
  static final String TABLES = "tables";
  static final String POLICY_FROM = "policy-from";

  private static final Shape TEXT = new Shape.Text();
  private static final Shape DAY = new Shape.Day();
  private static final Shape TEXTS = new Shape.OneOrMore(TEXT);

  private SettingsShape() {}

  /** The shape of a settings file, given the names of the migration runners. */
  public static Shape.Keys of(List<String> layouts) {
    Shape.Keys folder =
        new Shape.Keys(
            List.of(
                required("path", "The folder, from the root of the repository.", TEXT),
                optional(
                    "layout", "The migration runner whose folder it is.", new Shape.OneOf(layouts)),
                optional(
                    "dialect",
                    "The database that the folder is for; only PostgreSQL's folders are judged.",
                    new Shape.OneOf(Dialect.keys())),
                optional("since", "As for all folders, for this one.", TEXT),
                optional(
                    "schema",
                    "A file with the schema from which the migrations go on: what was squashed,"
                        + " structure.sql, a dump by pg_dump --schema-only.",
                    TEXT),
                optional(
                    "version",
                    "The runner's release; read from lock files and build files when left out.",
                    TEXT),
                optional(
                    "transaction",
                    "How the runner surrounds a file: a transaction around each file, none, one"
                        + " query with all its statements, or a transaction around all pending"
                        + " files; the runner's conventions hold when left out.",
                    new Shape.OneOf(Transaction.names())),
                optional(
                    "order",
                    "The files that run, from the folder on, in their order; the runner's"
                        + " conventions hold when left out.",
                    TEXTS)));
    Shape.Keys allow =
        new Shape.Keys(
            List.of(
                required("rule", "The rule whose findings are accepted.", TEXT),
                required("path", "The files, as a pattern like db/old/**.", TEXT),
                optional("object", "The table or other object; any when left out.", TEXT),
                optional("until", "The last day on which they are; for ever when left out.", DAY),
                required("because", "Why that is right.", TEXT)));
    Shape.Keys sizes =
        new Shape.Keys(
            List.of(
                optional(
                    "file",
                    "The result of `migralint sizes` (" + SizesFile.DEFAULT + " when unset).",
                    TEXT),
                optional(
                    "default",
                    "The size of tables that neither the file nor `tables` names (unknown when"
                        + " unset).",
                    new Shape.OneOf(SizeClass.words()))));
    Shape severity = words(Settings.Level.values());
    Shape.Keys rule =
        new Shape.Keys(
            List.of(
                optional(
                    "severity", "Switches the rule on or off, or sets its severity.", severity),
                optional(
                    "suppress",
                    "Whether its findings may be suppressed: never, or with a reason (the"
                        + " default).",
                    words(RuleSetting.Suppress.values())),
                optional(
                    "reason",
                    "A regular expression that the reason of a suppression has to contain, such as"
                        + " [A-Z]+-[0-9]+.",
                    TEXT),
                optional(
                    "enforce-from",
                    "The first day on which its errors are errors; until then they are warnings.",
                    DAY),
                optional(
                    "options",
                    "Values of the rule's options; `migralint explain RULE` lists them.",
                    new Shape.MapOf(TEXTS))));
    Shape.Keys override =
        new Shape.Keys(
            List.of(
                optional("path", "The files, as a pattern like db/old/**; all when unset.", TEXT),
                optional(
                    "table",
                    "The table or other object, like account, billing.* or audit_*; all when"
                        + " unset.",
                    TEXT),
                required(
                    "rules",
                    "Switches a rule on or off there, or sets its severity.",
                    new Shape.MapOf(severity))));
    Shape version = new Shape.WholeNumber(SupportedVersions.OLDEST, SupportedVersions.NEWEST);
    return new Shape.Keys(
        List.of(
            optional(
                "postgres",
                "The major version of the server (" + SupportedVersions.ASSUMED + " when unset).",
                version),
            optional(
                "migrations",
                "Where migrations are; found on their own when unset.",
                new Shape.OneOrMore(new Shape.ScalarOrKeys(TEXT, folder))),
            optional("exclude", "Paths that are no migrations, as patterns.", TEXTS),
            optional(
                PRESET,
                "Which built-in rules are on: recommended (when unset), strict (schema design and"
                    + " timeouts too) or style (taste too).",
                words(Preset.values())),
            optional(
                "rules",
                "Switches a rule on or off, sets its severity, or says how it may be suppressed.",
                new Shape.MapOf(new Shape.ScalarOrKeys(severity, rule))),
            optional(
                OVERRIDES,
                "What rules are set to for some files or tables; the last one that covers a finding"
                    + " holds.",
                new Shape.ListOf(override)),
            optional("rule-folders", "Folders with rules of your own.", TEXTS),
            optional(
                "fail-on",
                "From which severity a run fails (error when unset).",
                words(Settings.Threshold.values())),
            optional("base", "The branch that changes are measured from, like origin/main.", TEXT),
            optional(
                HARNESS_SETS,
                "The parameters that the deploy tool sets for each session: lock_timeout.",
                new Shape.OneOrMore(new Shape.OneOf(List.of("lock_timeout")))),
            optional("search-path", "The schemas of names without one (public when unset).", TEXTS),
            optional(
                "since",
                "A version, or a Git revision: migrations up to it are deployed and not judged.",
                TEXT),
            optional(
                "baseline",
                "The file of `migralint baseline` (" + BaselinePath.DEFAULT + " when unset).",
                TEXT),
            optional(
                SIZES, "How large tables are: a small one has notes, a large one errors.", sizes),
            optional(
                TABLES,
                "The sizes of single tables by their names, which go before the file of sizes.",
                new Shape.MapOf(new Shape.OneOf(SizeClass.wordsOfKnown()))),
            optional("allow", "Findings that are accepted.", new Shape.ListOf(allow)),
            optional(
                MIN_VERSION, "The release of migralint that the settings need, like 0.3.0.", TEXT),
            optional(
                POLICY_FROM,
                "Whose settings, baseline and own rules judge a change: its own (change, the"
                    + " default), or those of the merge base (base).",
                words(Settings.PolicyFrom.values())),
            optional(
                "releases",
                "The tags of releases, as patterns like v*: the newest one before a change is"
                    + " searched for code that uses what the change drops.",
                TEXTS),
            optional(
                LOCK,
                "Only in a file of --settings: the keys, or rules as rules.ID, that a repository's"
                    + " own settings can make stricter only.",
                TEXTS)));
  }

  private static <E extends Enum<E>> Shape words(E[] values) {
    return new Shape.OneOf(Arrays.stream(values).map(SettingsShape::word).toList());
  }

  /** The word that a settings file uses for the value. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
