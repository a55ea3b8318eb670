package dev.migralint.uses;

import dev.migralint.finding.Uses.LeftOut;
import dev.migralint.finding.Uses.Moment;
import dev.migralint.source.Blob;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the code of several moments, each version of a file once, and keeps those that hold words.
 */
final class CodeFiles {
  private static final int MOST_BYTES_OF_FILE = 1 << 20;
  private static final int MOST_FILES = 20_000;
  private static final long MOST_BYTES = 128L << 20;
  private static final int BINARY_SAMPLE = 8000;

  /** Paths of models and queries, which are read first in case that the bounds are met. */
  private static final Pattern LIKELY =
      Pattern.compile("(?i)schema|model|entit|repositor|quer|dao|store|/db/|\\.sql$");

  private final WordScan words;
  private final BiConsumer<Candidate, byte[]> looked;
  private final Predicate<String> excluded;
  private final BooleanSupplier late;
  private final Map<Version, Optional<Candidate>> versions = new LinkedHashMap<>();
  private final Set<String> searched = new HashSet<>();
  private final Map<String, Boolean> left = new HashMap<>();
  private boolean stopped;
  private long bytes;

  /**
   * Nothing read yet.
   *
   * @param words what to look for
   * @param looked takes in each file that holds some of it, when it is first read
   */
  CodeFiles(
      WordScan words,
      BiConsumer<Candidate, byte[]> looked,
      Predicate<String> excluded,
      BooleanSupplier late) {
    this.words = words;
    this.looked = looked;
    this.excluded = excluded;
    this.late = late;
  }

  private record Version(String path, Blob blob) {}

  /**
   * A version of a file that holds words that are looked for.
   *
   * @param moments in which it is so
   * @param lines which lines of it use which target
   */
  record Candidate(
      String path, Blob blob, List<Moment> moments, BitSet words, Map<Target, Set<Integer>> lines) {
    /** Its bytes; empty if they cannot be read any more. */
    Optional<byte[]> read() {
      return blob.read(MOST_BYTES_OF_FILE) instanceof Blob.Read.Bytes(byte[] bytes)
          ? Optional.of(bytes)
          : Optional.empty();
    }
  }

  /** Reads the files of one moment, as far as the bounds allow. */
  void read(Moment moment, Tree tree) {
    List<String> paths =
        Corpus.files(tree, excluded, count -> count < MOST_FILES && !late.getAsBoolean());
    stopped |= paths.size() >= MOST_FILES;
    paths.sort(Comparator.comparing((String path) -> !LIKELY.matcher(path).find()));
    for (String path : paths) {
      if (bytes >= MOST_BYTES || late.getAsBoolean()) {
        stopped = true;
        return;
      }
      tree.blob(path)
          .ifPresentOrElse(
              blob ->
                  versions
                      .computeIfAbsent(new Version(path, blob), this::candidate)
                      .ifPresent(candidate -> candidate.moments().add(moment)),
              () -> left.putIfAbsent(path, false));
    }
    stopped |= late.getAsBoolean();
  }

  private Optional<Candidate> candidate(Version version) {
    return switch (version.blob().read(MOST_BYTES_OF_FILE)) {
      case Blob.Read.Bytes(byte[] text) -> candidate(version, text);
      case Blob.Read.TooLarge large -> {
        left.put(version.path(), true);
        yield Optional.empty();
      }
      case Blob.Read.Unreadable unreadable -> {
        left.put(version.path(), false);
        yield Optional.empty();
      }
    };
  }

  private Optional<Candidate> candidate(Version version, byte[] text) {
    bytes += text.length;
    if (isBinary(text)) {
      return Optional.empty();
    }
    searched.add(version.path());
    BitSet found = words.in(text);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Candidate candidate =
        new Candidate(version.path(), version.blob(), new ArrayList<>(), found, new HashMap<>());
    looked.accept(candidate, text);
    return Optional.of(candidate);
  }

  private static boolean isBinary(byte[] text) {
    for (int i = 0; i < Math.min(text.length, BINARY_SAMPLE); i++) {
      if (text[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** The versions of files that hold words, those of the first moment first. */
  List<Candidate> candidates() {
    return versions.values().stream().flatMap(Optional::stream).toList();
  }

  /** How many files were searched. */
  int searched() {
    return searched.size();
  }

  /** What was left out so far. */
  LeftOut left() {
    int large = (int) left.values().stream().filter(is -> is).count();
    return new LeftOut(large, left.size() - large, stopped || late.getAsBoolean());
  }
}
