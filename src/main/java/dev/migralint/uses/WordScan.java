package dev.migralint.uses;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for words in bytes without case and underscores, in one pass for all of them. A name of
 * several words counts by its longest one.
 */
final class WordScan {
  private static final long FACTOR = 1_000_003;
  private static final int[] FOLDED = folded();

  private final Map<Long, List<Integer>> byHash = new HashMap<>();
  private final List<Set<String>> groups = new ArrayList<>();
  // The low bits of each hash: these alone exclude nearly every word of a file.
  private final BitSet seen = new BitSet(1 << 16);

  /** Adds words of which a text must hold one; the number under which {@link #in} tells so. */
  int add(Collection<String> normalForms) {
    int number = groups.size();
    Set<String> words = new HashSet<>();
    for (String form : normalForms) {
      words.add(longestWord(form));
    }
    groups.add(words);
    for (String word : words) {
      long hash = 0;
      for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
        int c = FOLDED[b & 0xff];
        hash = c > 0 ? hash * FACTOR + c : hash;
      }
      byHash.computeIfAbsent(hash, h -> new ArrayList<>()).add(number);
      seen.set((int) hash & 0xffff);
    }
    return number;
  }

  private static String longestWord(String form) {
    String longest = "";
    for (String word : form.split("[^\\p{L}\\p{N}$]+")) {
      longest = word.length() > longest.length() ? word : longest;
    }
    return longest.isEmpty() ? form : longest;
  }

  /** The numbers of the groups of which a word is in the text. */
  BitSet in(byte[] text) {
    BitSet found = new BitSet();
    long hash = 0;
    boolean inWord = false;
    for (int i = 0; i <= text.length; i++) {
      int c = i < text.length ? FOLDED[text[i] & 0xff] : -1;
      if (c > 0) {
        hash = hash * FACTOR + c;
        inWord = true;
      } else if (c < 0 && inWord) {
        if (seen.get((int) hash & 0xffff)) {
          byHash.getOrDefault(hash, List.of()).forEach(found::set);
        }
        hash = 0;
        inWord = false;
      }
    }
    return found;
  }

  /** For each byte what it counts as in a word: 0 for nothing, -1 for its end. */
  private static int[] folded() {
    int[] folded = new int[256];
    for (int c = 0; c < 256; c++) {
      boolean upper = c >= 'A' && c <= 'Z';
      boolean word =
          upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '$' || c > 127;
      folded[c] = c == '_' ? 0 : word ? (upper ? c + 32 : c) : -1;
    }
    return folded;
  }
}
