package dev.migralint.rule;

/** All that can be asked about one site; each fact is computed when it is asked for. */
public interface Facts {
  /** The fact of that name; unknown where this site has no such fact. */
  Fact fact(String name);
}
