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
 */
public record SoftphoneRules(
    @Nullable String gatewayAddress, RecordingPolicy recording, Set<Feature> features) {

  /** Of a call center that says nothing: everything is offered. */
  public static final SoftphoneRules ALL =
      new SoftphoneRules(null, RecordingPolicy.ON_DEMAND, EnumSet.allOf(Feature.class));

  public SoftphoneRules {
    requireNonNull(recording, "recording is null");
    features = Set.copyOf(features);
  }
}
