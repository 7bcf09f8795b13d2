package io.patchcord.gateway.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call center prescribes.
 *
 * @param internalName its id in Salesforce
 * @param displayName its name for people
 * @param country the country in which numbers without an international prefix are read, ISO 3166
 *     alpha-2
 * @param callerIdNumber what customers see, {@code null} leaves it to the phone system
 * @param callerIdName goes with it, {@code null} for none
 * @param queueNumbers the numbers of its queues, which are dialled as they are
 */
public record CallCenter(
    String internalName,
    String displayName,
    String country,
    @Nullable String callerIdNumber,
    @Nullable String callerIdName,
    Set<String> queueNumbers) {

  public CallCenter {
    requireNonNull(internalName, "internalName is null");
    requireNonNull(displayName, "displayName is null");
    requireNonNull(country, "country is null");
    queueNumbers = Set.copyOf(queueNumbers);
  }
}
