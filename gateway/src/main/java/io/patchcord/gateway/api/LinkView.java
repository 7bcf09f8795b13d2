package io.patchcord.gateway.api;

import io.patchcord.gateway.call.CallLink;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * Another call of the same story.
 *
 * @param callId that one's
 * @param kind what joins the two
 */
@Schema(name = "CallLink")
public record LinkView(UUID callId, CallLink.Kind kind) {
  static LinkView from(CallLink link) {
    return new LinkView(link.callId(), link.kind());
  }
}
