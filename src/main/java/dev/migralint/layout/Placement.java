package dev.migralint.layout;

import java.util.Optional;

/**
 * Where the settings say that migrations are.
 *
 * @param folder its path in the tree ("" is the root)
 * @param layout the runner's name, or nothing to have it recognised
 */
public record Placement(String folder, Optional<String> layout) {}
