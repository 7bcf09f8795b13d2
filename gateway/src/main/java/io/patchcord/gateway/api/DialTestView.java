package io.patchcord.gateway.api;

import io.patchcord.gateway.callcenter.DialDecision;
import io.patchcord.gateway.callcenter.DialDecision.Dialled;
import io.patchcord.gateway.callcenter.DialDecision.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a number.
 *
 * @param allowed whether it would be dialled
 * @param dialled what the phone system would get; null when it is refused
 * @param kind what kind of number that is; null likewise
 * @param reason why it is refused; null when it is not
 * @param code of the problem that an agent would get; null likewise
 * @param steps why, one after the other, for people
 */
@Schema(name = "DialTestResult")
public record DialTestView(
    boolean allowed,
    @Nullable String dialled,
    DialDecision.@Nullable Kind kind,
    DialDecision.@Nullable Reason reason,
    @Nullable String code,
    List<String> steps) {

  static DialTestView from(DialDecision decision) {
    if (decision instanceof Dialled dialled) {
      return new DialTestView(true, dialled.number(), dialled.kind(), null, null, dialled.steps());
    }
    Refused refused = (Refused) decision;
    return new DialTestView(
        false,
        null,
        null,
        refused.reason(),
        Dialling.code(refused.reason()).code(),
        refused.steps());
  }
}
