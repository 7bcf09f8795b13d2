package io.patchcord.gateway.history;

/** The history cannot be read or changed now; the message says why. Trying again may help. */
public final class HistoryUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HistoryUnavailableException(String sentence) {
    super(sentence);
  }
}
