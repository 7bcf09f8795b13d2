package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What can go wrong between this client and a switch; the message is a sentence for a person. */
public abstract sealed class EslException extends RuntimeException
    permits EslProtocolException,
        EslAuthenticationException,
        EslDeadlineException,
        EslClosedException,
        EslRejectedException,
        EslBusyException {

  EslException(String message, @Nullable Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
  }
}
