package io.patchcord.simulator.channel;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One leg of a call, as it is now. Only the switch's own thread touches it. */
public final class Channel {
  /** What every phone speaks. */
  static final String PHONE_CODEC = "PCMU";

  private static final String UNKNOWN = "Unknown";

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
  private final CallerProfile firstProfile;
  private boolean bridgeMaker;
  private boolean shownAsCalled;
  private String readCodec = PHONE_CODEC;
  private @Nullable Occupation occupation;
  private final LegMedia media = new LegMedia();
  private final ShownChannel shown;
  private final Watchers watchers = new Watchers();

  /** A leg that has just been made and is not up in any way. */
  public Channel(String uuid, String name, Direction direction, CallerProfile profile) {
    this.uuid = requireNonNull(uuid, "uuid is null");
    this.name = requireNonNull(name, "name is null");
    this.direction = requireNonNull(direction, "direction is null");
    this.profile = requireNonNull(profile, "profile is null");
    this.callUuid = uuid;
    this.throughDialplan = direction == Direction.INBOUND;
    this.firstProfile = profile.copy();
    this.shown = new ShownChannel(profile);
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

  /** The profile as it was when the leg was made. */
  public CallerProfile firstProfile() {
    return firstProfile;
  }

  /**
   * Gives the leg a new profile that begins as a copy of the old one, as every transfer and every
   * {@code uuid_bridge} does.
   */
  public CallerProfile stepProfile(long nowMicros) {
    int index = Integer.parseInt(profile.get(ProfileField.PROFILE_INDEX)) + 1;
    profile =
        profile
            .next(nowMicros)
            .set(ProfileField.PROFILE_INDEX, Integer.toString(index))
            .set(ProfileField.LOGICAL_DIRECTION, logicalDirection().word());
    // The other leg belongs to the profile.
    otherType = null;
    otherLeg = null;
    return profile;
  }

  /** A leg that went through the dialplan is a caller, whoever called it. */
  private Direction logicalDirection() {
    return throughDialplan ? Direction.INBOUND : direction;
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

  /** From now on the leg is called and does not dial. */
  public void leftDialplan() {
    throughDialplan = false;
  }

  /** What {@code show} knows of the leg, which lags behind. */
  public ShownChannel shown() {
    return shown;
  }

  /** The dialplan looks for the profile's destination. */
  public void routed() {
    shown.routed(profile);
  }

  /** The leg runs that from now on, and its variables say so too. */
  public void execute(Application next) {
    shown.application(next);
    variables.set("current_application_data", next.data());
    variables.set("current_application", next.name());
  }

  /** What the leg does that has to be left in order, if it does such a thing. */
  public Optional<Occupation> occupation() {
    return Optional.ofNullable(occupation);
  }

  public void occupiedWith(@Nullable Occupation next) {
    occupation = next;
  }

  /** Who wants to know when the leg is no more. */
  public Watchers watchers() {
    return watchers;
  }

  /** What is done to the leg's sound. */
  public LegMedia media() {
    return media;
  }

  /** The codec that the switch reads. */
  public String readCodec() {
    return readCodec;
  }

  /** A conference reads sound without a codec. */
  public void readRaw(boolean raw) {
    readCodec = raw ? "L16" : PHONE_CODEC;
    variables.set("read_codec", readCodec);
    variables.set("read_rate", "8000");
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

  /** This leg counts as that line's, whatever it rings: the variable {@code presence_id}. */
  public void countsAs(String id) {
    presenceId = id;
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

  /** Joins this leg to one that it made or was told to bridge to. */
  public void bridgeTo(Channel other) {
    partner = other;
    bridgeMaker = true;
    other.partner = this;
    other.bridgeMaker = false;
  }

  /** Takes this leg and its partner apart. */
  public void unbridge() {
    if (partner != null) {
      partner.partner = null;
      partner = null;
    }
  }

  /**
   * An inbound leg that is bridged to, and no more the one who calls, changes its caller and callee
   * ({@code CF_BLEG}). The other way round when it makes the bridge again.
   */
  public void showAsCalled(boolean called) {
    if (direction == Direction.INBOUND && shownAsCalled != called) {
      shownAsCalled = called;
      profile.swapParties();
      if (profile.get(ProfileField.CALLER_ID_NAME).isEmpty()) {
        profile.set(ProfileField.CALLER_ID_NAME, UNKNOWN);
      }
      if (profile.get(ProfileField.CALLER_ID_NUMBER).isEmpty()) {
        profile.set(ProfileField.CALLER_ID_NUMBER, UNKNOWN);
      }
    }
  }

  /** Whether this is the leg that the bridge belongs to, whose events tell of it. */
  public boolean isBridgeMaker() {
    return bridgeMaker;
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
