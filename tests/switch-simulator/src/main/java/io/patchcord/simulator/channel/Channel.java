package io.patchcord.simulator.channel;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One leg of a call, as it is now. Only the switch's own thread touches it. */
public final class Channel {
  private final String uuid;
  private final String name;
  private final Direction direction;
  private final Variables variables = new Variables();
  private CoreState runningState = CoreState.CS_INIT;
  private CoreState nextState = CoreState.CS_ROUTING;
  private CallState callState = CallState.DOWN;
  private CallerProfile profile;
  private String callUuid;
  private boolean throughDialplan;
  private boolean withMedia;
  private @Nullable String line;
  private @Nullable String presenceId;
  private @Nullable HangupCause hangupCause;
  private @Nullable Disposition disposition;
  private @Nullable OtherType otherType;
  private @Nullable CallerProfile otherLeg;
  private @Nullable Channel partner;
  private @Nullable CallerProfile firstProfile;

  /** A leg that has just been made and is not up in any way. */
  public Channel(String uuid, String name, Direction direction, CallerProfile profile) {
    this.uuid = requireNonNull(uuid, "uuid is null");
    this.name = requireNonNull(name, "name is null");
    this.direction = requireNonNull(direction, "direction is null");
    this.profile = requireNonNull(profile, "profile is null");
    this.callUuid = uuid;
    this.throughDialplan = direction == Direction.INBOUND;
  }

  public String uuid() {
    return uuid;
  }

  public String name() {
    return name;
  }

  public Direction direction() {
    return direction;
  }

  public Variables variables() {
    return variables;
  }

  public CallerProfile profile() {
    return profile;
  }

  /** The profile that the leg started with, which a transfer replaces. */
  public CallerProfile firstProfile() {
    return firstProfile == null ? profile : firstProfile;
  }

  /** Gives the leg a new profile, as a transfer does. */
  public void replaceProfile(CallerProfile replacement) {
    firstProfile = firstProfile();
    profile = replacement;
  }

  public CoreState runningState() {
    return runningState;
  }

  public CoreState nextState() {
    return nextState;
  }

  /** The state machine is in that state. */
  public void enter(CoreState state) {
    runningState = state;
    nextState = state;
  }

  /** The state machine is told to go on to that state and is not there yet. */
  public void headFor(CoreState state) {
    nextState = state;
  }

  public CallState callState() {
    return callState;
  }

  public void callState(CallState state) {
    callState = state;
  }

  /** The uuid that the legs of one call share. */
  public String callUuid() {
    return callUuid;
  }

  public void callUuid(String uuid) {
    callUuid = uuid;
    variables.set("call_uuid", uuid);
  }

  public boolean isThroughDialplan() {
    return throughDialplan;
  }

  public void wentThroughDialplan() {
    throughDialplan = true;
  }

  public boolean hasMedia() {
    return withMedia;
  }

  public void startMedia() {
    withMedia = true;
  }

  /** The directory line whose phone this leg rings, if it rings one. */
  public Optional<String> line() {
    return Optional.ofNullable(line);
  }

  public Optional<String> presenceId() {
    return Optional.ofNullable(presenceId);
  }

  /** This leg rings the phone of a line of that domain. */
  public void belongsTo(String lineNumber, String domain) {
    line = lineNumber;
    presenceId = lineNumber + "@" + domain;
  }

  public boolean isAnswered() {
    return profile.time(ProfileTime.ANSWERED) != 0;
  }

  /** When the leg came into being, in microseconds. */
  public long createdMicros() {
    return profile.time(ProfileTime.CREATED);
  }

  public boolean isUp() {
    return hangupCause == null;
  }

  public Optional<HangupCause> hangupCause() {
    return Optional.ofNullable(hangupCause);
  }

  public Optional<Disposition> disposition() {
    return Optional.ofNullable(disposition);
  }

  /** The leg goes down. */
  public void hangUp(HangupCause cause, Disposition by) {
    hangupCause = cause;
    disposition = by;
  }

  public Optional<OtherType> otherType() {
    return Optional.ofNullable(otherType);
  }

  public Optional<CallerProfile> otherLeg() {
    return Optional.ofNullable(otherLeg);
  }

  /** The leg that made this one. Its times are not known here. */
  public void originatedBy(Channel originator) {
    otherType = OtherType.ORIGINATOR;
    otherLeg = originator.profile.asOtherLeg().withoutTimes();
  }

  /** The leg that this one made. */
  public void originated(Channel originatee) {
    otherType = OtherType.ORIGINATEE;
    otherLeg = originatee.profile.asOtherLeg();
  }

  /** The leg that this one is bridged with. */
  public Optional<Channel> partner() {
    return Optional.ofNullable(partner);
  }

  public void bridgedWith(@Nullable Channel other) {
    partner = other;
  }

  /** What {@code Answer-State} says. */
  public String answerState() {
    if (hangupCause != null) {
      return "hangup";
    }
    if (isAnswered()) {
      return "answered";
    }
    return profile.time(ProfileTime.PROGRESS_MEDIA) != 0 ? "early" : "ringing";
  }

  @Override
  public String toString() {
    return name + " " + uuid + " " + callState;
  }
}
