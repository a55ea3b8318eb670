package dev.migralint.sql;

import java.util.List;

/**
 * The parameters of a function or procedure, by which overloads are told apart.
 *
 * @param types their types, in order
 * @param least how many arguments a call must have
 * @param most how many it may have
 */
public record Signature(List<TypeName> types, int least, int most) {
  /** Whether a call may have so many arguments. */
  public boolean takes(int arguments) {
    return least <= arguments && arguments <= most;
  }
}
