package io.patchcord.gateway.config;

/** The configuration cannot work; the message is one sentence that says what to do. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
