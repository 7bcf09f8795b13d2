package io.patchcord.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceRegistryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant EARLIER = NOW.minusSeconds(60);

  private final List<String> told = new ArrayList<>();
  private final DeviceRegistry registry =
      new DeviceRegistry(
          Clock.fixed(NOW, ZoneOffset.UTC),
          (line, device) -> told.add(line + " " + device.state() + " " + device.since()));

  @Test
  void beforeTheSwitchHasToldNothingIsKnown() {
    assertThat(registry.of("1001")).isEqualTo(new Device(Device.State.UNKNOWN, null));
  }

  @Test
  void theFirstPictureTellsWhoIsThereButNotSinceWhen() {
    registry.onDevices(Set.of("1001"));
    assertThat(registry.of("1001")).isEqualTo(new Device(Device.State.REGISTERED, null));
    assertThat(registry.of("1002")).isEqualTo(new Device(Device.State.NOT_REGISTERED, null));
    assertThat(told).containsExactly("1001 REGISTERED null");
  }

  @Test
  void aPhoneComesAndGoesByTheSwitchsClock() {
    registry.onDevices(Set.of());
    registry.onDevice("1001", true, EARLIER);
    assertThat(registry.of("1001")).isEqualTo(new Device(Device.State.REGISTERED, EARLIER));
    registry.onDevice("1001", false, NOW);
    assertThat(registry.of("1001")).isEqualTo(new Device(Device.State.NOT_REGISTERED, NOW));
    assertThat(told).containsExactly("1001 REGISTERED " + EARLIER, "1001 NOT_REGISTERED " + NOW);
  }

  @Test
  void aRegistrationThatIsRenewedIsNoChange() {
    registry.onDevice("1001", true, EARLIER);
    registry.onDevice("1001", true, NOW);
    registry.onDevices(Set.of("1001"));
    assertThat(registry.of("1001").since()).isEqualTo(EARLIER);
    assertThat(told).hasSize(1);
  }

  @Test
  void aPhoneThatWasNeverThereCannotGo() {
    registry.onDevices(Set.of());
    registry.onDevice("1001", false, NOW);
    assertThat(told).isEmpty();
  }

  @Test
  void aPhoneThatGoesBeforeTheFirstPictureIsKnownToBeGone() {
    registry.onDevice("1001", false, EARLIER);
    assertThat(registry.of("1001")).isEqualTo(new Device(Device.State.NOT_REGISTERED, EARLIER));
  }

  @Test
  void aLaterPictureTellsWhatChangedDuringTheGap() {
    registry.onDevices(Set.of("1001", "1002"));
    told.clear();
    registry.onDevices(Set.of("1002", "1003"));
    assertThat(told)
        .containsExactlyInAnyOrder("1003 REGISTERED " + NOW, "1001 NOT_REGISTERED " + NOW);
    assertThat(registry.of("1002").since()).isNull();
  }
}
