package dev.migralint.layout;

import dev.migralint.source.SourceFile;
import java.util.Optional;

/**
 * The runner of one history, as it is set up there.
 *
 * @param name as settings and reports write it
 * @param version its release, where the repository tells
 * @param layout what knows its ways; none where no migration is run
 */
public record Runner(String name, Optional<Version> version, Optional<Layout> layout) {
  /** What settings and reports call a runner that is unknown. */
  public static final String UNKNOWN = "plain";

  /** The runner of a layout, of this release. */
  public static Runner of(Layout layout, Optional<Version> version) {
    return new Runner(layout.isKnown() ? layout.name() : UNKNOWN, version, Optional.of(layout));
  }

  /**
   * How its user runs one statement of a file outside a transaction, as a sentence that starts with
   * a verb; says so where there is no way.
   */
  public String leaveTransaction(SourceFile file, Alone alone) {
    return layout.map(its -> its.leaveTransaction(version, file, alone)).orElse("");
  }

  /** Whether it sends a file as one query if this SQL stands in it, though not otherwise. */
  public boolean sendsWhole(String sql) {
    return layout.filter(its -> its.sendsWhole(sql)).isPresent();
  }

  /** What it does with a history that was changed. */
  public Conduct conduct() {
    return layout.map(Layout::conduct).orElseGet(() -> Conduct.unchecked(name));
  }

  /** Whether it keeps a transaction open in another session meanwhile, where that is known. */
  public Optional<Boolean> holdsTransaction() {
    return layout.flatMap(Layout::holdsTransaction);
  }
}
