package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/** Why a switch could not be asked; the message is a sentence for a person. */
public final class SwitchProbeException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What kind of fault it is. */
  public enum Kind {
    /** The name is unknown, nobody listens there, or nothing came back in time. */
    UNREACHABLE,
    WRONG_PASSWORD,
    /** The switch takes no connections from this address. */
    NOT_ON_ACCESS_LIST,
    /** It answered something that is not understood. */
    UNEXPECTED
  }

  SwitchProbeException(Kind kind, String message) {
    super(requireNonNull(message, "message is null"));
    this.kind = requireNonNull(kind, "kind is null");
  }

  public Kind kind() {
    return kind;
  }
}
