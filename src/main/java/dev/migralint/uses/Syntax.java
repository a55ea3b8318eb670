package dev.migralint.uses;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a language writes comments and strings.
 *
 * @param lineComments what starts a comment that ends with its line
 * @param blocks whether there are comments between slashes and stars
 * @param triples three quotes that enclose a string over several lines
 * @param quotes characters that enclose a string
 * @param multiline those of them whose strings may go over several lines
 * @param traits what else differs
 */
record Syntax(
    Set<String> lineComments,
    boolean blocks,
    Set<String> triples,
    String quotes,
    String multiline,
    Set<Trait> traits) {
  enum Trait {
    /** A backslash in a backtick string is a backslash. */
    RAW_BACKTICKS,
    /** A slash may start a regular expression. */
    REGEX,
    /** Strings r#"…"#, and ' starts a lifetime. */
    RUST,
    /** Here-documents. */
    HEREDOC,
    /** Two strings side by side are one. */
    ADJACENT,
    /** A name after $ in a string is a variable. */
    DOLLAR
  }

  private static final Set<String> SLASHES = Set.of("//");
  private static final Set<String> HASH = Set.of("#");
  private static final String DOUBLE = "\"\"\"";
  private static final Map<String, Syntax> BY_ENDING = new HashMap<>();

  static {
    add(
        new Syntax(SLASHES, true, Set.of(), "\"'`", "`", Set.of(Trait.REGEX)),
        "js jsx ts tsx mjs cjs mts cts vue svelte astro");
    add(
        new Syntax(SLASHES, true, Set.of(DOUBLE), "\"'", "", Set.of(Trait.DOLLAR)),
        "kt kts scala groovy");
    add(
        new Syntax(SLASHES, true, Set.of(DOUBLE), "\"'", "", Set.of()),
        "java cs swift c cc cpp h hpp m prisma");
    add(
        new Syntax(SLASHES, true, Set.of(DOUBLE, "'''"), "\"'", "", Set.of(Trait.ADJACENT)),
        "dart");
    add(new Syntax(SLASHES, true, Set.of(), "\"'`", "`", Set.of(Trait.RAW_BACKTICKS)), "go");
    add(new Syntax(SLASHES, true, Set.of(), "\"", "\"", Set.of(Trait.RUST)), "rs");
    add(new Syntax(HASH, false, Set.of(DOUBLE, "'''"), "\"'", "", Set.of(Trait.ADJACENT)), "py");
    add(new Syntax(HASH, false, Set.of(), "\"'", "\"'", Set.of(Trait.HEREDOC)), "rb rake erb");
    add(new Syntax(HASH, false, Set.of(DOUBLE), "\"'", "\"", Set.of()), "ex exs");
    add(
        new Syntax(HASH, false, Set.of(), "\"'", "\"'", Set.of(Trait.HEREDOC, Trait.DOLLAR)),
        "pl pm t");
    add(
        new Syntax(
            Set.of("//", "#"), true, Set.of(), "\"'", "\"'", Set.of(Trait.HEREDOC, Trait.DOLLAR)),
        "php");
    add(new Syntax(Set.of("--"), true, Set.of(), "'", "'", Set.of()), "sql pgsql");
  }

  private static void add(Syntax syntax, String endings) {
    for (String ending : endings.split(" ")) {
      BY_ENDING.put(ending, syntax);
    }
  }

  /** The syntax of a file; empty where its language is not one that is searched. */
  static Optional<Syntax> of(String path) {
    return Optional.ofNullable(BY_ENDING.get(ending(path)));
  }

  /** What follows the last dot of a path. */
  static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
