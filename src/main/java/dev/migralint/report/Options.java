package dev.migralint.report;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a reporter is told about its reader; a format takes from it what it can use.
 *
 * @param version migralint's own version, a semantic version
 * @param commit what migralint was built from, if known
 * @param color whether {@code text} may use ANSI colors
 * @param charset how the output is encoded; {@code text} draws in ASCII where it has no lines
 * @param width how many terminal cells a line of prose, or a quoted line of SQL, may take
 * @param showSuppressed whether allowed findings are shown; {@code json} always holds them, marked
 * @param allowInSettings whether a finding is to be allowed in the settings, because its file has
 *     been deployed and may not be edited, rather than by a comment
 * @param quiet whether {@code text} leaves out notes and the summary
 */
public record Options(
    String version,
    Optional<String> commit,
    boolean color,
    Charset charset,
    int width,
    boolean showSuppressed,
    boolean allowInSettings,
    boolean quiet) {

  /** No color, UTF-8, 100 cells, suppressed findings hidden, comments allow. */
  public static Options plain(String version) {
    return new Options(
        version, Optional.empty(), false, StandardCharsets.UTF_8, 100, false, false, false);
  }
}
