package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.patchcord.gateway.admin.LineChange;
import io.patchcord.gateway.admin.To;
import io.patchcord.gateway.callcenter.LineCapability;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.switching.Phone;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line to add.
 *
 * @param number what is dialled inside to reach it; never changes
 * @param description for people
 * @param callerIdNumber in E.164; left out, the call center's
 * @param shared whether several agents may work on it at once; left out, not
 * @param dialString what the switch calls instead of the line's phones in its directory: {@code
 *     user/…}, {@code verto.rtc/…}, {@code sofia/gateway/NAME/NUMBER} or {@code
 *     sofia/PROFILE/NUMBER@HOST}
 * @param recording when its calls are recorded; left out, as the call center says
 * @param capabilities what its phone can; left out, everything
 * @param phone what kind of phone it has: a browser signs in with the softphone, and needs no
 *     password; left out, a SIP phone
 * @param phoneSystem the name of the switch that has it, as in GET /switches; left out, the
 *     gateway's own
 */
@Schema(name = "NewLine")
public record LineBody(
    @Schema(
            example = "1004",
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "1 to 20 digits, * and #")
        @Nullable String number,
    @Schema(example = "Desk by the window", maxLength = 80) @Nullable String description,
    @Schema(example = "+18005550104") @Nullable String callerIdNumber,
    @Schema(defaultValue = "false") @Nullable Boolean shared,
    @Schema(example = "sofia/gateway/carrier/4930123456", maxLength = 200)
        @Nullable String dialString,
    @Nullable RecordingPolicy recording,
    @ArraySchema(schema = @Schema(enumAsRef = true), uniqueItems = true)
        @Nullable Set<LineCapability> capabilities,
    Phone.@Nullable Kind phone,
    @JsonProperty("switch") @Schema(example = "main", maxLength = 40)
        @Nullable String phoneSystem) {

  String requireNumber() {
    return Parameters.required("number", number);
  }

  LineChange toChange() {
    return new LineChange(
        new To<>(description),
        new To<>(callerIdNumber),
        Boolean.TRUE.equals(shared),
        new To<>(dialString),
        new To<>(recording),
        new To<>(capabilities),
        new To<>(phone));
  }
}
