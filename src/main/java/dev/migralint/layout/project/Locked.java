package dev.migralint.layout.project;

import dev.migralint.layout.Version;
import dev.migralint.layout.project.LockFiles.Manifests;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lock files and exact pins say of packages of npm, Go and Cargo. */
final class Locked {
  private static final String RELEASE =
      "v?([0-9]{1,6}(?:\\.[0-9]{1,9}){1,3}(?:[.+-][0-9A-Za-z.+-]{0,80})?)(?![0-9A-Za-z])";

  private static final int AROUND = 400;

  /** A file's name and, with NAME for the package, the line that tells its release. */
  private record Line(String file, String pattern) {}

  private static final List<Line> NPM =
      List.of(
          new Line("package-lock.json", inPackageLock()),
          new Line("npm-shrinkwrap.json", inPackageLock()),
          new Line("pnpm-lock.yaml", "(?m)^  ['\"]?/?NAME[@/]" + RELEASE),
          new Line("yarn.lock", "(?m)^\"?NAME@[^\\n]*+\\n[ \\t]+version:? \"?" + RELEASE),
          new Line("bun.lock", "\\[\\s*\"NAME@" + RELEASE + "\""),
          new Line("package.json", "\"NAME\"\\s*:\\s*\"=?" + RELEASE + "\""));

  private static final List<Line> GO =
      List.of(new Line("go.mod", "(?m)^[ \\t]*(?:require[ \\t]+)?NAME[ \\t]+" + RELEASE));

  private static final List<Line> CARGO =
      List.of(
          new Line("Cargo.lock", "name = \"NAME\"\\r?\\nversion = \"" + RELEASE + "\""),
          new Line(
              "Cargo.toml",
              "(?m)^NAME[ \\t]*=[ \\t]*(?:\\{[^}\\n]*?version[ \\t]*=[ \\t]*)?\"=[ \\t]*"
                  + RELEASE
                  + "\""));

  private Locked() {}

  private static String inPackageLock() {
    return "\"(?:[^\"\\n]{0,200}node_modules/)?NAME\"\\s*:\\s*\\{\\s*\"version\"\\s*:\\s*\""
        + RELEASE
        + "\"";
  }

  static Set<Version> npm(Manifests folder, String name) {
    return first(folder, NPM, name);
  }

  static Set<Version> go(Manifests folder, String name) {
    return first(folder, GO, name);
  }

  static Set<Version> cargo(Manifests folder, String name) {
    return first(folder, CARGO, name);
  }

  /** Every release that the first of the files names that names one. */
  private static Set<Version> first(Manifests folder, List<Line> lines, String name) {
    Set<Version> found = new LinkedHashSet<>();
    for (Line line : lines) {
      if (found.isEmpty()) {
        String text = folder.text(line.file());
        String pattern = line.pattern().replace("NAME", Pattern.quote(name));
        addAll(text, name, Pattern.compile(pattern).matcher(text), found);
      }
    }
    return found;
  }

  /** Lock files are large, so the pattern is tried only around the package's name. */
  private static void addAll(String text, String name, Matcher matcher, Set<Version> found) {
    int from = 0;
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, from)) {
      int line = text.lastIndexOf('\n', at) + 1;
      matcher.region(
          Math.max(from, Math.max(line, at - AROUND)), Math.min(text.length(), at + AROUND));
      from = at + name.length();
      if (matcher.find()) {
        Version.in(matcher.group(1)).ifPresent(found::add);
        from = Math.max(from, matcher.end());
      }
    }
  }
}
