package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallCause;
import io.patchcord.gateway.call.CallMonitor;
import io.patchcord.gateway.call.CallQueue;
import io.patchcord.gateway.call.CallRecording;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.Direction;
import io.patchcord.gateway.call.Leg;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.call.Role;
import io.patchcord.gateway.call.Subject;
import io.patchcord.gateway.call.Transfer;
import io.patchcord.gateway.history.HistoryRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as the API shows it; the same in answers and on the stream.
 *
 * @param id chosen by who dialled, or by the gateway
 * @param version grows with each change: of two, the larger is the newer
 * @param direction who began it
 * @param state where it stands
 * @param agent whose call it is, by username
 * @param line on which line
 * @param callCenter the call center's internal name
 * @param otherParty whom the agent talks to
 * @param subject the record that it is about; null for none
 * @param muted whether the other party does not hear the agent
 * @param recording the recording that runs
 * @param transferredTo where the agent sent the other party on to
 * @param dialledNumber what the caller dialled; null for a call that the agent placed
 * @param queue the queue that offered the call; null for none
 * @param variables those of the caller's channel variables that the call center lists
 * @param disposition how it went, as the agent says
 * @param notes the agent's, plain text
 * @param transfer the consultation that runs, or the last one
 * @param parkedAt since when the other party waits for a pick-up
 * @param links the calls that belong to the same story
 * @param monitoredBy the supervisors who hear the call, where the call center lets the agent see
 *     them
 * @param participants all sides of it, the agent too
 * @param createdAt when it was asked for or came in
 * @param answeredAt when the agent's line answered
 * @param ringingAt when the other party's phone began to ring; for an incoming call, the agent's
 * @param connectedAt when both first heard each other
 * @param endedAt when it was over; null while it is not
 * @param cause why it is over; null while it is not
 */
