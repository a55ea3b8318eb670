package dev.migralint.rule.read;

import dev.migralint.rule.Rule;
import dev.migralint.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The rule files that migralint brings along: {@code rules/*.yml} beside its classes. */
public final class BuiltInRules {
  private static final String FOLDER = "rules/";
  private static final String PAGES = FOLDER + "pages/";
  private static final String HOME = "https://github.com/migralint/migralint/blob/main/";

  private BuiltInRules() {}

  /** The files, in the order of their names, from the jar or folder that holds this class. */
  public static List<SourceFile> files() {
    try {
      return files(home());
    } catch (IOException e) {
      throw new UncheckedIOException("migralint's own rules can't be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("migralint's own rules can't be found", e);
    }
  }

  /** The address of a rule's file on the web; empty for a team's rule. */
  public static Optional<String> address(Rule rule) {
    return isBuiltIn(rule) ? Optional.of(HOME + FOLDER + rule.id() + ".yml") : Optional.empty();
  }

  /** The address of a rule's page on the web; empty for a team's rule. */
  public static Optional<String> pageAddress(Rule rule) {
    return isBuiltIn(rule) ? Optional.of(HOME + PAGES + rule.id() + ".md") : Optional.empty();
  }

  /** The page of a rule in Markdown, as the package holds it; empty for a team's rule. */
  public static Optional<String> page(Rule rule) {
    if (!isBuiltIn(rule)) {
      return Optional.empty();
    }
    try (InputStream page =
        BuiltInRules.class.getResourceAsStream("/" + PAGES + rule.id() + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("migralint's own pages can't be read", e);
    }
  }

  /** A team's rule cannot have the name of a built-in one. */
  private static boolean isBuiltIn(Rule rule) {
    String file = FOLDER + rule.id() + ".yml";
    return rule.source().equals(file) && BuiltInRules.class.getResource("/" + file) != null;
  }

  /** A class that comes out of a start-up archive may not say where it is from. */
  private static Path home() throws URISyntaxException {
    CodeSource source = BuiltInRules.class.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? Path.of(System.getProperty("java.class.path", ""))
        : Path.of(source.getLocation().toURI());
  }

  /** The files in a jar or a folder of classes. */
  static List<SourceFile> files(Path classes) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    if (Files.isDirectory(classes)) {
      Path folder = classes.resolve(FOLDER);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> paths = Files.list(folder)) {
          for (Path path : paths.filter(p -> isRule(FOLDER + p.getFileName())).toList()) {
            files.add(new SourceFile(FOLDER + path.getFileName(), Files.readString(path)));
          }
        }
      }
    } else {
      try (ZipFile jar = new ZipFile(classes.toFile())) {
        for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
          ZipEntry entry = all.nextElement();
          if (isRule(entry.getName())) {
            try (InputStream stream = jar.getInputStream(entry)) {
              String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
              files.add(new SourceFile(entry.getName(), text));
            }
          }
        }
      }
    }
    files.sort(Comparator.comparing(SourceFile::path));
    return List.copyOf(files);
  }

  private static boolean isRule(String path) {
    return path.startsWith(FOLDER)
        && path.endsWith(".yml")
        && path.indexOf('/', FOLDER.length()) < 0;
  }
}
