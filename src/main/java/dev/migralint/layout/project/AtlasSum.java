package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import dev.migralint.layout.Notes;
import dev.migralint.layout.Oddity;
import dev.migralint.source.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code atlas.sum}: a line for each file with the hash of all files up to it. It lies beside other
 * runners' files too, where Atlas only writes them.
 * https://atlasgo.io/concepts/migration-directory-integrity,
 * https://github.com/ariga/atlas/blob/master/sql/migrate/dir.go
 */
public final class AtlasSum {
  public static final String FILE = "atlas.sum";

  private static final int MOST_BYTES = 4 << 20;
  private static final Pattern IGNORED = Pattern.compile("\\A[ -~]*atlas:sum +ignore\\b");
  private static final String NEXT =
      "Run `atlas migrate hash` and commit atlas.sum with the files.";

  private AtlasSum() {}

  /** The first file that differs from its hash: all later hashes depend on it. */
  public static List<Oddity> check(Listing folder) {
    if (!folder.hasFile(FILE)) {
      return List.of();
    }
    Map<String, String> told = new LinkedHashMap<>();
    Listing.start(folder.tree(), folder.path(FILE), MOST_BYTES)
        .lines()
        .skip(1)
        .filter(line -> line.contains(" h1:"))
        .forEach(
            line -> {
              int at = line.lastIndexOf(" h1:");
              told.put(line.substring(0, at), line.substring(at + 4).strip());
            });
    List<String> files = files(folder, told.keySet());
    List<Oddity> oddities = new ArrayList<>();
    List<String> untold = without(files, told.keySet());
    if (!untold.isEmpty()) {
      String path = folder.path(untold.getFirst());
      oddities.add(odd(path, "atlas.sum does not list " + Notes.names(untold)));
    }
    List<String> missing = without(told.keySet(), Set.copyOf(files));
    if (!missing.isEmpty()) {
      String exist = missing.size() == 1 ? ", which does not exist" : ", which do not exist";
      oddities.add(odd(folder.path(FILE), "atlas.sum lists " + Notes.names(missing) + exist));
    }
    return oddities.isEmpty() ? compared(folder, files, told) : oddities;
  }

  private static List<String> without(Collection<String> files, Set<String> others) {
    return files.stream().filter(file -> !others.contains(file)).toList();
  }

  private static Oddity odd(String path, String words) {
    return new Oddity(
        Oddity.Kind.UNLISTED, path, words + ", and Atlas stops: checksum mismatch.", NEXT);
  }

  /** golang-migrate's down migrations count only in sums of older releases. */
  private static List<String> files(Listing folder, Set<String> told) {
    boolean twoWay =
        folder.sqlFiles().stream().anyMatch(file -> file.endsWith(".up.sql"))
            && told.stream().noneMatch(file -> file.endsWith(".down.sql"));
    return folder.files().stream()
        .filter(file -> file.endsWith(twoWay ? ".up.sql" : ".sql"))
        .toList();
  }

  private static List<Oddity> compared(
      Listing folder, List<String> files, Map<String, String> told) {
    MessageDigest hash = sha256();
    for (String file : files) {
      hash.update(file.getBytes(StandardCharsets.UTF_8));
      byte[] text = new byte[0];
      if (folder.tree().content(folder.path(file)) instanceof Content.Bytes(byte[] bytes)) {
        int head = Math.min(bytes.length, 200);
        if (!IGNORED.matcher(new String(bytes, 0, head, StandardCharsets.ISO_8859_1)).find()) {
          text = bytes;
        }
      }
      MessageDigest before = copy(hash);
      hash.update(text);
      String expected = told.getOrDefault(file, "");
      if (!soFar(hash).equals(expected)) {
        return List.of(different(folder, file, text, before, expected));
      }
    }
    return List.of();
  }

  /** Atlas hashes the stored bytes, so that other line endings make another hash. */
  private static Oddity different(
      Listing folder, String file, byte[] bytes, MessageDigest before, String expected) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String lf = text.replace("\r\n", "\n");
    for (String other : List.of(lf, lf.replace("\n", "\r\n"))) {
      MessageDigest hash = copy(before);
      hash.update(other.getBytes(StandardCharsets.ISO_8859_1));
      if (soFar(hash).equals(expected)) {
        return new Oddity(
            Oddity.Kind.UNLISTED,
            folder.path(file),
            file
                + " has other line endings than atlas.sum was made with, and Atlas stops: checksum"
                + " mismatch.",
            "Restore the line endings, and add the line `"
                + (other.equals(lf) ? "*.sql text eol=lf" : "*.sql -text")
                + "` to .gitattributes.");
      }
    }
    return odd(folder.path(file), file + " differs from its hash in atlas.sum");
  }

  private static String soFar(MessageDigest hash) {
    return Base64.getEncoder().encodeToString(copy(hash).digest());
  }

  private static MessageDigest copy(MessageDigest hash) {
    try {
      return (MessageDigest) hash.clone();
    } catch (CloneNotSupportedException never) {
      throw new IllegalStateException(never);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
