package dev.migralint.settings;

import dev.migralint.settings.Settings.Level;
import dev.migralint.source.Place;
import dev.migralint.sql.ObjectName;
import java.util.Map;
import java.util.Optional;

/**
 * What some rules are set to for some files or tables only.
 *
 * @param path the files; empty for all
 * @param table the table or other object that a finding is about; empty for all, also for findings
 *     about none
 * @param rules the levels, by the ids of rules
 * @param at where it is written
 */
public record RuleOverride(
    Optional<Glob> path, Optional<ObjectPattern> table, Map<String, Level> rules, Place at) {

  /** Whether it holds for a finding in the file about the object. */
  public boolean covers(String file, Optional<ObjectName> object) {
    return path.map(glob -> glob.covers(file)).orElse(true)
        && table.map(pattern -> object.filter(pattern::covers).isPresent()).orElse(true);
  }

  /** The same rules for the same files and tables, wherever it is written. */
  public boolean says(RuleOverride other) {
    return path.equals(other.path) && table.equals(other.table) && rules.equals(other.rules);
  }
}
