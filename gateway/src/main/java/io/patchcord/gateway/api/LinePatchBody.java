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

/** A JSON merge patch: not a record, which could not tell {@code null} from what is left out. */
@Schema(name = "LineChange", description = "What is left out stays; null removes")
public final class LinePatchBody {
  private @Nullable To<String> description;
  private @Nullable To<String> callerIdNumber;
  private @Nullable Boolean shared;
  private @Nullable To<String> dialString;
  private @Nullable To<RecordingPolicy> recording;
  private @Nullable To<Set<LineCapability>> capabilities;
  private @Nullable To<Phone.Kind> phone;

  @JsonProperty
  @Schema(
      types = {"string", "null"},
      description = "For people",
      maxLength = 80)
  void setDescription(@Nullable String value) {
    description = new To<>(value);
  }

  @JsonProperty
  @Schema(
      types = {"string", "null"},
      description = "What customers see, in E.164; null for the call center's",
      example = "+18005550104")
  void setCallerIdNumber(@Nullable String value) {
    callerIdNumber = new To<>(value);
  }

  @JsonProperty
  @Schema(type = "boolean", description = "Whether several agents may work on it at once")
  void setShared(@Nullable Boolean value) {
    if (value == null) {
      throw ProblemException.ofField(ProblemCode.FIELD_INVALID, "shared", "It is true or false.");
    }
    shared = value;
  }

  @JsonProperty
  @Schema(
      types = {"string", "null"},
      description = "null for the line's phones in the switch's directory",
      example = "sofia/gateway/carrier/4930123456",
      maxLength = 200)
  void setDialString(@Nullable String value) {
    dialString = new To<>(value);
  }

  @JsonProperty
  @Schema(
      types = {"string", "null"},
      description = "null leaves it to the call center")
  void setRecording(@Nullable RecordingPolicy value) {
    recording = new To<>(value);
  }

  @JsonProperty
  @ArraySchema(
      schema = @Schema(enumAsRef = true),
      arraySchema = @Schema(description = "What the phone can; null for everything"),
      uniqueItems = true)
  void setCapabilities(@Nullable Set<LineCapability> value) {
    capabilities = new To<>(value);
  }

  @JsonProperty
  @Schema(
      types = {"string", "null"},
      description = "What kind of phone it has; null for a SIP phone")
  void setPhone(Phone.@Nullable Kind value) {
    phone = new To<>(value);
  }

  LineChange toChange() {
    return new LineChange(
        description, callerIdNumber, shared, dialString, recording, capabilities, phone);
  }
}
