package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.TestAbortedException;

/** A real switch that asks the gateway who its lines and the agents of its queues are. */
class DirectoryRealIT extends RunningSystem {
  private static final int REGISTERED = 200;
  private static final int REFUSED = 403;
  private static final String LINE = "1045";

  @RegisterExtension
  private static final SharedSystem ASKED = SharedSystem.patientWithBrowserLine();

  @Override
  SharedSystem system() {
    return ASKED;
  }

  @BeforeEach
  void aRealSwitchIsThere() {
    if (!RealSwitch.isConfigured()) {
      throw new TestAbortedException("no FreeSWITCH was named: scripts/test --freeswitch");
    }
  }

  private String makePassword() {
    return gateway()
        .admin()
        .send("POST", "/api/v1/lines/" + LINE + "/sip-password", "application/json", Api.noBody())
        .expect(201)
        .text("/password");
  }

  private int register(String password) {
    try (SipPhone phone = ((RealSwitch) simulator()).people().stranger(LINE, password)) {
      int status = phone.register(60);
      if (status == REGISTERED) {
        phone.register(0);
      }
      return status;
    }
  }

  @Test
  void aLineThatAnAdminMakesRegistersAPhoneAndAnotherPasswordLocksTheOldOneOut() {
    Api admin = gateway().admin();
    admin.post("/api/v1/lines", "{\"number\": \"" + LINE + "\"}").expect(201);
    assertThat(register("not-made-yet")).isEqualTo(REFUSED);
    String first = makePassword();
    Eventually.holds("a phone registers", () -> register(first) == REGISTERED);
    String second = makePassword();
    Eventually.holds("the old password is refused", () -> register(first) == REFUSED);
    assertThat(register(second)).isEqualTo(REGISTERED);
    admin.send(admin.request("/api/v1/lines/" + LINE).header("If-Match", "*").DELETE()).expect(204);
    Eventually.holds("a line that is gone is refused", () -> register(second) == REFUSED);
  }

  @Test
  void theQueuesHaveTheirAgentsFromTheGatewayWhenTheirModuleIsLoaded() {
    SwitchControl control = control();
    List<String> agents = List.of("alice", "bob", "carol");
    Eventually.holds("the gateway has told of them", () -> has(agents));
    agents.forEach(agent -> control.api("callcenter_config", "agent del", agent));
    assertThat(control.api("callcenter_config", "agent list")).doesNotContain("carol|");
    assertThat(control.api("reload", "mod_callcenter")).contains("+OK");
    Eventually.holds("they are there again", () -> has(agents));
  }

  private boolean has(List<String> agents) {
    String list = control().api("callcenter_config", "agent list");
    return agents.stream()
        .allMatch(agent -> list.contains("\n" + agent + "|") && list.contains("user/100"));
  }
}
