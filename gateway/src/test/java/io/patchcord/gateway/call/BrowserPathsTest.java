package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.at;
import static io.patchcord.gateway.call.CallWorld.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.SwitchEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserPathsTest {
  private static final UUID CALL = UUID.fromString("8f5b0e38-55c0-4f1e-9c7b-4d3f44c5d2aa");

  /** As FreeSWITCH 1.10.12 tells of a browser that has registered over WSS. */
  private static final String CONTACT =
      "\"\" <sip:k3vq8a0d@df7jal23ls0d.invalid;transport=wss;fs_nat=yes;"
          + "fs_path=sip%3Ak3vq8a0d%40127.0.0.1%3A50123%3Btransport%3Dwss>";

  private final CallWorld world = new CallWorld();
  private final FakeSwitch phoneSystem = new FakeSwitch();
  private final BrowserPaths paths = new BrowserPaths(world.registry, phoneSystem::run);

  @BeforeEach
  void dial() {
    world.dial(CALL, "1001", CallWorld.CUSTOMER);
    world.tell(created(agentLeg("A", "1001", CALL)), answered("A"));
  }

  private void registers(String line, Phone.Kind kind, @Nullable String contact) {
    paths.onEvent(new SwitchEvent.DeviceChanged(at(5), line, true, new Phone(kind, null), contact));
  }

  @Test
  void theLegOfABrowserThatIsBackIsReachedByItsNewConnection() {
    registers("1001", Phone.Kind.BROWSER, CONTACT);
    assertThat(phoneSystem.ran).hasSize(1);
  }

  @Test
  void theContactMayBeDecodedAlready() {
    registers("1001", Phone.Kind.BROWSER, CONTACT.replace("%3A", ":").replace("%40", "@"));
    registers(
        "1001",
        Phone.Kind.BROWSER,
        CONTACT.replace("%3A", ":").replace("%40", "@").replace("%3B", ";").replace("%3D", "="));
    assertThat(phoneSystem.ran).hasSize(2);
  }

  @Test
  void anotherLineADeskPhoneAndOneThatLeavesChangeNothing() {
    registers("1002", Phone.Kind.BROWSER, CONTACT);
    registers("1001", Phone.Kind.SIP_PHONE, CONTACT);
    registers("1001", Phone.Kind.BROWSER, null);
    paths.onEvent(
        new SwitchEvent.DeviceChanged(
            at(5), "1001", false, new Phone(Phone.Kind.BROWSER, null), CONTACT));
    assertThat(phoneSystem.ran).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:a@b;transport=wss",
        "sip:a@b;fs_path=sip%3Aa%40192.0.2.7%3A0%3Btransport%3Dwss",
        "sip:a@b;fs_path=sip%3Aa%40192.0.2.7%3A70000%3Btransport%3Dwss",
        "sip:a@b;fs_path=sip%3Aa%40pbx.example.com%3A5060%3Btransport%3Dwss",
        "sip:a@b;fs_path=sip%3Aa%40192.0.2.7%0Aexit%3A5060%3Btransport%3Dwss"
      })
  void aContactWithoutAnAddressThatCountsIsLeftAlone(String contact) {
    registers("1001", Phone.Kind.BROWSER, contact);
    assertThat(phoneSystem.ran).isEmpty();
  }

  @Test
  void aSwitchThatIsAwayIsNoFailure() {
    phoneSystem.connected = false;
    assertThatCode(() -> registers("1001", Phone.Kind.BROWSER, CONTACT)).doesNotThrowAnyException();
  }
}
