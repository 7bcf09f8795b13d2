package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Whose call it was, and with whom. The names are those of the time of the call.
 *
 * @param switchName the switch that carried it, at most 80 characters
 * @param callCenter the internal name, at most 40
 * @param agent the username, or the pseudonym that replaced it, at most 80
 * @param line the number of the agent's line, at most 20
 * @param direction OUTBOUND or INBOUND
 * @param partyNumber E.164 or an extension, at most 64; null when withheld or erased
 * @param partyName at most 255; null when unknown or erased
 * @param queue through which it came, at most 80; null for none
 * @param waitedSeconds how long the caller waited in the queue; null without one
 */
@Embeddable
public record CallOrigin(
    @Column(name = "switch_name") String switchName,
    @Column(name = "call_center") String callCenter,
    String agent,
    String line,
    String direction,
    @Column(name = "party_number") @Nullable String partyNumber,
    @Column(name = "party_name") @Nullable String partyName,
    @Nullable String queue,
    @Column(name = "waited_seconds") @Nullable Long waitedSeconds) {

  public CallOrigin {
    requireNonNull(switchName, "switchName is null");
    requireNonNull(callCenter, "callCenter is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(line, "line is null");
    requireNonNull(direction, "direction is null");
  }
}
