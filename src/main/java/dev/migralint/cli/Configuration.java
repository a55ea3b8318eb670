package dev.migralint.cli;

import dev.migralint.layout.Layout;
import dev.migralint.layout.find.Layouts;
import dev.migralint.rule.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SettingsReader;
import dev.migralint.source.Content;
import dev.migralint.source.Decoder;
import dev.migralint.source.Folder;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings and the rules of one run, read strictly. */
record Configuration(Settings settings, RuleBook book) {

  /**
   * Reads the settings of the tree, those of the organization below them, and all rules.
   *
   * @throws Failure (usage) with everything that is wrong
   */
  static Configuration read(Tree head, Optional<Path> organization, Rulebooks rules) {
    List<Problem> problems = new ArrayList<>();
    List<SourceFile> own = new ArrayList<>();
    Settings settings = Settings.NONE;
    if (organization.isPresent()) {
      Path file = organization.get();
      Settings below = settings(organization(file), Settings.Origin.ORGANIZATION, problems);
      Path folder = file.toAbsolutePath().getParent();
      Optional<Folder> beside = folder == null ? Optional.empty() : Folder.open(folder);
      beside.ifPresent(tree -> readRules(tree, below.ruleFolders(), own, problems));
      settings = below;
    }
    Reading found = head.read(SettingsReader.FILE_NAME);
    switch (found) {
      case Reading.Text text -> {
        Settings repository = settings(text.file(), Settings.Origin.REPOSITORY, problems);
        readRules(head, repository.ruleFolders(), own, problems);
        settings = settings.overriddenBy(repository);
      }
      case Reading.Missing missing -> {}
      case Reading.Unreadable unreadable -> problems.add(unreadable.problem());
    }
    RuleBook.Loaded loaded = rules.with(own);
    problems.addAll(loaded.problems());
    if (problems.isEmpty()) {
      problems.addAll(SettingsReader.unknownRules(settings, loaded.book().ids()));
    }
    if (!problems.isEmpty()) {
      throw Failure.usage(problems);
    }
    return new Configuration(settings, loaded.book());
  }

  private static SourceFile organization(Path file) {
    try {
      Content content = new Content.Bytes(Files.readAllBytes(file));
      if (Decoder.decode(file.toString(), content) instanceof Reading.Text text) {
        return text.file();
      }
    } catch (IOException unreadable) {
      // Said below, as for a file that is no text.
    }
    throw Failure.usage(
        List.of(
            new Problem(
                file.toString(),
                "can't be read as settings.",
                "Check the path after --settings.")));
  }

  private static Settings settings(
      SourceFile file, Settings.Origin origin, List<Problem> problems) {
    SettingsReader.Result result =
        SettingsReader.read(file, origin, Layouts.ALL.stream().map(Layout::name).toList());
    problems.addAll(result.problems());
    return result.settings();
  }

  /** The {@code .yml} files in the folders; a folder without any is a problem. */
  static void readRules(
      Tree tree, List<Settings.RuleFolder> folders, List<SourceFile> own, List<Problem> problems) {
    for (Settings.RuleFolder folder : folders) {
      int before = own.size() + problems.size();
      for (Tree.Entry entry : tree.list(folder.path())) {
        if (entry.kind() == Tree.Entry.Kind.FILE && entry.name().endsWith(".yml")) {
          String path = folder.path().isEmpty() ? entry.name() : folder.path() + "/" + entry.name();
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
