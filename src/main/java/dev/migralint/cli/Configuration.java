package dev.migralint.cli;

import dev.migralint.baseline.Baseline;
import dev.migralint.layout.Layout;
import dev.migralint.layout.find.Layouts;
import dev.migralint.policy.Locks;
import dev.migralint.policy.Policy;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.CurrentIds;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SettingsReader;
import dev.migralint.sizes.SizesFile;
import dev.migralint.source.Content;
import dev.migralint.source.Decoder;
import dev.migralint.source.Folder;
import dev.migralint.source.Place;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings and the rules of one run, read strictly; the policy does not hold a baseline yet.
 *
 * @param notes what of the settings has no effect, because the organization's lock it
 * @param organization the file with the organization's settings
 */
record Configuration(Policy policy, List<String> notes, Optional<Path> organization) {
  private static final long LARGEST = 1 << 20;

  /**
   * Reads the settings of the tree, those of the organization below them, and all rules.
   *
   * @param today the day on which they hold
   * @throws Failure (usage) with everything that is wrong
   */
  static Configuration read(
      Tree head, Optional<Path> organization, Rulebooks rules, LocalDate today) {
    List<Problem> problems = new ArrayList<>();
    List<SourceFile> own = new ArrayList<>();
    Map<String, SourceFile> files = new HashMap<>();
    Map<String, Place> places = Map.of();
    Settings below = Settings.NONE;
    if (organization.isPresent()) {
      Path file = organization.get();
      below = settings(organization(file), Settings.Origin.ORGANIZATION, problems).settings();
      Path folder = file.toAbsolutePath().getParent();
      Optional<Folder> beside = folder == null ? Optional.empty() : Folder.open(folder);
      if (beside.isPresent()) {
        readRules(beside.get(), below.ruleFolders(), own, problems);
      }
    }
    Settings settings = below;
    Optional<SourceFile> found = ofRepository(head, problems);
    if (found.isPresent()) {
      SourceFile file = found.get();
      SettingsReader.Result result = settings(file, Settings.Origin.REPOSITORY, problems);
      int others = own.size();
      readRules(head, result.settings().ruleFolders(), own, problems);
      files.put(file.path(), file);
      own.subList(others, own.size()).forEach(rule -> files.put(rule.path(), rule));
      places = result.places();
      settings = below.overriddenBy(result.settings());
    }
    RuleBook.Loaded loaded = rules.with(own);
    problems.addAll(loaded.problems());
    RuleBook book = loaded.book();
    if (problems.isEmpty()) {
      problems.addAll(SettingsReader.unknownRules(settings, book.names().keySet()));
    }
    if (problems.isEmpty()) {
      problems.addAll(OptionValues.problems(book, settings));
    }
    if (!problems.isEmpty()) {
      throw Failure.usage(MinVersion.explained(settings, problems));
    }
    settings = CurrentIds.in(settings, book::current).on(today);
    below = CurrentIds.in(below, book::current).on(today);
    OptionValues values = new OptionValues(rules, own);
    Policy both =
        new Policy(
            settings,
            values.in(book, settings),
            Baseline.none(""),
            SizesFile.none(""),
            files,
            places);
    Locks.Held held = Locks.hold(below, values.in(book, below), both);
    List<String> notes = new ArrayList<>(held.notes());
    notes.addAll(MinVersion.notes(settings));
    return new Configuration(
        both.with(held.settings(), values.in(book, held.settings())), notes, organization);
  }

  /**
   * Reads an organization's settings without a repository's.
   *
   * @throws Failure (usage) with everything that is wrong
   */
  static void check(Path organization) {
    List<Problem> problems = new ArrayList<>();
    settings(organization(organization), Settings.Origin.ORGANIZATION, problems);
    if (!problems.isEmpty()) {
      throw Failure.usage(problems);
    }
  }

  Settings settings() {
    return policy.settings();
  }

  RuleBook book() {
    return policy.book();
  }

  /** The settings file of the repository; that there are two is a problem. */
  private static Optional<SourceFile> ofRepository(Tree head, List<Problem> problems) {
    Optional<SourceFile> file = Optional.empty();
    List<String> present = new ArrayList<>();
    for (String name : SettingsReader.FILE_NAMES) {
      switch (head.read(name)) {
        case Reading.Text text -> {
          present.add(name);
          file = file.or(() -> Optional.of(text.file()));
        }
        case Reading.Missing missing -> {}
        case Reading.Unreadable unreadable -> {
          present.add(name);
          problems.add(unreadable.problem());
        }
      }
    }
    if (present.size() > 1) {
      problems.add(
          new Problem(
              "",
              "There are two settings files: " + String.join(" and ", present) + ".",
              "Move everything into one of them, and delete the other."));
    }
    return file;
  }

  private static SourceFile organization(Path file) {
    try {
      // A pipe or a device may never end.
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
        Content content = new Content.Bytes(Files.readAllBytes(file));
        if (Decoder.decode(file.toString(), content) instanceof Reading.Text text) {
          return text.file();
        }
      }
    } catch (IOException unreadable) {
      // Said below, as for a file that is no text.
    }
    throw Failure.usage(
        List.of(
            new Problem(
                file.toString(),
                "can't be read as settings.",
                "Correct the path in --settings, MIGRALINT_SETTINGS or `git config"
                    + " migralint.settings`.")));
  }

  private static SettingsReader.Result settings(
      SourceFile file, Settings.Origin origin, List<Problem> problems) {
    SettingsReader.Result result =
        SettingsReader.read(file, origin, Layouts.ALL.stream().map(Layout::name).toList());
    problems.addAll(result.problems());
    return result;
  }

  /** The {@code .yml} files in the folders; a folder without any is a problem. */
  static void readRules(
      Tree tree, List<Settings.RuleFolder> folders, List<SourceFile> own, List<Problem> problems) {
    for (Settings.RuleFolder folder : folders) {
      int before = own.size() + problems.size();
      for (Tree.Entry entry : tree.list(folder.path())) {
        String path = folder.path().isEmpty() ? entry.name() : folder.path() + "/" + entry.name();
        if (entry.name().endsWith(".yaml")) {
          problems.add(
              new Problem(path, "is not read: a rule's file ends in .yml.", "Rename the file."));
        } else if (entry.kind() == Tree.Entry.Kind.LINK && entry.name().endsWith(".yml")) {
          problems.add(
              new Problem(
                  path, "is a symbolic link, and no rule is read through one.", "Copy the file."));
        } else if (entry.kind() == Tree.Entry.Kind.FOLDER
            && !folder.path().isEmpty()
            && folders.stream().noneMatch(other -> other.path().equals(path))
            && tree.list(path).stream().anyMatch(below -> below.name().endsWith(".yml"))) {
          problems.add(
              new Problem(
                  path,
                  "holds .yml files, but the folders in a rule folder are not read.",
                  "Name the folder under rule-folders, too."));
        } else if (entry.kind() == Tree.Entry.Kind.FILE && entry.name().endsWith(".yml")) {
          switch (tree.read(path)) {
            case Reading.Text text -> own.add(text.file());
            case Reading.Missing missing -> {}
            case Reading.Unreadable unreadable -> problems.add(unreadable.problem());
          }
        }
      }
      if (own.size() + problems.size() == before) {
        problems.add(
            new Problem(
                folder.path(),
                "holds no rules (.yml files), but the settings name it under rule-folders.",
                "Correct the folder, or add a rule."));
      }
    }
  }
}
