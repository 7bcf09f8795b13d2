package io.patchcord.gateway.tls;

/** The PEM files cannot be used; the message is one sentence that names the file and the fault. */
public final class TlsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    super(message);
  }
}
