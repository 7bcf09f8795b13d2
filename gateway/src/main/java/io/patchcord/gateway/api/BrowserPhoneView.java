package io.patchcord.gateway.api;

import io.patchcord.gateway.line.BrowserPhones;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * What a browser registers with.
 *
 * @param url the switch's WebSocket
 * @param username the number of the line
 * @param domain the SIP domain, which is the realm too
 * @param password for this browser and this hour
 * @param expiresAt when the switch takes it no more
 */
@Schema(name = "BrowserPhone")
public record BrowserPhoneView(
    @Schema(example = "wss://pbx.example.com:7443") String url,
    @Schema(example = "1001") String username,
    @Schema(example = "pbx.example.com") String domain,
    String password,
    Instant expiresAt) {

  static BrowserPhoneView from(BrowserPhones.Access access) {
    return new BrowserPhoneView(
        access.address().toString(),
        access.line(),
        access.realm(),
        access.password(),
        access.until());
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "BrowserPhoneView[" + username + '@' + domain + ']';
  }
}
