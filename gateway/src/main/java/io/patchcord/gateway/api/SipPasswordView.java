package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.patchcord.gateway.admin.SipPasswordBook;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the phones of a line register with.
 *
 * @param username the number of the line
 * @param domain the SIP domain, which is the realm too
 * @param madeAt when it was made
 * @param password in the answer that makes it, and never again
 */
@Schema(name = "SipPassword")
public record SipPasswordView(
    String username,
    String domain,
    Instant madeAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String password) {

  static SipPasswordView from(SipPasswordBook.Entry entry) {
    return new SipPasswordView(entry.line(), entry.realm(), entry.madeAt(), null);
  }

  static SipPasswordView from(SipPasswordBook.Made made) {
    SipPasswordBook.Entry entry = made.entry();
    return new SipPasswordView(entry.line(), entry.realm(), entry.madeAt(), made.password());
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SipPasswordView[" + username + '@' + domain + ']';
  }
}
