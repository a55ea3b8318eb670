package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import java.util.ArrayList;
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
 * and Micronaut's application files, the Maven plugin and Gradle's {@code flyway} block. Several
 * executions of the plugin, or several tasks, with locations of their own are several instances of
 * Flyway, each with a history of its own.
 * https://documentation.red-gate.com/fd/parameters-277578980.html
 *
 * @param home the folder of the module whose files they are
 * @param values by key without its prefix, in lower case without punctuation: {@code
 *     sqlmigrationprefix}
 * @param code what holds where no file has the key
 */
public record FlywaySettings(String home, Map<String, String> values, FlywayCode code) {
  public static final FlywaySettings NONE = new FlywaySettings("", Map.of(), FlywayCode.NONE);

  /** The end of the key: the Maven and Gradle plugins have it below pluginConfiguration. */
  static final String TRANSACTIONAL_LOCK = "postgresqltransactionallock";

  private static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 12;
  private static final int MOST_MODULES = 50;
  private static final Pattern OURS =
      Pattern.compile("(?:spring\\.|quarkus\\.)?flyway\\.(?:datasources\\.([^.]+)\\.)?(.+)");
  private static final Pattern GRADLE =
      Pattern.compile("(?m)^[ \\t]*([A-Za-z]{1,60})[ \\t]*=?[ \\t]*(\\S[^\\n]{0,500})$");
  // tasks.register('x', FlywayMigrateTask) {…}, task x(type: FlywayMigrateTask) {…}
  private static final Pattern GRADLE_TASK =
      Pattern.compile("\\bFlyway[A-Za-z]{0,20}Task\\b[^{}\\n]{0,200}\\{([^{}]{0,5000})}");
  private static final Pattern PROFILE =
      Pattern.compile("application(-[A-Za-z0-9._-]{1,100})?\\.(properties|ya?ml)");
  private static final int MOST_PROFILES = 20;
  private static final int MOST_FILES = 1000;
  private static final int MOST_INSTANCES = 50;
  private static final Pattern DEFAULTED = Pattern.compile("\\$\\{[A-Za-z0-9._-]{1,100}:([^{}]*)}");

  /** A file, and how its keys are read. */
  private record Source(
      String file,
      Function<String, Map<String, String>> reader,
      Function<String, List<Map<String, String>>> instances) {
    Source(String file, Function<String, Map<String, String>> reader) {
      this(file, reader, text -> List.of());
    }
  }

  private static final List<Source> FILES =
      List.of(
          new Source("flyway.conf", KeyValues::ofProperties),
          new Source("conf/flyway.conf", KeyValues::ofProperties),
          new Source("flyway.toml", KeyValues::ofToml),
          new Source("src/main/resources/application.properties", KeyValues::ofProperties),
          new Source("src/main/resources/application.yml", KeyValues::ofYaml),
          new Source("src/main/resources/application.yaml", KeyValues::ofYaml),
          new Source("pom.xml", FlywaySettings::ofPom, FlywaySettings::ofExecutions),
          new Source("build.gradle", FlywaySettings::ofGradle, FlywaySettings::ofTasks),
          new Source("build.gradle.kts", FlywaySettings::ofGradle, FlywaySettings::ofTasks));

  /**
   * The settings of the nearest folder, from this one up, that has any; else those of a module
   * beside its own, if they name it as a location.
   */
  public static FlywaySettings above(Listing folder) {
    String at = folder.path();
    for (int i = 0; i < DEEPEST; i++) {
      Map<String, String> values = in(Listing.of(folder.tree(), at)).of(folder.path());
      if (!values.isEmpty()) {
        return new FlywaySettings(at, values, FlywayCode.beside(folder));
      }
      if (at.isEmpty()) {
        break;
      }
      at = Listing.parent(at);
    }
    return beside(folder);
  }

  private static FlywaySettings beside(Listing folder) {
    int sources = folder.path().indexOf("/src/main/resources/");
    if (sources < 0) {
      return new FlywaySettings("", Map.of(), FlywayCode.beside(folder));
    }
    String module = folder.path().substring(0, sources);
    Listing modules = Listing.of(folder.tree(), Listing.parent(module));
    return modules.folders().stream()
        .limit(MOST_MODULES)
        .filter(name -> !modules.path(name).equals(module))
        .map(name -> in(modules.below(name)).naming(folder.path()))
        .filter(values -> !values.isEmpty())
        .findFirst()
        .map(values -> new FlywaySettings(module, values, FlywayCode.beside(folder)))
        .orElseGet(() -> new FlywaySettings("", Map.of(), FlywayCode.beside(folder)));
  }

