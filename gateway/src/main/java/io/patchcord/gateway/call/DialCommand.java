package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent's wish to call a number.
 *
 * @param id the call's
 * @param owner who calls, from which line
 * @param number as the phone system takes it, after the call center's dialling rules
 * @param subject what the call is about, if the agent started from a record
 * @param callerNumber what the other party sees; {@code null} leaves it to the phone system
 * @param callerName may be empty
 * @param requestId what the request is called that asked for it; {@code null} for none
 */
public record DialCommand(
    UUID id,
    CallOwner owner,
    Destination number,
    @Nullable Subject subject,
    @Nullable Destination callerNumber,
    DisplayName callerName,
    @Nullable String requestId) {

  public DialCommand {
    requireNonNull(id, "id is null");
    requireNonNull(owner, "owner is null");
    requireNonNull(number, "number is null");
    requireNonNull(callerName, "callerName is null");
  }
}
