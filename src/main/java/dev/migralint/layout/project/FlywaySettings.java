package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a project configures Flyway: {@code flyway.conf} and {@code flyway.toml}, Spring's, Quarkus'
 * and Micronaut's application files, the Maven plugin and Gradle's {@code flyway} block.
 * https://documentation.red-gate.com/fd/parameters-277578980.html
 *
 * @param home the folder of the module whose files they are
 * @param values by key without its prefix, in lower case without punctuation: {@code
 *     sqlmigrationprefix}
 */
public record FlywaySettings(String home, Map<String, String> values) {
  public static final FlywaySettings NONE = new FlywaySettings("", Map.of());

  private static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 12;
  private static final Pattern OURS =
      Pattern.compile("(?:spring\\.|quarkus\\.)?flyway\\.(?:datasources\\.[^.]+\\.)?(.+)");
  private static final Pattern GRADLE =
      Pattern.compile("(?m)^[ \\t]*([A-Za-z]{1,60})[ \\t]*=?[ \\t]*(\\S[^\\n]{0,500})$");
  private static final Pattern DEFAULTED = Pattern.compile("\\$\\{[A-Za-z0-9._-]{1,100}:([^{}]*)}");

  /** A file, and how its keys are read. */
  private record Source(String file, Function<String, Map<String, String>> reader) {}

  private static final List<Source> FILES =
      List.of(
          new Source("flyway.conf", KeyValues::ofProperties),
          new Source("conf/flyway.conf", KeyValues::ofProperties),
          new Source("flyway.toml", KeyValues::ofToml),
          new Source("src/main/resources/application.properties", KeyValues::ofProperties),
          new Source("src/main/resources/application.yml", KeyValues::ofYaml),
          new Source("src/main/resources/application.yaml", KeyValues::ofYaml),
          new Source("pom.xml", FlywaySettings::ofPom),
          new Source("build.gradle", FlywaySettings::ofGradle),
          new Source("build.gradle.kts", FlywaySettings::ofGradle));

  /** The settings of the nearest folder, from this one up, that has any. */
  public static FlywaySettings above(Listing folder) {
    String at = folder.path();
    for (int i = 0; i < DEEPEST; i++) {
      Map<String, String> values = in(Listing.of(folder.tree(), at));
      if (!values.isEmpty()) {
        return new FlywaySettings(at, values);
      }
      if (at.isEmpty()) {
        break;
      }
      at = Listing.parent(at);
    }
    return NONE;
  }

  private static Map<String, String> in(Listing folder) {
    Map<String, String> values = new HashMap<>();
    for (Source source : FILES) {
      String file = source.file();
      String first = file.substring(0, Math.max(0, file.indexOf('/')));
      boolean there =
          first.isEmpty()
              ? folder.files().contains(file)
              : folder.folders().contains(first) && folder.tree().hasFile(folder.path(file));
      if (there) {
        String text = Listing.start(folder.tree(), folder.path(file), MOST_BYTES);
        if (text.toLowerCase(Locale.ROOT).contains("flyway")) {
          values.putAll(ours(source.reader().apply(text)));
        }
      }
    }
    return values;
  }

  private static Map<String, String> ours(Map<String, String> all) {
    Map<String, String> found = new HashMap<>();
    all.forEach(
        (key, value) -> {
          Matcher ours = OURS.matcher(key);
          if (ours.matches() && !value.isEmpty()) {
            found.put(plain(ours.group(1)), DEFAULTED.matcher(value).replaceAll("$1"));
          }
        });
    return found;
  }

  private static String plain(String key) {
    return key.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
  }

  /** The plugin's configuration, and the properties that stand for it. */
  private static Map<String, String> ofPom(String xml) {
    MavenProject project = MavenProject.parse(xml);
    Map<String, String> found = new HashMap<>();
    project.properties().forEach(found::put);
    found.remove("flyway.version");
    project.flyway().forEach((key, value) -> found.put("flyway." + key, value));
    return found;
  }

  private static Map<String, String> ofGradle(String text) {
    Map<String, String> found = new HashMap<>();
    Matcher block = Pattern.compile("(?m)^flyway[ \\t]*\\{([^{}]{0,5000})}").matcher(text);
    if (block.find()) {
      Matcher line = GRADLE.matcher(block.group(1));
      while (line.find()) {
        String value = line.group(2).replaceAll("\\b(arrayOf|listOf)\\b|[()]", "");
        found.put("flyway." + line.group(1), KeyValues.value(value));
      }
    }
    return found;
  }

  /** The value of a key. */
  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Whether a key is {@code true}, or what holds without it. */
  public boolean is(String key, boolean otherwise) {
    return value(key).map(written -> written.equals("true")).orElse(otherwise);
  }

  /** What file names are made of. */
  public FlywayNaming naming() {
    FlywayNaming usual = FlywayNaming.DEFAULT;
    return new FlywayNaming(
        value("sqlmigrationprefix").orElse(usual.versioned()),
        value("repeatablesqlmigrationprefix").orElse(usual.repeatable()),
        value("baselinemigrationprefix").orElse(usual.baseline()),
        value("undosqlmigrationprefix").orElse(usual.undo()),
        value("sqlmigrationseparator").orElse(usual.separator()),
        value("sqlmigrationsuffixes")
            .or(() -> value("sqlmigrationsuffix"))
            .map(FlywaySettings::items)
            .orElse(usual.suffixes()));
  }

  private static List<String> items(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).filter(i -> !i.isEmpty()).toList();
  }

  /** The folders that are named as locations and are there, without wildcards and buckets. */
  public List<String> locations(Listing anywhere) {
    return value("locations").map(FlywaySettings::items).orElse(List.of()).stream()
        .flatMap(
            location -> {
              String path = location.replaceFirst("^(classpath|filesystem):/*(\\./)?", "");
              path = path.replace("{vendor}", "postgresql").replaceFirst("/+$", "");
              String resource = under("src/main/resources/" + path);
              return (location.startsWith("filesystem:")
                      ? List.of(under(path), Changelog.joined("", path).orElse("/"))
                      : List.of(resource, under(path)))
                  .stream()
                      .filter(p -> !p.equals("/") && !anywhere.tree().list(p).isEmpty())
                      .limit(1);
            })
        .distinct()
        .toList();
  }

  /**
   * The path from the module's folder on; a name that nothing has when it leads out of the tree.
   */
  private String under(String path) {
    return Changelog.joined(home, path).orElse("/");
  }
}