  /** Settings for all databases, and those for each of several. */
  private record Written(Map<String, String> common, Map<String, Map<String, String>> databases) {
    /** Those for the folder; if no database is told to have it, then all of them. */
    Map<String, String> of(String folder) {
      Map<String, String> values = new HashMap<>(common);
      List<Map<String, String>> its =
          databases.values().stream().filter(database -> names(database, folder)).toList();
      (its.isEmpty() ? databases.values() : its).forEach(values::putAll);
      return values;
    }

    /** How many folders below this one each are one database's own. */
    long parts(String home, Listing folder) {
      List<String> tops = new ArrayList<>();
      for (Map<String, String> database : databases.values()) {
        new FlywaySettings(home, database, FlywayCode.NONE)
            .commonLocation(folder)
            .filter(top -> Listing.isBelow(top, folder.path()))
            .ifPresent(tops::add);
      }
      return tops.stream()
          .distinct()
          .filter(one -> tops.stream().noneMatch(other -> Listing.isBelow(one, other)))
          .count();
    }

    /** Those for the folder, none if it is nowhere named. */
    Map<String, String> naming(String folder) {
      Map<String, String> values = of(folder);
      return names(values, folder) ? values : Map.of();
    }

    private static boolean names(Map<String, String> values, String folder) {
      return items(values.getOrDefault("locations", "")).stream()
          .map(FlywaySettings::path)
          .anyMatch(path -> !path.isEmpty() && ("/" + folder + "/").contains("/" + path + "/"));
    }
  }

  private static Written in(Listing folder) {
    Written written = new Written(new HashMap<>(), new HashMap<>());
    for (Source source : FILES) {
      String file = source.file();
      String first = file.substring(0, Math.max(0, file.indexOf('/')));
      boolean there =
          first.isEmpty()
              ? folder.hasFile(file)
              : folder.hasFolder(first) && folder.tree().hasFile(folder.path(file));
      if (there) {
        String text = Listing.start(folder.tree(), folder.path(file), MOST_BYTES);
        if (text.toLowerCase(Locale.ROOT).contains("flyway")) {
          source.reader().apply(text).forEach((key, value) -> add(key, value, written));
          source.instances().apply(text).forEach(instance -> addInstance(instance, written));
        }
      }
    }
    if (written.common().isEmpty() && written.databases().isEmpty()) {
      ofProfiles(folder).forEach((key, value) -> add(key, value, written));
    }
    return written;
  }

  /**
   * What all profiles of a Spring application agree on, where it has no settings for all of them.
   */
  private static Map<String, String> ofProfiles(Listing folder) {
    List<Listing> homes = new ArrayList<>();
    if (folder.hasFolder("src")) {
      homes.add(Listing.of(folder.tree(), folder.path("src/main/resources")));
      homes.add(Listing.of(folder.tree(), folder.path("src/main/resources/config")));
    }
    if (folder.hasFolder("profiles")) {
      Listing profiles = folder.below("profiles");
      profiles.folders().stream().limit(MOST_PROFILES).map(profiles::below).forEach(homes::add);
    }
    Map<String, String> agreed = new HashMap<>();
    boolean first = true;
    for (Listing home : homes) {
      for (String file : home.files().stream().limit(MOST_FILES).toList()) {
        Map<String, String> values = ofProfile(home, file);
        if (first) {
          agreed.putAll(values);
        } else if (!values.isEmpty()) {
          agreed.entrySet().retainAll(values.entrySet());
        }
        first &= values.isEmpty();
      }
    }
    return agreed;
  }

  private static Map<String, String> ofProfile(Listing home, String file) {
    if (!PROFILE.matcher(file).matches()) {
      return Map.of();
    }
    String text = Listing.start(home.tree(), home.path(file), MOST_BYTES);
    if (!text.toLowerCase(Locale.ROOT).contains("flyway")) {
      return Map.of();
    }
    Map<String, String> values =
        new HashMap<>(
            file.endsWith(".properties") ? KeyValues.ofProperties(text) : KeyValues.ofYaml(text));
    values.keySet().removeIf(key -> !OURS.matcher(key).matches());
    return values;
  }

  /** Instances of equal locations are one: the tasks that migrate, clean and so on. */
  private static void addInstance(Map<String, String> instance, Written written) {
    String locations = instance.get("flyway.locations");
    if (locations != null && written.databases().size() < MOST_INSTANCES) {
      Map<String, String> values =
          written.databases().computeIfAbsent(locations, l -> new HashMap<>());
      instance.forEach((key, value) -> values.put(plain(key.substring("flyway.".length())), value));
    }
  }

