package io.patchcord.gateway.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call center prescribes.
 *
 * @param internalName its id in Salesforce
 * @param displayName its name for people
 * @param callerIdNumber what customers see, {@code null} leaves it to the phone system
 * @param callerIdName goes with it, {@code null} for none
 * @param dialPlan how its agents dial, with the country in which numbers without an international
 *     prefix are read
 * @param softphone what its softphones show and offer
 */
public record CallCenter(
    String internalName,
    String displayName,
    @Nullable String callerIdNumber,
    @Nullable String callerIdName,
    DialPlan dialPlan,
    SoftphoneRules softphone) {

  public CallCenter {
    requireNonNull(internalName, "internalName is null");
    requireNonNull(displayName, "displayName is null");
    requireNonNull(dialPlan, "dialPlan is null");
    requireNonNull(softphone, "softphone is null");
  }

  /** The numbers of its queues, which are dialled as they are. */
  public Set<String> queueNumbers() {
    return dialPlan.queueNumbers();
  }
}
