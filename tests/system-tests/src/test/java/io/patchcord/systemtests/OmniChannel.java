package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Omni-Channel, with the softphone's page of Partner Telephony in a frame. The page around the
 * frame is of Salesforce's own host: the library takes a port from no other.
 */
final class OmniChannel {
  private static final String HOST = "https://example.lightning.force.com";

  private final Page page;

  private OmniChannel(Page page) {
    this.page = page;
  }

  /** Opens it, until the connector has said that it is ready. */
  static OmniChannel open(Page page, String address, String gateway) {
    page.route(HOST + "/**", OmniChannel::answer);
    page.navigate(
        HOST
            + "/omni-channel.html?page="
            + URLEncoder.encode(address, StandardCharsets.UTF_8)
            + "&gateway="
            + URLEncoder.encode(gateway, StandardCharsets.UTF_8));
    OmniChannel omni = new OmniChannel(page);
    Eventually.holds("the connector is ready", () -> page.evaluate("omni.ready") != null);
    return omni;
  }

  private static void answer(Route route) {
    String path = URI.create(route.request().url()).getPath();
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType(path.endsWith(".js") ? "text/javascript" : "text/html")
            .setBody(SalesforceSite.salesforceFile(path)));
  }

  /** What it said of line and abilities when it was ready. */
  Map<?, ?> ready() {
    return requireNonNull((Map<?, ?>) page.evaluate("omni.ready"), "it is not ready");
  }

  /** What the agent does in Omni-Channel. */
  void say(String type, Map<String, ?> rest) {
    page.evaluate("([type, rest]) => omni.say(type, rest)", List.of(type, rest));
  }

  /** The same, to a call. */
  void say(String type, String callId) {
    say(type, Map.of("call", Map.of("callId", callId)));
  }

  /** Waits until it was told of that, and returns what. */
  Map<?, ?> hears(String type) {
    Object told =
        Eventually.get(
            "Salesforce is told of " + type,
            () -> Optional.ofNullable(page.evaluate("type => omni.take(type)", type)),
            () -> String.valueOf(page.evaluate("omni.told")));
    Object payload = ((Map<?, ?>) told).get("payload");
    // The end of several calls is told at once.
    Object first = payload instanceof List<?> all ? all.get(0) : payload;
    return first instanceof Map<?, ?> map ? map : Map.of();
  }

  /** In the frame. */
  Locator at(String selector) {
    FrameLocator frame = page.frameLocator("iframe");
    return frame.locator(selector);
  }

  void keepPicture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "softphone", name + ".png")));
  }

  /** Nothing was said that Salesforce does not know. */
  void hasNoFaults() {
    assertThat((List<?>) page.evaluate("omni.faults")).isEmpty();
  }
}
