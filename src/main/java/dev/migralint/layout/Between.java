package dev.migralint.layout;

/** What is left of a file's session when the runner comes to the next file of the same run. */
public enum Between {
  /** All of it: the runner uses one connection and resets nothing. */
  SAME_SESSION,
  /** All but the search path, which the runner restores. */
  RESTORED_SEARCH_PATH,
  /** The temporary tables; the runner resets all settings (RESET ALL). */
  RESET_SETTINGS,
  /** Nothing: each file has a session of its own, or may have one. */
  NEW_SESSION
}
