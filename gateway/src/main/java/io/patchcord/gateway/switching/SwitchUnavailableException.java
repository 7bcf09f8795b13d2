package io.patchcord.gateway.switching;

/** There is no connection to the switch; nothing was sent. */
public final class SwitchUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SwitchUnavailableException(String message) {
    super(message);
  }
}
