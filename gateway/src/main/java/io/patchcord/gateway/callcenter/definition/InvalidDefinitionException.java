package io.patchcord.gateway.callcenter.definition;

import java.util.List;
import java.util.stream.Collectors;

/** A definition has faults; all that could be found are told at once. */
public final class InvalidDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<DefinitionFault> faults;

  InvalidDefinitionException(List<DefinitionFault> faults) {
    super(faults.stream().map(DefinitionFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** In the order of the file. */
  public List<DefinitionFault> faults() {
    return faults;
  }
}
