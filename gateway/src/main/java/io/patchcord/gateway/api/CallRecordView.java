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
 * @param id the call's
 * @param revision grows with each change of disposition, notes or subject; the ETag
 * @param direction who began it
 * @param agent whose call it was, by username
 * @param line on which line
 * @param callCenter the call center's internal name
 * @param switchName the switch that carried it
 * @param otherParty whom the agent talked to
 * @param queue through which it came
 * @param waitedSeconds how long the caller waited in the queue
 * @param createdAt when it began
 * @param answeredAt when the agent's line was picked up; null if it was not
 * @param ringingAt when the other party's phone rang; null if it did not
 * @param connectedAt when both could talk; null if they never could
 * @param endedAt when it was over; null where nobody knows
 * @param durations how long it was in each state
 * @param cause why it ended; null where nobody knows
 * @param subject the record that it was about; null for none
 * @param disposition how it came out, in a word of the call center; null where nobody has said
 * @param notes what the agent wrote; null for nothing
 * @param links what ties it to other calls and parties
 * @param recordings what was recorded
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

  /**
   * Milliseconds in each state; null where the call never was, or where nobody knows.
   *
   * @param dialing while the agent's own line was called
   * @param connecting until the other party's phone rang
   * @param ringing while a phone rang
   * @param active while both could talk
   * @param held while the other party was on hold
   * @param parked while the other party waited for anybody
   */
  @Schema(name = "Durations", description = "Milliseconds in each state")
  public record DurationsView(
      @Nullable Long dialing,
      @Nullable Long connecting,
      @Nullable Long ringing,
      @Nullable Long active,
      @Nullable Long held,
      @Nullable Long parked) {}

  /**
   * What ties the call to another party: a transfer, a consultation, a conference.
   *
   * @param kind in which way, such as {@code CONSULTATION}
   * @param otherCallId the other call; null where that one is not known
   * @param party whom it concerns, by number; null where nobody is
   * @param at since when
   */
  @Schema(name = "Link")
  public record LinkView(
      String kind, @Nullable UUID otherCallId, @Nullable String party, Instant at) {}

  /**
   * A recording: a file of the switch's.
   *
   * @param path on the switch's own disk
   * @param from when it began
   * @param to when it ended
   * @param pauses when nothing was recorded
   */
  @Schema(name = "RecordingFile")
  public record RecordingView(
      String path, Instant from, @Nullable Instant to, List<PauseView> pauses) {}

  /**
   * When nothing was recorded.
   *
   * @param from when it began
   * @param to when it ended
   */
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