  private static void add(String key, String value, Written written) {
    Matcher ours = OURS.matcher(key);
    if (ours.matches() && !value.isEmpty()) {
      String database = ours.group(1);
      Map<String, String> values =
          database == null
              ? written.common()
              : written.databases().computeIfAbsent(database, d -> new HashMap<>());
      values.put(plain(ours.group(2)), DEFAULTED.matcher(value).replaceAll("$1"));
    }
  }

  /** A key in lower case without punctuation. */
  static String plain(String key) {
    return key.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
  }

  /** The plugin's configuration, and the properties that stand for it. */
  private static Map<String, String> ofPom(String xml) {
    MavenProject project = MavenProject.parse(xml);
    Map<String, String> found = new HashMap<>();
    project.properties().forEach(found::put);
    found.remove("flyway.version");
    found.putAll(prefixed(project.flyway()));
    return found;
  }

  private static List<Map<String, String>> ofExecutions(String xml) {
    return MavenProject.parse(xml).executions().stream().map(FlywaySettings::prefixed).toList();
  }

  private static Map<String, String> prefixed(Map<String, String> parameters) {
    Map<String, String> found = new HashMap<>();
    parameters.forEach((key, value) -> found.put("flyway." + key, value));
    return found;
  }

  private static Map<String, String> ofGradle(String text) {
    Matcher block = Pattern.compile("(?m)^flyway[ \\t]*\\{([^{}]{0,5000})}").matcher(text);
    return block.find() ? ofBlock(block.group(1)) : Map.of();
  }

  private static List<Map<String, String>> ofTasks(String text) {
    return GRADLE_TASK
        .matcher(text)
        .results()
        .limit(MOST_INSTANCES)
        .map(task -> ofBlock(task.group(1)))
        .toList();
  }

  private static Map<String, String> ofBlock(String block) {
    Map<String, String> found = new HashMap<>();
    Matcher line = GRADLE.matcher(block);
    while (line.find()) {
      String value = line.group(2).replaceAll("\\b(arrayOf|listOf)\\b|[()]", "");
      found.put("flyway." + line.group(1), KeyValues.value(value));
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

  /** Whether {@code outOfOrder} is set, in a file or in code. */
  public boolean outOfOrder() {
    return value("outoforder").or(() -> code.value("outoforder")).equals(Optional.of("true"));
  }

  /** Whether Flyway is told to hold its own lock outside of a transaction. */
  public boolean locksInSession() {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(TRANSACTIONAL_LOCK))
        .findFirst()
        .map(Map.Entry::getValue)
        .or(() -> code.value(TRANSACTIONAL_LOCK))
        .equals(Optional.of("false"));
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

  /** The deepest folder that holds all locations that are there, or that is the only one. */
  public Optional<String> commonLocation(Listing anywhere) {
    return locations(anywhere).stream()
        .reduce(
            (one, other) -> {
              String above = one;
              while (!above.equals(other) && !Listing.isBelow(other, above)) {
                above = Listing.parent(above);
              }
              return above;
            });
  }

  /** Whether several instances of Flyway each read a part of the folder. */
  public static boolean isDivided(Listing folder) {
    String at = folder.path();
    for (int i = 0; i < DEEPEST; i++) {
      Written written = in(Listing.of(folder.tree(), at));
      if (!written.common().isEmpty() || !written.databases().isEmpty()) {
        return written.parts(at, folder) > 1;
      }
      if (at.isEmpty()) {
        break;
      }
      at = Listing.parent(at);
    }
    return false;
  }

  private static List<String> items(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).filter(i -> !i.isEmpty()).toList();
  }

  /** The folders that are named as locations and are there, without wildcards and buckets. */
  public List<String> locations(Listing anywhere) {
    return value("locations").map(FlywaySettings::items).orElse(List.of()).stream()
        .flatMap(
            location -> {
              String path = path(location);
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

  private static String path(String location) {
    return location
        .replaceFirst("^(classpath|filesystem):/*(\\./)?", "")
        .replace("{vendor}", "postgresql")
        .replaceFirst("/+$", "");
  }

  /**
   * The path from the module's folder on; a name that nothing has when it leads out of the tree.
   */
  private String under(String path) {
    return Changelog.joined(home, path).orElse("/");
  }
}
