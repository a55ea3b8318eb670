package dev.migralint.layout.project;

import dev.migralint.layout.Version;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The releases of a package in lock files, and in manifests that pin one exactly, of npm, Go and
 * Cargo. JSON is parsed. The other files have one line for a package, which is looked for around
 * the package's name: they are large, and parsing a {@code pnpm-lock.yaml} of a megabyte as YAML
 * takes longer than all else that a hook does.
 */
final class Locked {
  private static final String RELEASE =
      "v?([0-9]{1,6}(?:\\.[0-9]{1,9}){1,3}(?:[.+-][0-9A-Za-z.+-]{0,80})?)(?![0-9A-Za-z])";
  private static final Pattern EXACT = Pattern.compile("=?" + RELEASE);
  private static final Set<String> PINNED =
      Set.of(
          "dependencies",
          "devDependencies",
          "optionalDependencies",
          "peerDependencies",
          "overrides",
          "resolutions");

  private static final int AROUND = 400;

  /** A file, and how it tells the releases of a package. */
  private record LockFile(String name, BiFunction<String, String, Set<Version>> releases) {
    /** A file in which a line, with NAME for the package, tells its release. */
    static LockFile ofLines(String name, String line) {
      return new LockFile(name, (text, wanted) -> inLines(text, wanted, line));
    }
  }

  private static final List<LockFile> NPM =
      List.of(
          new LockFile("package-lock.json", Locked::inPackageLock),
          new LockFile("npm-shrinkwrap.json", Locked::inPackageLock),
          LockFile.ofLines("pnpm-lock.yaml", "(?m)^  ['\"]?/?NAME[@/]" + RELEASE),
          LockFile.ofLines("yarn.lock", "(?m)^\"?NAME@[^\\n]*+\\n[ \\t]+version:? \"?" + RELEASE),
          new LockFile("bun.lock", Locked::inBunLock),
          new LockFile("package.json", Locked::inPackageJson));

  private static final List<LockFile> GO =
      List.of(LockFile.ofLines("go.mod", "(?m)^[ \\t]*(?:require[ \\t]+)?NAME[ \\t]+" + RELEASE));

  private static final List<LockFile> CARGO =
      List.of(
          LockFile.ofLines("Cargo.lock", "name = \"NAME\"\\r?\\nversion = \"" + RELEASE + "\""),
          LockFile.ofLines(
              "Cargo.toml",
              "(?m)^NAME[ \\t]*=[ \\t]*(?:\\{[^}\\n]*?version[ \\t]*=[ \\t]*)?\"=[ \\t]*"
                  + RELEASE
                  + "\""));

  private Locked() {}

  static Set<Version> npm(Manifests folder, String name) {
    return first(folder, NPM, name);
  }

  static Set<Version> go(Manifests folder, String name) {
    return first(folder, GO, name);
  }

  static Set<Version> cargo(Manifests folder, String name) {
    return first(folder, CARGO, name);
  }

  /** Every release in the first of the files that has one. */
  private static Set<Version> first(Manifests folder, List<LockFile> files, String name) {
    for (LockFile file : files) {
      String text = folder.text(file.name());
      Set<Version> found = text.contains(name) ? file.releases().apply(text, name) : Set.of();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return Set.of();
  }

  private static Set<Version> inPackageLock(String json, String name) {
    Set<Version> found = new LinkedHashSet<>();
    JsonNodes.walk(
        json,
        (path, texts) -> {
          String at = path.isEmpty() ? "" : path.getLast();
          if (at.equals(name) || at.endsWith("node_modules/" + name)) {
            release(texts.getOrDefault("version", "")).ifPresent(found::add);
          }
        });
    return found;
  }

  /** {@code "packages": {"NAME": ["NAME@1.2.3", …]}}. */
  private static Set<Version> inBunLock(String json, String name) {
    Set<Version> found = new LinkedHashSet<>();
    JsonNodes.walk(
        json,
        (path, texts) -> {
          if (path.equals(List.of("packages"))) {
            for (String locked : texts.values()) {
              String first = locked.split(",", 2)[0];
              if (first.startsWith(name + "@")) {
                release(first.substring(name.length() + 1)).ifPresent(found::add);
              }
            }
          }
        });
    return found;
  }

  private static Set<Version> inPackageJson(String json, String name) {
    Set<Version> found = new LinkedHashSet<>();
    JsonNodes.walk(
        json,
        (path, texts) -> {
          if (!path.isEmpty() && PINNED.contains(path.getLast())) {
            release(texts.getOrDefault(name, "")).ifPresent(found::add);
          }
        });
    return found;
  }

  private static Optional<Version> release(String text) {
    Matcher exact = EXACT.matcher(text);
    return exact.matches() ? Version.in(exact.group(1)) : Optional.empty();
  }

  private static Set<Version> inLines(String text, String name, String line) {
    Set<Version> found = new LinkedHashSet<>();
    Matcher matcher = Pattern.compile(line.replace("NAME", Pattern.quote(name))).matcher(text);
    int from = 0;
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, from)) {
      int start = at;
      while (start > Math.max(from, at - AROUND) && text.charAt(start - 1) != '\n') {
        start--;
      }
      matcher.region(start, Math.min(text.length(), at + AROUND));
      from = at + name.length();
      if (matcher.find()) {
        Version.in(matcher.group(1)).ifPresent(found::add);
        from = Math.max(from, matcher.end());
      }
    }
    return found;
  }
}
