package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The browser as a phone of the simulator: what happens to the line's leg there happens to the
 * browser by SIP, and another browser speaks at the other end.
 */
final class SimulatedBrowserLine implements BrowserLine {
  private static final String DIRECTORY_PASSWORD = "what-the-switch-asks-with";
  private static final Pattern HASH = Pattern.compile("name=\"a1-hash\" value=\"([0-9a-f]{32})\"");

  private final SwitchControl control;
  private final SipOverWebSocket switchSide = new SipOverWebSocket(this::hash);
  private volatile @Nullable GatewayProcess gateway;
  private @Nullable Supplier<Page> pages;
  private @Nullable FarEnd farEnd;
  private int registrations;

  SimulatedBrowserLine(SwitchControl control) {
    this.control = control;
  }

  @Override
  public String directoryPassword() {
    return DIRECTORY_PASSWORD;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("PATCHCORD_SWITCH_WEB_SOCKET_URL", "wss://127.0.0.1:" + switchSide.port());
  }

  @Override
  public void follow(GatewayProcess started) {
    gateway = started;
  }

  @Override
  public void begin(Supplier<Page> opener) {
    pages = opener;
    farEnd = null;
    registrations = switchSide.registrations();
  }

  /** As {@code mod_xml_curl} asks for whoever registers. */
  private Optional<String> hash(String line, String realm) {
    String credential =
        Base64.getEncoder()
            .encodeToString(("freeswitch:" + DIRECTORY_PASSWORD).getBytes(StandardCharsets.UTF_8));
    Api asked = requireNonNull(gateway, "no gateway yet").anybody();
    Matcher found =
        HASH.matcher(
            asked
                .send(
                    asked
                        .request("/freeswitch/xml")
                        .header("Authorization", "Basic " + credential)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                            BodyPublishers.ofString(
                                "section=directory&action=sip_auth&user="
                                    + line
                                    + "&domain="
                                    + realm)))
                .body());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  @Override
  public void awaitRegistered() {
    Eventually.holds("the browser registers", () -> switchSide.registrations() > registrations);
    registrations = switchSide.registrations();
    control.simulate("register", NUMBER);
  }

  @Override
  public void awaitAnswered() {
    JsonNode leg =
        Eventually.get("the line rings", () -> leg(), () -> control.channels().toString());
    // With `Call-Info` in the invitation the phone answers by itself.
    boolean byItself = control.dump(leg).toString().contains("answer-after=0");
    farEnd = FarEnd.open(requireNonNull(pages, "not begun").get());
    switchSide.invite(farEnd.offer(), byItself);
    Eventually.holds(
        "the switch has the phone answer",
        () -> leg().filter(row -> row.path("callstate").asText().equals("ACTIVE")).isPresent());
    if (!byItself) {
      switchSide.talk();
    }
    farEnd.accept(switchSide.awaitAnswer());
  }

  private Optional<JsonNode> leg() {
    return control.channels().stream()
        .filter(row -> row.path("presence_id").asText().startsWith(NUMBER + "@"))
        .findFirst();
  }

  @Override
  public void awaitResumed() {
    SipMessage invitation = switchSide.awaitInvitation();
    farEnd().close();
    farEnd = FarEnd.open(requireNonNull(pages, "not begun").get());
    switchSide.accept(invitation, farEnd.answer(invitation.body()));
  }

  private FarEnd farEnd() {
    return requireNonNull(farEnd, "nobody is at the other end");
  }

  @Override
  public void awaitHeard() {
    farEnd().awaitSound();
  }

  @Override
  public void awaitOver() {
    Eventually.holds("the leg is gone", () -> leg().isEmpty());
    switchSide.bye();
  }

  @Override
  public void end() {
    control.simulate("unregister", NUMBER);
  }

  @Override
  public void refuse(boolean all) {
    switchSide.refuse(all);
  }

  @Override
  public void close() {
    switchSide.close();
  }
}
