package dev.migralint.layout.project;

import dev.migralint.layout.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Maven's and Gradle's build files say of a package ({@code group:artifact}) or of a Gradle
 * plugin (its id). A release that is named by a property is looked up in the same folder and those
 * above; what a build computes is not known.
 */
final class JvmBuilds {
  private static final String POM = "pom.xml";
  private static final String CATALOG = "gradle/libs.versions.toml";
  private static final Pattern EXACT =
      Pattern.compile("[0-9]+(?:\\.[0-9]+)*(?:[.-][0-9A-Za-z.-]+)?");
  private static final Pattern PROPERTY =
      Pattern.compile("\\$\\{?([A-Za-z][A-Za-z0-9_.-]{0,80})}?");
  private static final String BOOT = "org.springframework.boot";

  /**
   * The Flyway of each line of Spring Boot, from the property flyway.version of
   * spring-boot-dependencies, like
   * https://repo1.maven.org/maven2/org/springframework/boot/spring-boot-dependencies/3.5.0/spring-boot-dependencies-3.5.0.pom
   */
  private static final Map<String, Version> FLYWAY_OF_BOOT =
      Map.of(
          "2.7", Version.of(8, 5),
          "3.0", Version.of(9, 5),
          "3.1", Version.of(9, 16),
          "3.2", Version.of(9, 22),
          "3.3", Version.of(10, 10),
          "3.4", Version.of(10, 20),
          "3.5", Version.of(11, 7),
          "4.0", Version.of(11, 14));

  private JvmBuilds() {}

  static Set<Version> versions(List<Manifests> upward, String name) {
    List<String> written = new ArrayList<>(inPom(upward.getFirst(), name));
    written.addAll(inGradle(upward.getFirst(), name));
    Optional<Version> told =
        written.stream().flatMap(text -> resolve(upward, text).stream()).findFirst();
    return told.or(() -> written.isEmpty() ? Optional.empty() : managed(upward, name))
        .map(Set::of)
        .orElse(Set.of());
  }

  /** What stands as the version, "" if none does, each time that the package is named. */
  private static List<String> inPom(Manifests folder, String name) {
    int colon = name.indexOf(':');
    String artifact = name.substring(colon + 1);
    return colon > 0 && folder.text(POM).contains(artifact)
        ? folder.pom().versions(name.substring(0, colon), artifact)
        : List.of();
  }

  private static List<String> inGradle(Manifests folder, String name) {
    List<String> written = new ArrayList<>();
    String quoted = Pattern.quote(name);
    Pattern dependency = Pattern.compile("[\"']" + quoted + "(?::([^\"':@]{0,100})|)[\"':@]");
    Pattern plugin =
        Pattern.compile(
            "[\"']" + quoted + "[\"']\\)?\\s*(?:version\\s*\\(?\\s*[\"']([^\"']{0,100})|)");
    Pattern kotlin = Pattern.compile("\\bversion\\s+([A-Za-z][A-Za-z0-9_.]*)");
    for (String file : folder.gradleScripts()) {
      for (String line :
          folder.text(file).lines().filter(l -> l.contains(name)).limit(20).toList()) {
        Matcher found = (name.contains(":") ? dependency : plugin).matcher(line);
        if (!line.strip().startsWith("//") && found.find()) {
          Matcher variable = kotlin.matcher(line);
          boolean byVariable = found.group(1) == null && variable.find();
          written.add(byVariable ? "$" + variable.group(1) : String.valueOf(found.group(1)));
        }
      }
    }
    inCatalog(folder.text(CATALOG), name).ifPresent(written::add);
    return written;
  }

  /** https://docs.gradle.org/current/userguide/version_catalogs.html */
  private static Optional<String> inCatalog(String toml, String name) {
    int colon = name.indexOf(':');
    Pattern entry =
        Pattern.compile(
            colon < 0
                ? "\\bid\\s*=\\s*\"" + Pattern.quote(name) + "\""
                : "\""
                    + Pattern.quote(name)
                    + "[\":]|group\\s*=\\s*\""
                    + Pattern.quote(name.substring(0, colon))
                    + "\",\\s*name\\s*=\\s*\""
                    + Pattern.quote(name.substring(colon + 1))
                    + "\"");
    for (String line : toml.lines().toList()) {
      if (line.strip().startsWith("#") || !entry.matcher(line).find()) {
        continue;
      }
      Matcher told =
          Pattern.compile("\\bversion(\\.ref)?\\s*=\\s*\"([^\"]{1,100})\"").matcher(line);
      if (told.find()) {
        return Optional.of(
            told.group(1) == null ? told.group(2) : value(toml, told.group(2)).orElse(""));
      }
      Matcher whole = Pattern.compile(Pattern.quote(name) + ":([^\":]{1,100})\"").matcher(line);
      return Optional.of(whole.find() ? whole.group(1) : "");
    }
    return Optional.empty();
  }

  private static Optional<Version> resolve(List<Manifests> upward, String written) {
    String text = written;
    for (int i = 0; i < 3 && !EXACT.matcher(text).matches(); i++) {
      Matcher property = PROPERTY.matcher(text);
      if (!property.matches()) {
        return Optional.empty();
      }
      text = property(upward, property.group(1)).orElse("");
    }
    return EXACT.matcher(text).matches() ? Version.in(text) : Optional.empty();
  }

  private static Optional<String> property(List<Manifests> upward, String name) {
    for (Manifests folder : upward) {
      if (folder.text(POM).contains(name)) {
        Optional<String> value = folder.pom().property(name);
        if (value.isPresent()) {
          return value;
        }
      }
      List<String> files = new ArrayList<>(folder.gradleScripts());
      files.addFirst("gradle.properties");
      for (String file : files) {
        Optional<String> value =
            value(folder.text(file), name.replaceFirst("^(ext|project)\\.", ""));
        if (value.isPresent()) {
          return value;
        }
      }
    }
    return Optional.empty();
  }

  /** What a line {@code name = "value"} assigns, with or without quotes and words before it. */
  private static Optional<String> value(String text, String name) {
    Pattern assignment =
        Pattern.compile(
            "(?m)^[ \\t]*(?:(?:val|def|ext|set|project|String)[ \\t.(\\[]+)*[\"']?"
                + Pattern.quote(name)
                + "[\"']?]?"
                + "(?:[ \\t]+by[ \\t]+extra\\(|[ \\t]*[=:,])"
                + "[ \\t]*[\"']?([^\"'\\s]{1,100})");
    Matcher found = assignment.matcher(text);
    return text.contains(name) && found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static Optional<Version> managed(List<Manifests> upward, String name) {
    if (!name.startsWith("org.flywaydb:")) {
      return Optional.empty();
    }
    return property(upward, "flyway.version")
        .flatMap(text -> resolve(upward, text))
        .or(
            () ->
                boot(upward)
                    .map(release -> release.numbers().stream().limit(2).toList())
                    .map(line -> FLYWAY_OF_BOOT.get(new Version(line).toString())));
  }

  private static Optional<Version> boot(List<Manifests> upward) {
    for (Manifests folder : upward) {
      Optional<Version> release =
          Stream.of(":spring-boot-starter-parent", ":spring-boot-dependencies", "")
              .map(BOOT::concat)
              .flatMap(
                  name ->
                      Stream.concat(inPom(folder, name).stream(), inGradle(folder, name).stream()))
              .flatMap(text -> resolve(upward, text).stream())
              .findFirst();
      if (release.isPresent()) {
        return release;
      }
    }
    return Optional.empty();
  }
}
