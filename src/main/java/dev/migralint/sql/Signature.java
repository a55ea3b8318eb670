package dev.migralint.sql;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of a function or procedure, by which overloads are told apart.
 *
 * @param parameters in order, those that only give something back included
 * @param least how many arguments a call must have
 * @param most how many it may have
 * @param result the type that it returns one value of
 * @param table the columns of RETURNS TABLE
 */
public record Signature(
    List<Parameter> parameters,
    int least,
    int most,
    Optional<TypeName> result,
    List<Parameter> table) {
  /** Parameters of a routine of which it is not read yet what it returns. */
  public Signature(List<Parameter> parameters, int least, int most) {
    this(parameters, least, most, Optional.empty(), List.of());
  }

  /**
   * A parameter.
   *
   * @param name its name, where it has one
   * @param out whether it only gives something back, so that no call names it
   * @param optional whether it has a default
   */
  public record Parameter(Optional<Name> name, TypeName type, boolean out, boolean optional) {}

  /** The types of all parameters, in order. */
  public List<TypeName> types() {
    return parameters.stream().map(Parameter::type).toList();
  }

  /** The parameters that a call may give, which tell overloads apart. */
  public List<Parameter> inputs() {
    return parameters.stream().filter(parameter -> !parameter.out()).toList();
  }

  /** The same routine, which returns that. */
  public Signature returning(Optional<TypeName> value, List<Parameter> columns) {
    return new Signature(parameters, least, most, value, columns);
  }

  /** Whether a call may have so many arguments. */
  public boolean takes(int arguments) {
    return least <= arguments && arguments <= most;
  }
}
