package io.patchcord.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.Phone;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceRegistryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant EARLIER = NOW.minusSeconds(60);

  private static final Phone DESK = new Phone(Phone.Kind.SIP_PHONE, "LoopPhone/1.0");
  private static final Phone BROWSER = new Phone(Phone.Kind.BROWSER, null);

  private final List<String> told = new ArrayList<>();
  private final Set<String> busy = new HashSet<>();
  private final DeviceRegistry registry =
      new DeviceRegistry(
          Clock.fixed(NOW, ZoneOffset.UTC),
          busy::contains,
          (line, device) -> told.add(line + " " + device.state() + " " + device.since()));

  @Test
  void beforeTheSwitchHasToldNothingIsKnown() {
    assertThat(registry.of("1001")).isEqualTo(new Device(Device.State.UNKNOWN, null, null, false));
  }

  @Test
  void theFirstPictureTellsWhoIsThereButNotSinceWhen() {
    registry.onDevices(Map.of("1001", DESK));
    assertThat(registry.of("1001"))
        .isEqualTo(new Device(Device.State.REGISTERED, null, DESK, false));
    assertThat(registry.of("1002"))
        .isEqualTo(new Device(Device.State.NOT_REGISTERED, null, null, false));
    assertThat(told).containsExactly("1001 REGISTERED null");
  }

  @Test
  void aPhoneComesAndGoesByTheSwitchsClock() {
    registry.onDevices(Map.of());
    registry.onDevice("1001", DESK, EARLIER);
    assertThat(registry.of("1001"))
        .isEqualTo(new Device(Device.State.REGISTERED, EARLIER, DESK, false));
    registry.onDevice("1001", null, NOW);
    assertThat(registry.of("1001"))
        .isEqualTo(new Device(Device.State.NOT_REGISTERED, NOW, null, false));
    assertThat(told).containsExactly("1001 REGISTERED " + EARLIER, "1001 NOT_REGISTERED " + NOW);
  }

  @Test
  void aRegistrationThatIsRenewedIsNoChange() {
    registry.onDevice("1001", DESK, EARLIER);
    registry.onDevice("1001", DESK, NOW);
    registry.onDevices(Map.of("1001", DESK));
    assertThat(registry.of("1001").since()).isEqualTo(EARLIER);
    assertThat(told).hasSize(1);
  }

  @Test
  void aPhoneThatWasNeverThereCannotGo() {
    registry.onDevices(Map.of());
    registry.onDevice("1001", null, NOW);
    assertThat(told).isEmpty();
  }

  @Test
  void aPhoneThatGoesBeforeTheFirstPictureIsKnownToBeGone() {
    registry.onDevice("1001", null, EARLIER);
    assertThat(registry.of("1001"))
        .isEqualTo(new Device(Device.State.NOT_REGISTERED, EARLIER, null, false));
  }

  @Test
  void aLaterPictureTellsWhatChangedDuringTheGap() {
    registry.onDevices(Map.of("1001", DESK, "1002", DESK));
    told.clear();
    registry.onDevices(Map.of("1002", DESK, "1003", DESK));
    assertThat(told)
        .containsExactlyInAnyOrder("1003 REGISTERED " + NOW, "1001 NOT_REGISTERED " + NOW);
    assertThat(registry.of("1002").since()).isNull();
  }

  @Test
  void aPhoneThatIsLostInACallSaysSoUntilOneIsBack() {
    registry.onDevices(Map.of("1001", DESK, "1002", DESK));
    busy.add("1001");
    registry.onDevice("1001", null, NOW);
    registry.onDevice("1002", null, NOW);
    assertThat(registry.of("1001").lostInCall()).isTrue();
    assertThat(registry.of("1002").lostInCall()).isFalse();
    registry.onDevice("1001", DESK, NOW);
    assertThat(registry.of("1001").lostInCall()).isFalse();
  }

  @Test
  void anotherKindOfPhoneIsTold() {
    registry.onDevice("1001", DESK, EARLIER);
    registry.onDevice("1001", BROWSER, NOW);
    assertThat(registry.of("1001").phone()).isEqualTo(BROWSER);
    assertThat(registry.of("1001").since()).isEqualTo(EARLIER);
    assertThat(told).hasSize(2);
    // The table of registrations does not know the name that the phone gave.
    registry.onDevice("1001", DESK, NOW);
    registry.onDevices(Map.of("1001", new Phone(Phone.Kind.SIP_PHONE, null)));
    assertThat(registry.of("1001").phone()).isEqualTo(DESK);
  }
}
