package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the softphones of a call center show and offer.
 *
 * @param gatewayAddress where they find the gateway; null when that is said elsewhere
 * @param recordingPolicy capitals and {@code _}, at most 20
 * @param featuresOff what they do not offer: words of letters, separated by blanks; null for
 *     nothing
 * @param hotDesking whether agents may take the line of the desk that they sit at
 */
@Embeddable
public record SoftphoneSettings(
    @Column(name = "gateway_address") @Nullable String gatewayAddress,
    @Column(name = "recording_policy") String recordingPolicy,
    @Column(name = "features_off") @Nullable String featuresOff,
    @Column(name = "hot_desking") boolean hotDesking) {

  private static final Pattern POLICY = Pattern.compile("[A-Z_]{1,20}");
  private static final Pattern FEATURES =
      Pattern.compile("[A-Za-z_]{1,40}( [A-Za-z_]{1,40}){0,23}");
  private static final int ADDRESS_LENGTH = 255;

  /** Everything is offered. */
  public static final SoftphoneSettings ALL = new SoftphoneSettings(null, "ON_DEMAND", null, false);

  public SoftphoneSettings {
    gatewayAddress = Text.requireIfPresent(gatewayAddress, ADDRESS_LENGTH, "gatewayAddress");
    requireNonNull(recordingPolicy, "recordingPolicy is null");
    if (!POLICY.matcher(recordingPolicy).matches()) {
      throw new IllegalArgumentException("recordingPolicy is not 1 to 20 capitals and _");
    }
    if (featuresOff != null && !FEATURES.matcher(featuresOff).matches()) {
      throw new IllegalArgumentException("featuresOff is not a list of words of letters");
    }
  }

  /** What is not offered. */
  public List<String> off() {
    return featuresOff == null ? List.of() : List.of(featuresOff.split(" "));
  }
}
