package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consultation: the agent asks somebody while the other party waits, and then joins the two,
 * takes the other party back, or makes it a conference.
 *
 * @param id ours; also the id of the job that calls who is consulted
 * @param callId the call whose other party waits
 * @param target who is consulted
 * @param targetLeg the leg of that one, once it has answered
 * @param talkingTo whom the agent hears, {@code null} while it is nobody
 * @param cancelRequested whether the agent wants the other party back
 * @param conferenceRequested whether the agent wants to talk with both
 * @param returned whether the agent has the other party back after all
 * @param cause why it was cancelled, {@code null} unless it was
 * @param answeredAt when who is consulted answered
 * @param endedAt when it was over
 */
public record Transfer(
    UUID id,
    UUID callId,
    Party target,
    TransferState state,
    TargetPhase phase,
    @Nullable String targetLeg,
    @Nullable Role talkingTo,
    boolean cancelRequested,
    boolean conferenceRequested,
    boolean returned,
    @Nullable TransferCause cause,
    Instant startedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt) {

  public Transfer {
    requireNonNull(id, "id is null");
    requireNonNull(callId, "callId is null");
    requireNonNull(target, "target is null");
    requireNonNull(state, "state is null");
    requireNonNull(phase, "phase is null");
    requireNonNull(startedAt, "startedAt is null");
    if ((state == TransferState.CANCELLED) != (cause != null)) {
      throw new IllegalArgumentException("a transfer has a cause when it is cancelled, only then");
    }
  }

  /** One that begins. */
  public static Transfer started(UUID id, UUID callId, Party target, Instant at) {
    return new Transfer(
        id,
        callId,
        target,
        TransferState.CONSULTING,
        TargetPhase.WAITING,
        null,
        Role.OTHER,
        false,
        false,
        false,
        null,
        at,
        null,
        null);
  }

  public boolean isRunning() {
    return state == TransferState.CONSULTING;
  }

  /** Whether the agent and the other party are apart because of it. */
  boolean keepsApart() {
    return switch (state) {
      case CONSULTING -> talkingTo != Role.OTHER;
      case CANCELLED -> !returned;
      case COMPLETED -> true;
      case CONFERENCED -> false;
    };
  }

  /** Whether the agent wants the other party back, or is to have it, and has it not yet. */
  boolean isTakingBack() {
    return !returned && (state == TransferState.CANCELLED || (isRunning() && cancelRequested));
  }

  Transfer withPhase(TargetPhase next) {
    boolean forward = next.compareTo(phase) > 0;
    return forward && isRunning()
        ? copy(state, next, targetLeg, talkingTo, cancelRequested, returned, null, answeredAt, null)
        : this;
  }

  Transfer answered(String legId, Instant at) {
    return isRunning() && phase != TargetPhase.ANSWERED
        ? copy(
            state,
            TargetPhase.ANSWERED,
            legId,
            talkingTo,
            cancelRequested,
            returned,
            null,
            at,
            null)
        : this;
  }

  /** Somebody else has come in the place of whom was asked. */
  Transfer withTargetLeg(String legId) {
    return copy(
        state, phase, legId, talkingTo, cancelRequested, returned, cause, answeredAt, endedAt);
  }

  Transfer withTarget(Party party) {
    return new Transfer(
        id,
        callId,
        party,
        state,
        phase,
        targetLeg,
        talkingTo,
        cancelRequested,
        conferenceRequested,
        returned,
        cause,
        startedAt,
        answeredAt,
        endedAt);
  }

  Transfer withTalkingTo(@Nullable Role role) {
    return copy(
        state, phase, targetLeg, role, cancelRequested, returned, cause, answeredAt, endedAt);
  }

  Transfer withCancelRequested(boolean requested) {
    return isRunning()
        ? copy(state, phase, targetLeg, talkingTo, requested, returned, null, answeredAt, null)
        : this;
  }

  Transfer withConferenceRequested(boolean requested) {
    return new Transfer(
        id,
        callId,
        target,
        state,
        phase,
        targetLeg,
        talkingTo,
        cancelRequested,
        requested,
        returned,
        cause,
        startedAt,
        answeredAt,
        endedAt);
  }

  Transfer withReturned() {
    return copy(
        state, phase, targetLeg, talkingTo, cancelRequested, true, cause, answeredAt, endedAt);
  }

  Transfer cancelled(TransferCause why, TargetPhase targetNow, Instant at) {
    TransferCause told = cancelRequested ? TransferCause.AGENT_CANCELLED : why;
    return isRunning()
        ? copy(
            TransferState.CANCELLED,
            targetNow,
            targetLeg,
            talkingTo,
            cancelRequested,
            returned,
            told,
            answeredAt,
            at)
        : this;
  }

  Transfer completed(Instant at) {
    return over(TransferState.COMPLETED, at);
  }

  Transfer conferenced(Instant at) {
    return over(TransferState.CONFERENCED, at);
  }

  private Transfer over(TransferState end, Instant at) {
    return isRunning()
        ? copy(end, phase, targetLeg, null, false, returned, null, answeredAt, at)
        : this;
  }

  private Transfer copy(
      TransferState nextState,
      TargetPhase nextPhase,
      @Nullable String nextLeg,
      @Nullable Role nextTalkingTo,
      boolean nextCancelRequested,
      boolean nextReturned,
      @Nullable TransferCause nextCause,
      @Nullable Instant nextAnsweredAt,
      @Nullable Instant nextEndedAt) {
    if (nextState != state && !state.next().contains(nextState)) {
      throw new IllegalStateException(state + " does not become " + nextState);
    }
    return new Transfer(
        id,
        callId,
        target,
        nextState,
        nextPhase,
        nextLeg,
        nextTalkingTo,
        nextCancelRequested,
        conferenceRequested,
        nextReturned,
        nextCause,
        startedAt,
        nextAnsweredAt,
        nextEndedAt);
  }
}
