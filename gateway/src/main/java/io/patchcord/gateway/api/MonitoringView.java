package io.patchcord.gateway.api;

import io.patchcord.gateway.monitor.Monitoring;
import io.patchcord.gateway.monitor.MonitoringCause;
import io.patchcord.gateway.monitor.MonitoringState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor hears a call; the same in answers and on the stream.
 *
 * @param id its own
 * @param callId the call that is heard
 * @param supervisor the name of the key that asked for it
 * @param line the supervisor's line
 * @param name who is at that line
 * @param state where it stands
 * @param startedAt when it was asked for
 * @param connectedAt when the supervisor first heard the call
 * @param endedAt when it was over; null while it runs
 * @param cause why it is over
 */
@Schema(name = "Monitoring", description = "A supervisor hears a call")
public record MonitoringView(
    UUID id,
    UUID callId,
    String supervisor,
    String line,
    @Nullable String name,
    MonitoringState state,
    Instant startedAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt,
    @Nullable MonitoringCauseView cause) {

  /**
   * Why it is over.
   *
   * @param code stable
   * @param message for a person
   */
  @Schema(name = "MonitoringCause")
  public record MonitoringCauseView(String code, String message) {
    static @Nullable MonitoringCauseView from(@Nullable MonitoringCause cause) {
      return cause == null ? null : new MonitoringCauseView(cause.name(), cause.sentence());
    }
  }

  /**
   * All that run.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "MonitoringList")
  public record ListOf(List<MonitoringView> items, @Nullable String next) {}

  static MonitoringView from(Monitoring monitoring) {
    return new MonitoringView(
        monitoring.id(),
        monitoring.callId(),
        monitoring.supervisor(),
        monitoring.line(),
        monitoring.name(),
        monitoring.state(),
        monitoring.startedAt(),
        monitoring.connectedAt(),
        monitoring.endedAt(),
        MonitoringCauseView.from(monitoring.cause()));
  }
}
