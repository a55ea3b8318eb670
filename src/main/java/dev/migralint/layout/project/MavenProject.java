package dev.migralint.layout.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@code pom.xml} tells: https://maven.apache.org/pom.html
 *
 * @param artifacts its dependencies, plugins and parent, in the order of the text
 * @param properties the properties of the project, then those of its profiles
 * @param flyway the configuration of Flyway's plugin, by the plugin's parameters
 * @param executions the configuration that each execution of that plugin has of its own
 */
record MavenProject(
    List<Artifact> artifacts,
    Map<String, String> properties,
    Map<String, String> flyway,
    List<Map<String, String>> executions) {
  private static final Set<String> ARTIFACTS = Set.of("dependency", "plugin", "parent");
  private static final String FLYWAY = "flyway-maven-plugin";

  /** What is named, with "" for a release that stands elsewhere. */
  record Artifact(String group, String name, String version) {}

  static MavenProject parse(String xml) {
    List<Artifact> artifacts = new ArrayList<>();
    Map<String, String> properties = new HashMap<>();
    Map<String, String> configured = new HashMap<>();
    Map<String, String> flyway = new HashMap<>();
    Map<String, String> own = new HashMap<>();
    List<Map<String, String>> executions = new ArrayList<>();
    List<Map<String, String>> flywayExecutions = new ArrayList<>();
    XmlNodes.walk(
        xml,
        (path, texts) -> {
          String name = path.getLast();
          if (ARTIFACTS.contains(name)) {
            String artifact = texts.getOrDefault("artifactId", "");
            String version = texts.getOrDefault("version", "");
            artifacts.add(new Artifact(texts.getOrDefault("groupId", ""), artifact, version));
            if (name.equals("plugin")) {
              if (artifact.equals(FLYWAY)) {
                flyway.putAll(configured);
                flywayExecutions.addAll(executions);
              }
              configured.clear();
              executions.clear();
            }
          } else if (name.equals("properties") && path.size() < 5) {
            texts.forEach(properties::putIfAbsent);
          } else if (path.contains("configuration") && path.contains("plugin")) {
            texts.forEach(
                (key, value) -> {
                  String parameter = name.equals("configuration") ? key : name;
                  configured.put(parameter, value);
                  if (path.contains("execution")) {
                    own.put(parameter, value);
                  }
                });
          } else if (name.equals("execution")) {
            executions.add(Map.copyOf(own));
            own.clear();
          }
        });
    return new MavenProject(
        List.copyOf(artifacts), properties, flyway, List.copyOf(flywayExecutions));
  }

  /** What stands as the release, "" if none does, each time that the package is named. */
  List<String> versions(String group, String name) {
    return artifacts.stream()
        .filter(artifact -> artifact.group().equals(group) && artifact.name().equals(name))
        .map(Artifact::version)
        .toList();
  }

  /** The text of a property. */
  Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }
}
