package io.patchcord.gateway.diagnostics;

import static java.util.Objects.requireNonNull;

/**
 * How one layer does.
 *
 * @param name of the layer
 * @param detail a sentence for whoever is on call
 */
public record Check(String name, boolean passed, String detail) {
  public Check {
    requireNonNull(name, "name is null");
    requireNonNull(detail, "detail is null");
  }
}
