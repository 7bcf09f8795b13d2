package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.callcenter.LineCapability;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.RingRule;
import io.patchcord.persistence.LinePhone;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What admins say of a line and its phone.
 *
 * @param dialString what the switch calls instead of the line's phones in its directory; {@code
 *     null} for those
 * @param recording when its calls are recorded; {@code null} leaves it to the call center
 * @param capabilities what its phone can
 * @param phone what kind of phone it has
 */
public record LineRules(
    @Nullable String dialString,
    @Nullable RecordingPolicy recording,
    Set<LineCapability> capabilities,
    Phone.Kind phone) {

  /** Nothing is special. */
  public static final LineRules USUAL =
      new LineRules(null, null, EnumSet.allOf(LineCapability.class), Phone.Kind.SIP_PHONE);

  public LineRules {
    requireNonNull(capabilities, "capabilities is null");
    requireNonNull(phone, "phone is null");
    capabilities = Set.copyOf(capabilities);
  }

  /** What was stored; words of a later program count for nothing here. */
  public static LineRules of(LinePhone stored) {
    Set<LineCapability> can = EnumSet.allOf(LineCapability.class);
    can.removeIf(capability -> stored.lacking().contains(capability.name()));
    return new LineRules(
        stored.dialString(),
        Arrays.stream(RecordingPolicy.values())
            .filter(policy -> policy.name().equals(stored.recordingPolicy()))
            .findFirst()
            .orElse(null),
        can,
        Phone.Kind.BROWSER.name().equals(stored.kind())
            ? Phone.Kind.BROWSER
            : Phone.Kind.SIP_PHONE);
  }

  RingRule ringing() {
    return new RingRule(dialString, capabilities.contains(LineCapability.AUTO_ANSWER));
  }
}
