package io.patchcord.gateway.audit;

/** The audit trail cannot be written or read now; the message says why. Trying again may help. */
public final class AuditUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AuditUnavailableException(String sentence) {
    super(sentence);
  }
}
