package io.patchcord.gateway.api;

import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.Direction;
import io.patchcord.gateway.history.HistoryRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that is over, as the history shows it.
 *
 * @param revision grows with each change of disposition, notes or subject; the ETag
 * @param switchName the switch that carried it
 * @param queue through which it came
 * @param waitedSeconds how long the caller waited in the queue
 * @param erasedAt when a person's data was taken out of it
 */
@Schema(name = "CallRecord", description = "A call that is over")
public record CallRecordView(
    UUID id,
    long revision,
    Direction direction,
    String agent,
    String line,
    String callCenter,
    String switchName,
    CallView.PartyView otherParty,
    @Nullable String queue,
    @Nullable Long waitedSeconds,
    Instant createdAt,
    @Nullable Instant answeredAt,
    @Nullable Instant ringingAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt,
    DurationsView durations,
    CallView.@Nullable CauseView cause,
    CallView.@Nullable SubjectView subject,
    @Nullable String disposition,
    @Nullable String notes,
    List<LinkView> links,
    List<RecordingView> recordings,
    @Nullable Instant erasedAt) {

  /** Milliseconds in each state; null where the call never was, or where nobody knows. */
  @Schema(name = "Durations", description = "Milliseconds in each state")
  public record DurationsView(
      @Nullable Long dialing,
      @Nullable Long connecting,
      @Nullable Long ringing,
      @Nullable Long active,
      @Nullable Long held,
      @Nullable Long parked) {}

  /** What ties the call to another party: a transfer, a consultation, a conference. */
  @Schema(name = "Link")
  public record LinkView(
      String kind, @Nullable UUID otherCallId, @Nullable String party, Instant at) {}

  /** A recording: a file of the switch's. */
  @Schema(name = "RecordingFile")
  public record RecordingView(
      String path, Instant from, @Nullable Instant to, List<PauseView> pauses) {}

  /** When nothing was recorded. */
  @Schema(name = "Pause")
  public record PauseView(Instant from, @Nullable Instant to) {}

  static CallRecordView from(HistoryRecord found) {
    Map<CallState, Long> spent = found.durations();
    return new CallRecordView(
        found.callId(),
        found.revision(),
        found.direction(),
        found.owner().agent(),
        found.owner().line(),
        found.owner().callCenter(),
        found.owner().switchName(),
        new CallView.PartyView(found.other().number(), found.other().name()),
        found.queue(),
        found.waitedSeconds(),
        found.times().created(),
        found.times().answered(),
        found.times().ringing(),
        found.times().connected(),
        found.times().ended(),
        new DurationsView(
            spent.get(CallState.DIALING),
            spent.get(CallState.CONNECTING),
            spent.get(CallState.RINGING),
            spent.get(CallState.ACTIVE),
            spent.get(CallState.HELD),
            spent.get(CallState.PARKED)),
        CallView.CauseView.from(found.cause()),
        CallView.SubjectView.from(found.subject()),
        found.notes().disposition(),
        found.notes().text(),
        found.links().stream()
            .map(link -> new LinkView(link.kind(), link.otherCallId(), link.party(), link.at()))
            .toList(),
        found.recordings().stream()
            .map(
                part ->
                    new RecordingView(
                        part.path(),
                        part.from(),
                        part.to(),
                        part.pauses().stream()
                            .map(pause -> new PauseView(pause.from(), pause.to()))
                            .toList()))
            .toList(),
        found.erasedAt());
  }
}
