package io.patchcord.gateway.history;

import io.patchcord.gateway.call.CallCause;
import io.patchcord.gateway.call.CallNotes;
import io.patchcord.gateway.call.CallOwner;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.CallTimes;
import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.call.Role;
import io.patchcord.gateway.call.Subject;
import io.patchcord.persistence.CallDurations;
import io.patchcord.persistence.CallEnd;
import io.patchcord.persistence.CallLink;
import io.patchcord.persistence.CallMoments;
import io.patchcord.persistence.CallOrigin;
import io.patchcord.persistence.CallRecord;
import io.patchcord.persistence.CallRecording;
import io.patchcord.persistence.CallRemarks;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records as the database has them, and back. What the switch says may be of any length. */
final class RecordRows {
  private RecordRows() {}

  static CallRecord row(HistoryRecord next) {
    Subject subject = next.subject();
    return row(
        next,
        next.revision(),
        CallRemarks.of(
            subject == null ? null : subject.recordId(),
            subject == null ? null : subject.objectType(),
            subject == null ? null : fitting(subject.name(), 255),
            next.notes().disposition(),
            next.notes().text()));
  }

  static CallRecord row(HistoryRecord next, long revision, CallRemarks remarks) {
    CallOwner owner = next.owner();
    CallTimes times = next.times();
    CallCause cause = next.cause();
    Map<CallState, Long> durations = next.durations();
    CallRecord row =
        new CallRecord(
            next.callId(),
            revision,
            new CallOrigin(
                owner.switchName(),
                owner.callCenter(),
                owner.agent(),
                owner.line(),
                next.direction().name(),
                fitting(next.other().number(), 64),
                fitting(next.other().name(), 255),
                fitting(next.queue(), 80),
                next.waitedSeconds()),
            new CallMoments(
                times.created(),
                times.answered(),
                times.ringing(),
                times.connected(),
                times.ended()),
            new CallDurations(
                durations.get(CallState.DIALING),
                durations.get(CallState.CONNECTING),
                durations.get(CallState.RINGING),
                durations.get(CallState.ACTIVE),
                durations.get(CallState.HELD),
                durations.get(CallState.PARKED)),
            cause == null
                ? null
                : new CallEnd(
                    cause.code().name(),
                    fitting(cause.switchCause(), 80),
                    cause.endedBy() == null ? null : cause.endedBy().name()),
            remarks);
    row.markErased(next.erasedAt());
    return row;
  }

  static CallLink row(UUID callId, HistoryRecord.Link link) {
    return new CallLink(
        callId, link.kind(), link.otherCallId(), fitting(link.party(), 64), link.at());
  }

  static CallRecording row(UUID callId, HistoryRecord.Recording recording) {
    String pauses =
        recording.pauses().stream()
            .map(pause -> pause.from() + "/" + (pause.to() == null ? "" : pause.to()))
            // Of some 60 characters each: what does not fit the column is not told.
            .limit(60)
            .collect(Collectors.joining(","));
    return new CallRecording(
        callId,
        recording.path(),
        recording.from(),
        recording.to(),
        pauses.isEmpty() ? null : pauses);
  }

  static HistoryRecord read(CallRecord row, List<CallLink> links, List<CallRecording> recordings) {
    CallOrigin origin = row.origin();
    CallMoments moments = row.moments();
    CallRemarks remarks = row.remarks();
    Map<CallState, Long> durations = durations(row.durations());
    return new HistoryRecord(
        row.callId(),
        row.revision(),
        new CallOwner(origin.agent(), origin.line(), origin.callCenter(), origin.switchName()),
        Direction.valueOf(origin.direction()),
        new Party(origin.partyNumber(), origin.partyName()),
        origin.queue(),
        origin.waitedSeconds(),
        new CallTimes(
            moments.created(),
            moments.answered(),
            moments.ringing(),
            moments.connected(),
            moments.ended()),
        clock(moments, durations),
        durations,
        cause(row.end()),
        remarks.subjectRecordId() == null
            ? null
            : new Subject(remarks.subjectRecordId(), remarks.subjectType(), remarks.subjectName()),
        new CallNotes(remarks.disposition(), remarks.notes()),
        links.stream()
            .map(
                link ->
                    new HistoryRecord.Link(
                        link.kind(), link.otherCallId(), link.party(), link.happenedAt()))
            .toList(),
        recordings.stream()
            .map(
                part ->
                    new HistoryRecord.Recording(
                        part.path(), part.startedAt(), part.stoppedAt(), pauses(part.pauses())))
            .toList(),
        row.erasedAt());
  }

  private static @Nullable CallCause cause(@Nullable CallEnd end) {
    return end == null
        ? null
        : new CallCause(
            CauseCode.valueOf(end.cause()),
            end.switchCause(),
            end.endedBy() == null ? null : Role.valueOf(end.endedBy()));
  }

  /** The database does not keep when a state began; a draft's last one is not counted. */
  private static StateClock clock(CallMoments moments, Map<CallState, Long> durations) {
    Instant ended = moments.ended();
    if (ended != null) {
      return new StateClock(CallState.ENDED, ended, durations);
    }
    CallState state = moments.connected() == null ? CallState.DIALING : CallState.ACTIVE;
    return new StateClock(state, moments.created(), Map.of());
  }

  private static Map<CallState, Long> durations(CallDurations stored) {
    Map<CallState, Long> durations = new EnumMap<>(CallState.class);
    put(durations, CallState.DIALING, stored.dialing());
    put(durations, CallState.CONNECTING, stored.connecting());
    put(durations, CallState.RINGING, stored.ringing());
    put(durations, CallState.ACTIVE, stored.active());
    put(durations, CallState.HELD, stored.held());
    put(durations, CallState.PARKED, stored.parked());
    return durations;
  }

  private static void put(
      Map<CallState, Long> durations, CallState state, @Nullable Long milliseconds) {
    if (milliseconds != null) {
      durations.put(state, milliseconds);
    }
  }

  private static List<HistoryRecord.Pause> pauses(@Nullable String stored) {
    return stored == null
        ? List.of()
        : Arrays.stream(stored.split(",", -1))
            .map(interval -> interval.split("/", -1))
            .map(
                ends ->
                    new HistoryRecord.Pause(
                        Instant.parse(ends[0]), ends[1].isEmpty() ? null : Instant.parse(ends[1])))
            .toList();
  }

  /** Without what PostgreSQL does not take, and no longer than the column. */
  static @Nullable String fitting(@Nullable String text, int most) {
    if (text == null) {
      return null;
    }
    String clean =
        text.codePoints()
            .filter(c -> !Character.isISOControl(c))
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .limit(most)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    // A column of H2 counts a character beyond the first plane twice.
    return clean.length() <= most
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, most / 2));
  }
}