@Schema(name = "Call", description = "A call of one agent")
public record CallView(
    UUID id,
    long version,
    Direction direction,
    CallState state,
    String agent,
    String line,
    String callCenter,
    PartyView otherParty,
    @Nullable SubjectView subject,
    boolean muted,
    @Nullable RecordingView recording,
    @Nullable PartyView transferredTo,
    @Nullable String dialledNumber,
    @Nullable QueueView queue,
    Map<String, String> variables,
    @Nullable String disposition,
    @Nullable String notes,
    @Nullable TransferView transfer,
    @Nullable Instant parkedAt,
    List<LinkView> links,
    List<MonitorView> monitoredBy,
    List<ParticipantView> participants,
    Instant createdAt,
    @Nullable Instant answeredAt,
    @Nullable Instant ringingAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt,
    @Nullable CauseView cause) {

  /**
   * Whom the agent talks to.
   *
   * @param number E.164 outside, else as it is dialled inside; null when it is withheld
   * @param name as the phone system or an agent says it; null for none
   */
  @Schema(name = "Party")
  public record PartyView(@Nullable String number, @Nullable String name) {
    static @Nullable PartyView from(@Nullable Party party) {
      return party == null ? null : new PartyView(party.number(), party.name());
    }
  }

  /**
   * A recording that runs.
   *
   * @param paused whether silence is written
   * @param startedAt since when
   */
  @Schema(name = "Recording")
  public record RecordingView(boolean paused, Instant startedAt) {
    static @Nullable RecordingView from(@Nullable CallRecording recording) {
      return recording == null ? null : new RecordingView(recording.paused(), recording.since());
    }
  }

  /**
   * A supervisor who hears the call.
   *
   * @param id the monitoring's
   * @param line the supervisor's
   * @param name who is at the supervisor's line
   * @param mode {@code LISTEN}, {@code WHISPER} or {@code BARGE}
   * @param since since when
   */
  @Schema(name = "Monitor")
  public record MonitorView(
      UUID id,
      String line,
      @Nullable String name,
      @Schema(allowableValues = {"LISTEN", "WHISPER", "BARGE"}) String mode,
      Instant since) {
    static MonitorView from(CallMonitor monitor) {
      return new MonitorView(
          monitor.id(), monitor.line(), monitor.name(), monitor.mode(), monitor.since());
    }
  }

  /**
   * The record that the call is about.
   *
   * @param recordId 15 or 18 characters
   * @param objectType such as {@code Contact}; null where nobody has said
   * @param name as people read it; null where nobody has said
   */
  @Schema(name = "Subject")
  public record SubjectView(String recordId, @Nullable String objectType, @Nullable String name) {
    static @Nullable SubjectView from(@Nullable Subject subject) {
      return subject == null
          ? null
          : new SubjectView(subject.recordId(), subject.objectType(), subject.name());
    }
  }

  /**
   * The queue that a caller waited in.
   *
   * @param name on the switch
   * @param number what is dialled to reach it; null where it has none
   * @param joinedAt since when the caller waited
   * @param waitedSeconds how long, until this agent was rung
   */
  @Schema(name = "CallQueue")
  public record QueueView(
      String name,
      @Nullable String number,
      @Nullable Instant joinedAt,
      @Nullable Long waitedSeconds) {
    static @Nullable QueueView from(@Nullable CallQueue queue, Instant rung) {
      if (queue == null) {
        return null;
      }
      Instant joined = queue.joinedAt();
      return new QueueView(
          queue.name(),
          queue.number(),
          joined,
          joined == null ? null : Math.max(0, Duration.between(joined, rung).toSeconds()));
    }
  }

  /**
   * One side of the call.
   *
   * @param id by which somebody who was taken in can be dropped: {@code DELETE
   *     /calls/{id}/participants/{participantId}}; {@code null} for agent and other party
   * @param role what this one is in the call
   * @param number where this one is reached; null when it is withheld
   * @param connected whether it has a live leg on the switch
   * @param actions what can be asked for now: {@code POST /calls/{id}/{action}}
   */
  @Schema(name = "Participant")
  public record ParticipantView(
      @Nullable String id,
      Role role,
      @Nullable String number,
      boolean connected,
      List<String> actions) {}

  /**
   * Why it is over.
   *
   * @param code stable
   * @param message for a person
   * @param switchCause the switch's own word
   * @param endedBy who hung up; null where nobody did, or nobody knows
   */
  @Schema(name = "Cause")
  public record CauseView(
      String code, String message, @Nullable String switchCause, @Nullable Role endedBy) {
    static @Nullable CauseView from(@Nullable CallCause cause) {
      return cause == null
          ? null
          : new CauseView(
              cause.code().name(), cause.code().sentence(), cause.switchCause(), cause.endedBy());
    }
  }

  static CallView from(Call call, Offers offers) {
    return new CallView(
        call.id(),
        call.version(),
        call.direction(),
        call.state(),
        call.agent(),
        call.line(),
        call.callCenter(),
        new PartyView(call.other().number(), call.other().name()),
        SubjectView.from(call.subject()),
        call.muted(),
        RecordingView.from(call.recording()),
        PartyView.from(call.transferredTo()),
        call.arrival().dialled(),
        QueueView.from(call.arrival().queue(), call.times().created()),
        new TreeMap<>(call.arrival().variables()),
        call.notes().disposition(),
        call.notes().text(),
        TransferView.from(call, offers),
        call.parkedAt(),
        call.story().links().stream().map(LinkView::from).toList(),
        call.story().monitors().stream().map(MonitorView::from).toList(),
        participants(call, offers),
        call.times().created(),
        call.times().answered(),
        call.times().ringing(),
        call.times().connected(),
        call.times().ended(),
        CauseView.from(call.cause()));
  }

  /** A call that nobody but the history remembers. */
  static CallView from(HistoryRecord known) {
    return new CallView(
        known.callId(),
        known.revision() + 1,
        known.direction(),
        known.state(),
        known.owner().agent(),
        known.owner().line(),
        known.owner().callCenter(),
        new PartyView(known.other().number(), known.other().name()),
        SubjectView.from(known.subject()),
        false,
        null,
        null,
        null,
        null,
        Map.of(),
        known.notes().disposition(),
        known.notes().text(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(
            new ParticipantView(null, Role.AGENT, known.owner().line(), false, List.of()),
            new ParticipantView(null, Role.OTHER, known.other().number(), false, List.of())),
        known.times().created(),
        known.times().answered(),
        known.times().ringing(),
        known.times().connected(),
        known.times().ended(),
        CauseView.from(known.cause()));
  }

  /** Whether nothing but the version differs. */
  boolean looksLike(CallView other) {
    return equals(
        new CallView(
            other.id,
            version,
            other.direction,
            other.state,
            other.agent,
            other.line,
            other.callCenter,
            other.otherParty,
            other.subject,
            other.muted,
            other.recording,
            other.transferredTo,
            other.dialledNumber,
            other.queue,
            other.variables,
            other.disposition,
            other.notes,
            other.transfer,
            other.parkedAt,
            other.links,
            other.monitoredBy,
            other.participants,
            other.createdAt,
            other.answeredAt,
            other.ringingAt,
            other.connectedAt,
            other.endedAt,
            other.cause));
  }

  private static List<ParticipantView> participants(Call call, Offers offers) {
    List<ParticipantView> all = new ArrayList<>();
    all.add(participant(call, Role.AGENT, call.line(), offers));
    all.add(participant(call, Role.OTHER, call.other().number(), offers));
    call.participants().forEach(leg -> all.add(participant(call, leg)));
    return all;
  }

  /** Somebody who was consulted or taken into the conversation. */
  private static ParticipantView participant(Call call, Leg leg) {
    Transfer transfer = call.transfer();
    String number =
        transfer != null && leg.id().equals(transfer.targetLeg())
            ? transfer.target().number()
            : null;
    return new ParticipantView(
        leg.id(), Role.CONSULTED, number, leg.state().isAnswered(), List.of());
  }

  private static ParticipantView participant(
      Call call, Role role, @Nullable String number, Offers offers) {
    return new ParticipantView(
        null,
        role,
        number,
        !call.isOver() && call.aliveLegs(role).findAny().isPresent(),
        offers.paths(call, call.actions(role)));
  }
}
