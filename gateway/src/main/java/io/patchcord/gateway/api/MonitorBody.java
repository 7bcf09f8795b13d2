package io.patchcord.gateway.api;

import io.patchcord.gateway.monitor.MonitorMode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a supervisor wants to hear a call.
 *
 * @param mode who is to hear the supervisor; left out, nobody
 * @param line the line to ring; left out, the supervisor's own
 */
@Schema(name = "MonitorRequest")
public record MonitorBody(
    @Schema(
            allowableValues = {"LISTEN", "WHISPER", "BARGE"},
            defaultValue = "LISTEN")
        @Nullable String mode,
    @Schema(example = "1003") @Nullable String line) {

  /** What a request without a body asks for. */
  static final MonitorBody NOTHING = new MonitorBody(null, null);

  MonitorMode toMode() {
    return mode == null
        ? MonitorMode.LISTEN
        : Arrays.stream(MonitorMode.values())
            .filter(known -> known.name().equals(mode))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.ofField(
                        ProblemCode.FIELD_INVALID,
                        "mode",
                        "A mode is one of " + Arrays.toString(MonitorMode.values()) + "."));
  }
}
