package io.patchcord.gateway.callcenter.store;

/** The database does not answer, or has too much to do. */
public final class CallCentersUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CallCentersUnavailableException(String sentence) {
    super(sentence);
  }
}
