package io.patchcord.systemtests;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/** The browser as a phone of a real switch, and a SIP phone at the other end. */
final class RealBrowserLine implements BrowserLine {
  /** Ten seconds of packets would be 500. */
  private static final int SOME_PACKETS = 25;

  private final RealSwitch phoneSystem;

  RealBrowserLine(RealSwitch phoneSystem) {
    this.phoneSystem = phoneSystem;
  }

  @Override
  public String directoryPassword() {
    return variable("directory_password");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "PATCHCORD_SWITCH_WEB_SOCKET_URL",
        "wss://127.0.0.1:" + variable("wss_port"),
        "PATCHCORD_HTTP_PORT",
        variable("directory_url").replaceFirst("^http://127\\.0\\.0\\.1:([0-9]+)/.*$", "$1"));
  }

  private String variable(String name) {
    return control().api("global_getvar", name).strip();
  }

  private SwitchControl control() {
    return phoneSystem.control();
  }

  @Override
  public void follow(GatewayProcess gateway) {}

  @Override
  public void begin(Supplier<Page> pages) {}

  @Override
  public void awaitRegistered() {
    Eventually.holds("the switch has the browser", () -> contact().contains("transport=ws"));
  }

  private String contact() {
    return control().api("sofia_contact", "*/" + NUMBER + "@" + variable("domain"));
  }

  @Override
  public void awaitAnswered() {
    Eventually.holds(
        "the browser has answered",
        () ->
            control().channels().stream()
                .anyMatch(
                    leg ->
                        leg.path("presence_id").asText().startsWith(NUMBER + "@")
                            && leg.path("callstate").asText().equals("ACTIVE")));
  }

  @Override
  public void awaitResumed() {}

  @Override
  public void awaitHeard() {
    SipCall customer = phoneSystem.people().outside().newest().orElseThrow();
    long before = customer.loud();
    Eventually.holds("the customer hears", () -> customer.loud() > before + SOME_PACKETS);
  }

  @Override
  public void awaitOver() {
    Eventually.holds("nobody talks", () -> control().channels().isEmpty());
  }

  @Override
  public void end() {
    control()
        .api("sofia", "profile internal flush_inbound_reg " + NUMBER + "@" + variable("domain"));
  }

  @Override
  public void refuse(boolean all) {
    throw new TestAbortedException("a real switch cannot be told to refuse everybody");
  }

  @Override
  public void close() {}
}
