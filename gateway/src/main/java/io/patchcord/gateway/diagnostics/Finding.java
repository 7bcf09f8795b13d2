package io.patchcord.gateway.diagnostics;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param name of the check, stable
 * @param detail how it stands, in one sentence
 * @param remedy what to do, in one sentence; {@code null} where nothing is to be done
 */
public record Finding(
    Layer layer, String name, Verdict verdict, String detail, @Nullable String remedy) {
  public Finding {
    requireNonNull(layer, "layer is null");
    requireNonNull(name, "name is null");
    requireNonNull(verdict, "verdict is null");
    requireNonNull(detail, "detail is null");
  }

  static Finding ok(Layer layer, String name, String detail) {
    return new Finding(layer, name, Verdict.OK, detail, null);
  }

  static Finding warning(Layer layer, String name, String detail, String remedy) {
    return new Finding(layer, name, Verdict.WARNING, detail, remedy);
  }

  /** Something that does not work. */
  public static Finding failed(Layer layer, String name, String detail, String remedy) {
    return new Finding(layer, name, Verdict.FAILED, detail, remedy);
  }

  /** Something that could not be looked at. */
  public static Finding unknown(Layer layer, String name, String detail, String remedy) {
    return new Finding(layer, name, Verdict.UNKNOWN, detail, remedy);
  }
}
