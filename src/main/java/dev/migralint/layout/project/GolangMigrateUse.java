package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import dev.migralint.source.Remembered;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a project uses golang-migrate: its go.mod requires it; a build file, a script or the
 * configuration of a build names it, its image or calls its command; or its documentation says how
 * to call the command. https://github.com/golang-migrate/migrate/tree/master/cmd/migrate
 */
public final class GolangMigrateUse {
  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_FILES = 40;

  private static final Pattern REQUIRED =
      Pattern.compile(
          "(?m)^[ \\t]*(?:require[ \\t]+)?(?:github\\.com/(?:golang-migrate|mattes)/migrate"
              + "|gopkg\\.in/(?:golang-migrate|mattes)/migrate\\.v[0-9]+)(?:/v[0-9]+)?[ \\t]+v");

  private static final String WORD = "migrate";
  private static final String NAME = "golang-migrate";
  private static final int BEFORE = 90;

  /** What stands before the word, and from it on, where it is a package or an image. */
  private static final Pattern PACKAGE = Pattern.compile("(?<![\\w-])go-$");

  private static final Pattern OWN_IMAGE = Pattern.compile("(?<![\\w./-])(?:docker\\.io/)?$");
  private static final Pattern IMAGE = Pattern.compile("migrate/migrate(?![\\w./-])");
  private static final Pattern COPIED_IMAGE =
      Pattern.compile("migrate/migrate[:@](?:v?[0-9]|latest|sha256:|\\$)");

  /** Where a command begins; after another word it may be that of another program. */
  private static final Pattern START =
      Pattern.compile(
          "(?:(?:^|[|&;(`'\"@!\\[=]|[:$-](?=[ \\t])|\\b(?:exec|run|RUN|CMD|then|do|else|sudo"
              + "|time|if|rm|entrypoint|ENTRYPOINT)(?=[ \\t]))[ \\t]{0,80}+['\"]?+"
              + "|(?:\\bbin|(?<![.\\w])\\.|[)}])/)$");

  private static final String BLANK = "(?:[\\s'\",\\\\]|-[ \\t]){1,40}+";
  private static final String OPTIONS =
      "(?:(?!--?(?:path|source|database)(?![\\w-]))--?\\w[\\w-]{0,40}+"
          + "(?:[= ]['\"]?+[^\\s'\",-][^\\s'\",]{0,200}+)?+"
          + BLANK
          + "){0,4}+";

  private static final Pattern CALL =
      Pattern.compile(
          "migrate"
              + BLANK
              + "(?:create"
              + BLANK
              + "--?(?:ext|dir|seq|digits|format)|"
              + OPTIONS
              + "--?(?:path|source|database))(?![\\w-])");

  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?:gnu)?makefile.*|.*\\.mk|\\.?justfile|(?:.*[._-])?(?:docker|container)file(?:[._-].*)?"
              + "|(?:jenkins|proc|tilt|earth|brew|vagrant)file|\\.tool-versions|package\\.json"
              + "|.*\\.(?:ya?ml|toml|hcl|nix|sh|bash|zsh|fish|ps1|bat|cmd)");
  private static final Pattern SCRIPTS = Pattern.compile("s?bin|scripts?|hack|tools?");
  private static final Pattern DOCUMENT =
      Pattern.compile("(?:readme|contributing|development|developing|hacking|install)(?:\\..*)?");

  private GolangMigrateUse() {}

  /** What one folder's own files show. */
  private record Shown(boolean byFiles) {}

  /** Whether something in the project around the folder shows it; the go.mod files come first. */
  public static boolean isShown(Listing folder) {
    List<Listing> above = ProjectFolders.above(folder);
    return above.stream().anyMatch(GolangMigrateUse::requires)
        || above.stream().anyMatch(GolangMigrateUse::shows)
        || ProjectFolders.beside(folder).stream()
            .anyMatch(beside -> requires(beside) || shows(beside));
  }

  private static boolean requires(Listing folder) {
    return folder.hasFile("go.mod") && REQUIRED.matcher(text(folder, "go.mod")).find();
  }

  private static boolean shows(Listing folder) {
    return folder.tree() instanceof Remembered remembered
        ? remembered.derived(Shown.class, folder.path(), path -> shown(folder)).byFiles()
        : shown(folder).byFiles();
  }

  private static Shown shown(Listing folder) {
    boolean inScripts = SCRIPTS.matcher(folder.name()).matches();
    return new Shown(
        folder.files().stream()
            .filter(file -> kind(file, inScripts) != Kind.OTHER)
            .sorted(Comparator.comparing(file -> kind(file, inScripts)))
            .limit(MOST_FILES)
            .anyMatch(file -> shows(text(folder, file), kind(file, inScripts))));
  }

  /** What a file is by its name, in the order in which they are looked at. */
  private enum Kind {
    SCRIPT,
    DOCUMENT,
    OTHER
  }

  private static Kind kind(String file, boolean inScripts) {
    String name = file.toLowerCase(Locale.ROOT);
    if (SCRIPT.matcher(name).matches() || (inScripts && name.indexOf('.') < 0)) {
      return Kind.SCRIPT;
    }
    return DOCUMENT.matcher(name).matches() ? Kind.DOCUMENT : Kind.OTHER;
  }

  private static boolean shows(String text, Kind kind) {
    if (kind == Kind.SCRIPT && text.contains(NAME)) {
      return true;
    }
    Matcher matcher = IMAGE.matcher(text).useAnchoringBounds(false).useTransparentBounds(true);
    for (int at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length())) {
      int line = text.lastIndexOf('\n', at) + 1;
      String before = text.substring(Math.max(line, at - BEFORE), at);
      matcher.region(at, text.length());
      boolean named =
          kind == Kind.SCRIPT
              && (PACKAGE.matcher(before).find()
                  || (OWN_IMAGE.matcher(before).find() && is(IMAGE, matcher))
                  || (before.endsWith("/") && is(COPIED_IMAGE, matcher)));
      if (named || (is(CALL, matcher) && START.matcher(before).find())) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(Pattern what, Matcher from) {
    return from.usePattern(what).lookingAt();
  }

  private static String text(Listing folder, String file) {
    return Listing.start(folder.tree(), folder.path(file), MOST_BYTES);
  }
}
