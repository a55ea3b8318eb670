package dev.migralint.suppression;

import dev.migralint.settings.Until;
import dev.migralint.yaml.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a suppression comment says: {@code -- migralint:allow RULE[, RULE…] [until DATE] because
 * REASON}, or {@code allow-file} for the whole file.
 *
 * @param wholeFile whether it is the file form
 * @param rules the ids it names, as written
 * @param until the last day on which it allows anything; empty for ever
 * @param reason why; "" where none is given
 */
record AllowComment(boolean wholeFile, List<String> rules, Optional<Until> until, String reason) {
  private static final String MARK = "migralint:";
  private static final List<String> FORMS = List.of("allow", "allow-file");
  private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern LINE_START = Pattern.compile("(?<=[\\r\\n])[ \\t]*\\*+(?=\\s|$)");
  private static final Pattern LAST_STARS = Pattern.compile("\\*++$");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int LONGEST = 10_000;
  static final String FORM = "Write `-- migralint:allow RULE because REASON`.";

  private static final String DATE_FORM =
      "Write `until` and a day like 2027-01-31 before `because`.";

  /** The same comment for these of its rules. */
  AllowComment of(List<String> some) {
    return new AllowComment(wholeFile, some, until, reason);
  }

  /** What came of reading a comment that speaks to migralint. */
  sealed interface Reading {
    record Read(AllowComment comment) implements Reading {}

    record Malformed(String message, String nextStep) implements Reading {}
  }

  /** Reads a comment, given with its {@code --} or {@code /*}; empty when it is just a comment. */
  static Optional<Reading> read(CharSequence comment) {
    String text = body(comment);
    if (!text.regionMatches(true, 0, MARK, 0, MARK.length())) {
      return Optional.empty();
    }
    List<String> words = List.of(text.substring(MARK.length()).split(" ", -1));
    String form = words.getFirst();
    if (!FORMS.contains(form)) {
      String next =
          Nearest.word(form, FORMS).map(f -> "Did you mean `" + MARK + f + "`?").orElse(FORM);
      return Optional.of(new Reading.Malformed("`" + MARK + form + "` means nothing.", next));
    }
    boolean wholeFile = form.equals("allow-file");
    int because = words.indexOf("because");
    List<String> before = words.subList(1, because < 0 ? words.size() : because);
    String reason =
        because < 0 ? "" : String.join(" ", words.subList(because + 1, words.size())).strip();
    Optional<Until> until = Optional.empty();
    int untilAt = before.indexOf("until");
    if (untilAt >= 0 && because >= 0) {
      String day = String.join(" ", before.subList(untilAt + 1, before.size()));
      until = Until.parse(day);
      if (until.isEmpty()) {
        return Optional.of(new Reading.Malformed("`" + day + "` is no date.", DATE_FORM));
      }
    }
    if (untilAt >= 0) {
      before = before.subList(0, untilAt);
    }
    LinkedHashSet<String> rules = new LinkedHashSet<>();
    for (String name : String.join(" ", before).split(",", -1)) {
      String id = name.strip();
      if (id.isEmpty()) {
        return Optional.of(new Reading.Malformed("the comment names no rule.", FORM));
      }
      boolean oneWord = RULE.matcher(id).matches();
      if (!oneWord && because < 0) {
        // The text after the first word is most likely a reason without its "because".
        String first = BLANKS.split(id, 2)[0];
        return RULE.matcher(first).matches()
            ? Optional.of(new Reading.Read(new AllowComment(wholeFile, List.of(first), until, "")))
            : Optional.of(new Reading.Malformed("`" + id + "` is not a rule.", FORM));
      }
      if (!oneWord) {
        return Optional.of(
            new Reading.Malformed(
                "`" + id + "` is not a rule.",
                "Separate rules with commas: `allow a, b because …`."));
      }
      rules.add(id);
    }
    return Optional.of(
        new Reading.Read(new AllowComment(wholeFile, List.copyOf(rules), until, reason)));
  }

  /** The comment's text without its marks, with single blanks. */
  private static String body(CharSequence comment) {
    int start = 0;
    while (start < comment.length() && "-/* \t\r\n".indexOf(comment.charAt(start)) >= 0) {
      start++;
    }
    boolean ours =
        comment.length() - start >= MARK.length()
            && comment.subSequence(start, start + MARK.length()).toString().equalsIgnoreCase(MARK);
    if (!ours) {
      return "";
    }
    boolean block = comment.charAt(0) == '/';
    int end = Math.min(comment.length(), start + LONGEST);
    String text = comment.subSequence(start, end).toString();
    if (block && text.endsWith("*/")) {
      text = text.substring(0, text.length() - 2);
      text = LAST_STARS.matcher(text).replaceAll("");
    }
    return BLANKS.matcher(LINE_START.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }
}
