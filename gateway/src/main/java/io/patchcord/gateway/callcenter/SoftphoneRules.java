package io.patchcord.gateway.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the softphones of a call center show and offer.
 *
 * @param gatewayAddress where they find the gateway; {@code null} when that is said elsewhere
 * @param recording when calls are recorded
 * @param features what they offer
 * @param hotDesking whether agents may take the line of the desk that they sit at
 */
public record SoftphoneRules(
    @Nullable String gatewayAddress,
    RecordingPolicy recording,
    Set<Feature> features,
    boolean hotDesking) {

  /** Of a call center that says nothing: everything is offered. */
  public static final SoftphoneRules ALL =
      new SoftphoneRules(null, RecordingPolicy.ON_DEMAND, EnumSet.allOf(Feature.class), false);

  public SoftphoneRules {
    requireNonNull(recording, "recording is null");
    features = Set.copyOf(features);
  }

  /** The same where calls are recorded otherwise. */
  public SoftphoneRules withRecording(RecordingPolicy changed) {
    return new SoftphoneRules(gatewayAddress, changed, features, hotDesking);
  }
}
