package io.patchcord.gateway.callcenter;

/** What was given cannot be dialled; the message is for the person who gave it. */
public final class UndialableNumberException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndialableNumberException(String sentence) {
    super(sentence);
  }
}
