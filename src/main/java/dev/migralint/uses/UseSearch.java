package dev.migralint.uses;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Uses;
import dev.migralint.finding.Uses.Moment;
import dev.migralint.finding.Uses.Place;
import dev.migralint.finding.Uses.Search;
import dev.migralint.source.Tree;
import dev.migralint.uses.CodeFiles.Candidate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Searches the code of several moments for what findings drop or rename. Bytes are searched for the
 * names first; only the files that hold them are read closely.
 */
public final class UseSearch {
  private static final int MOST_PLACES = 100;
  private static final int MOST_PLACES_OF_FILE = 50;
  private static final Pattern TEST =
      Pattern.compile(
          "(?i).*(?:(?:^|/)(?:__tests__|__mocks__|tests?|specs?|fixtures?"
              + "|e2e|testdata|seeds?)/|[._-](?:test|spec)s?\\.\\w+$|(?:^|/)tes"
              + "t_|Tests?\\.\\w+$).*");
  private static final Comparator<Place> USEFUL_FIRST =
      Comparator.comparingInt((Place place) -> rank(place.moment()))
          .thenComparing(place -> TEST.matcher(place.path()).matches())
          .thenComparing(Place::path)
          .thenComparingInt(Place::line);

  private final List<Sought> sought;
  private final BooleanSupplier late;
  private final ModelUses models = new ModelUses();
  private final CodeFiles files;

  /** A moment whose files are searched. */
  public record Snapshot(Moment moment, Tree tree) {}

  /**
   * A target and what is known of it so far.
   *
   * @param column the number of its columns' words; negative for a table
   * @param table the number of its table's words
   * @param model the number of the words for it in Python
   * @param aliases what models call the table
   */
  private record Sought(Target target, int column, int table, int model, Set<String> aliases) {}

  private UseSearch(
      List<Uses> wanted,
      List<String> searchPath,
      Predicate<String> excluded,
      BooleanSupplier late) {
    WordScan words = new WordScan();
    this.sought =
        wanted.stream()
            .map(uses -> Target.of(uses, searchPath))
            .map(
                target ->
                    new Sought(
                        target,
                        target.isTable() ? -1 : words.add(target.columnForms()),
                        words.add(target.tableForms()),
                        words.add(target.modelForms()),
                        new LinkedHashSet<>()))
            .toList();
    this.files = new CodeFiles(words, this::look, excluded, late);
    this.late = late;
  }

  /** The uses that open findings ask for and no search has answered, each once. */
  public static List<Uses> wanted(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.allowed().isEmpty())
        .flatMap(finding -> finding.uses().stream())
        .filter(uses -> uses.search().isEmpty())
        .distinct()
        .toList();
  }

  /**
   * What each of the wanted uses leads to, in their order.
   *
   * @param moments the change itself first; a use in several is reported for the first
   * @param searchPath the schemas in which code finds names without one
   * @param excluded paths that are no code, such as those of migrations
   * @param late whether the time is up
   */
  public static List<Search> search(
      List<Uses> wanted,
      List<Snapshot> moments,
      List<String> searchPath,
      Predicate<String> excluded,
      BooleanSupplier late) {
    UseSearch search = new UseSearch(wanted, searchPath, excluded, late);
    moments.forEach(snapshot -> search.files.read(snapshot.moment(), snapshot.tree()));
    search.lookAgain();
    return search.sought.stream().map(search::result).toList();
  }

  private void look(Candidate candidate, byte[] text) {
    look(candidate, text, sought.stream().filter(s -> holds(candidate, s)).toList(), false);
  }

  /** Models may have told other names of the table, by which code calls it. */
  private void lookAgain() {
    WordScan names = new WordScan();
    List<Sought> named =
        sought.stream().filter(s -> !s.aliases().isEmpty() && s.column() >= 0).toList();
    named.forEach(s -> names.add(s.aliases().stream().map(Words::normal).toList()));
    for (Candidate candidate : named.isEmpty() ? List.<Candidate>of() : files.candidates()) {
      if (named.stream().anyMatch(s -> holdsColumn(candidate, s)) && !late.getAsBoolean()) {
        candidate.read().ifPresent(text -> lookAgain(candidate, text, names.in(text), named));
      }
    }
  }

  private void lookAgain(Candidate candidate, byte[] text, BitSet names, List<Sought> named) {
    List<Sought> open =
        named.stream()
            .filter(s -> holdsColumn(candidate, s) && names.get(named.indexOf(s)))
            .toList();
    look(candidate, text, open, true);
  }

  private static boolean holds(Candidate candidate, Sought one) {
    int table = candidate.path().endsWith(".py") ? one.model() : one.table();
    return candidate.words().get(table) && holdsColumn(candidate, one);
  }

  private static boolean holdsColumn(Candidate candidate, Sought one) {
    return one.column() < 0 || candidate.words().get(one.column());
  }

  private void look(Candidate candidate, byte[] bytes, List<Sought> wanted, boolean again) {
    String path = candidate.path();
    if (wanted.isEmpty() || late.getAsBoolean()) {
      return;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (Corpus.isGenerated(path, text)) {
      return;
    }
    CodeText file = CodeText.of(text, Syntax.of(path).orElseThrow());
    SqlUses sql = new SqlUses(file, path.endsWith("sql"), late);
    for (Sought one : wanted) {
      if (late.getAsBoolean()) {
        return;
      }
      Set<Integer> offsets = new TreeSet<>();
      if (again) {
        offsets.addAll(models.named(file, path, one.target(), one.aliases()));
      } else {
        offsets.addAll(sql.of(one.target()));
        offsets.addAll(models.of(file, path, one.target(), one.aliases()::add));
      }
      Set<Integer> lines =
          candidate.lines().computeIfAbsent(one.target(), target -> new TreeSet<>());
      offsets.stream().limit(MOST_PLACES_OF_FILE).map(file::line).forEach(lines::add);
    }
  }

  /** A use in several moments is reported for the first of them. */
  private Search result(Sought one) {
    List<Place> told = new ArrayList<>();
    Map<String, Moment> first = new HashMap<>();
    for (Place place : places(one)) {
      Moment known = first.putIfAbsent(place.path(), place.moment());
      if (known == null || known.equals(place.moment())) {
        told.add(place);
      }
    }
    List<Place> shown = told.subList(0, Math.min(MOST_PLACES, told.size()));
    return new Search(List.copyOf(shown), told.size(), files.searched(), files.left());
  }

  private List<Place> places(Sought one) {
    List<Place> places = new ArrayList<>();
    for (Candidate candidate : files.candidates()) {
      for (int line : candidate.lines().getOrDefault(one.target(), Set.of())) {
        candidate.moments().forEach(m -> places.add(new Place(candidate.path(), line, m)));
      }
    }
    places.sort(USEFUL_FIRST);
    return places;
  }

  private static int rank(Moment moment) {
    return switch (moment) {
      case Moment.Head head -> 0;
      case Moment.MergeBase base -> 1;
      case Moment.Release release -> 2;
    };
  }
}
