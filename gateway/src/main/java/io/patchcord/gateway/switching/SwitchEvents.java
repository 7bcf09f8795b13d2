package io.patchcord.gateway.switching;

import io.patchcord.esl.EslEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns Event Socket events into {@link SwitchEvent}s. */
public final class SwitchEvents {
  private SwitchEvents() {}

  /**
   * What the event says, or nothing when it says nothing that the gateway follows, or when it lacks
   * a header that its kind always has.
   */
  public static Optional<SwitchEvent> of(EslEvent event) {
    return of(event, Set.of());
  }

  /**
   * The same.
   *
   * @param wanted the channel variables to keep beside Patchcord's own
   */
  public static Optional<SwitchEvent> of(EslEvent event, Set<String> wanted) {
    return Optional.ofNullable(
        switch (event.name()) {
          case "CUSTOM" -> customEvent(event, wanted);
          case "BACKGROUND_JOB" -> jobCompleted(event);
          case "HEARTBEAT" -> heartbeat(event);
          case "SHUTDOWN" -> new SwitchEvent.SwitchStopping(event.timestamp());
          default -> event.uniqueId() == null ? null : legEvent(event, event.uniqueId(), wanted);
        });
  }

  /** The same for a channel that was dumped ({@code uuid_dump U json}). */
  static SwitchEvent.LegFound found(EslEvent dump, Set<String> wanted) {
    String legId = dump.uniqueId();
    if (legId == null) {
      throw new IllegalArgumentException("a channel dump without Unique-ID");
    }
    return new SwitchEvent.LegFound(dump.timestamp(), facts(dump, legId, wanted));
  }

  private static @Nullable SwitchEvent legEvent(EslEvent event, String legId, Set<String> wanted) {
    Instant at = event.timestamp();
    return switch (event.name()) {
      case "CHANNEL_CREATE" -> new SwitchEvent.LegCreated(at, facts(event, legId, wanted));
      case "CHANNEL_PROGRESS", "CHANNEL_PROGRESS_MEDIA" ->
          new SwitchEvent.LegRinging(orElse(ringingAt(event), at), legId, isNotifiable(event));
      case "CHANNEL_ANSWER" ->
          // The time that a dump of the channel will tell, too.
          new SwitchEvent.LegAnswered(
              orElse(time(event, "Caller-Channel-Answered-Time"), at), legId);
      case "CHANNEL_CALLSTATE" -> new SwitchEvent.LegStateChanged(at, legId, state(event));
      case "CHANNEL_UNHOLD" ->
          // A leg that is hung up on hold is unheld too, by another function. The call state may
          // stay UNHELD for good: the phone's answer can overtake the switch's own step.
          "switch_ivr_unhold".equals(event.header("Event-Calling-Function"))
              ? new SwitchEvent.LegStateChanged(at, legId, LegState.ACTIVE)
              : null;
      case "CHANNEL_BRIDGE" -> {
        String other = bridgePartner(event, legId);
        yield other == null
            ? null
            : new SwitchEvent.LegsBridged(
                orElse(time(event, "Caller-Channel-Bridged-Time"), at), legId, other);
      }
      case "CHANNEL_PARK" ->
          new SwitchEvent.LegParked(
              at, legId, "true".equals(event.header("variable_park_after_bridge")));
      case "CHANNEL_UNPARK" -> new SwitchEvent.LegUnparked(at, legId);
      case "CHANNEL_UNBRIDGE" -> {
        String other = bridgePartner(event, legId);
        yield other == null
            ? null
            : new SwitchEvent.LegsUnbridged(
                at,
                legId,
                other,
                "hangup".equals(event.header("Answer-State")),
                transferredByPhone(event),
                joinedByPhone(event));
      }
      case "PLAYBACK_START", "PLAYBACK_STOP" ->
          new SwitchEvent.LegHearsSound(at, legId, event.name().equals("PLAYBACK_START"));
      case "MEDIA_BUG_START", "MEDIA_BUG_STOP" ->
          bugEvent(event, at, legId, event.name().equals("MEDIA_BUG_START"));
      case "DTMF" -> {
        String key = event.header("DTMF-Digit");
        yield key != null && key.matches("[0-3*]")
            ? new SwitchEvent.LegKeyPressed(at, legId, key)
            : null;
      }
      case "RECORD_START" -> {
        String path = event.header("Record-File-Path");
        yield path == null ? null : new SwitchEvent.RecordingStarted(at, legId, path);
      }
      case "RECORD_STOP" -> {
        String path = event.header("Record-File-Path");
        yield path == null ? null : new SwitchEvent.RecordingStopped(at, legId, path);
      }
      case "CHANNEL_HANGUP_COMPLETE" ->
          new SwitchEvent.LegEnded(
              orElse(time(event, "Caller-Channel-Hangup-Time"), at),
              legId,
              orElse(event.header("Hangup-Cause"), "UNKNOWN"),
              LegEnding.ofDisposition(event.variable("sip_hangup_disposition")),
              event.variable("originate_failed_cause"));
      default -> null;
    };
  }

  private static @Nullable SwitchEvent bugEvent(
      EslEvent event, Instant at, String legId, boolean started) {
    if ("eavesdrop".equals(event.header("Media-Bug-Function"))) {
      return new SwitchEvent.LegMonitored(at, legId, started);
    }
    return isMute(event) ? new SwitchEvent.LegMuted(at, legId, started) : null;
  }

  private static boolean isMute(EslEvent event) {
    return "audio".equals(event.header("Media-Bug-Function"))
        && "mute".equals(event.header("Media-Bug-Target"));
  }

  /**
   * Where the keys of the phone have sent the other leg: a number, or nothing readable where the
   * phone has joined it to another of its calls.
   */
  private static @Nullable String transferredByPhone(EslEvent event) {
    if (!"recv_replace".equals(event.variable("transfer_disposition"))) {
      return null;
    }
    String destination = orElse(event.variable("transfer_destination"), "");
    return destination.startsWith("blind:") ? destination.substring("blind:".length()) : "";
  }

  /** The leg that the phone has joined the other one to, with its own means. */
  private static @Nullable String joinedByPhone(EslEvent event) {
    String to = orElse(event.variable("transfer_to"), "");
    return transferredByPhone(event) != null && to.startsWith("att:")
        ? to.substring("att:".length())
        : null;
  }

  private static LegFacts facts(EslEvent event, String legId, Set<String> wanted) {
    String presence = event.header("Channel-Presence-ID");
    Map<String, String> variables = new HashMap<>();
    for (CallVariable variable : CallVariable.values()) {
      String value = event.variable(variable.variableName());
      if (value != null) {
        variables.put(variable.variableName(), value);
      }
    }
    keep(event, wanted, variables);
    QueuedLeg.keep(event, variables);
    String queuedCaller = QueuedLeg.callerOf(event);
    boolean createdByOther =
        queuedCaller != null || "originator".equals(event.header("Other-Type"));
    Instant created = time(event, "Caller-Channel-Created-Time");
    return new LegFacts(
        legId,
        state(event),
        presence == null ? null : presence.split("@", 2)[0],
        queuedCaller == null ? event.header("Other-Leg-Unique-ID") : queuedCaller,
        createdByOther,
        callerId(event, createdByOther, "Number"),
        callerId(event, createdByOther, "Name"),
        createdByOther
            ? event.header("Other-Leg-Destination-Number")
            : event.header("Caller-Destination-Number"),
        created == null ? event.timestamp() : created,
        time(event, "Caller-Channel-Answered-Time"),
        bridgedAt(event),
        "inbound".equals(event.header("Call-Direction")),
        conference(event),
        ringingAt(event),
        rebuiltBy(event),
        variables);
  }

  private static @Nullable Instant ringingAt(EslEvent event) {
    Instant ringing = time(event, "Caller-Channel-Progress-Time");
    return ringing == null ? time(event, "Caller-Channel-Progress-Media-Time") : ringing;
  }

  /** A leg that survived the switch's end keeps its variables, but not what they tell of. */
  private static @Nullable String rebuiltBy(EslEvent event) {
    String core = event.coreUuid();
    boolean rebuilt = "true".equals(event.variable("recovered"));
    return rebuilt && core != null && !core.equals(event.variable(CallVariable.CORE.variableName()))
        ? core
        : null;
  }

  /** The conference that the leg is in, by what it runs. */
  private static @Nullable String conference(EslEvent event) {
    String room = event.variable("current_application_data");
    return "conference".equals(event.variable("current_application")) && room != null
        ? room.split("@", 2)[0]
        : null;
  }

  /** The time stays behind when the bridge is over; only a leg that has a partner is in one. */
  private static @Nullable Instant bridgedAt(EslEvent event) {
    return event.header("Other-Leg-Unique-ID") == null
        ? null
        : time(event, "Caller-Channel-Bridged-Time");
  }

  /** Keeps the channel variables of these names. */
  static void keep(EslEvent event, Set<String> wanted, Map<String, String> variables) {
    for (String name : wanted) {
      String value = event.variable(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
  }

  /**
   * Who is calling, as this leg is told. At the dialplan the switch flips the caller id of a leg
   * that it originated itself; what that was made with stays in Caller-Orig-*.
   */
  private static @Nullable String callerId(EslEvent event, boolean createdByOther, String what) {
    String told = "Caller-Caller-ID-" + what;
    return createdByOther
        ? event.header(told)
        : header(event, "Caller-Orig-Caller-ID-" + what, told);
  }

  private static @Nullable SwitchEvent customEvent(EslEvent event, Set<String> wanted) {
    String subclass = event.subclass();
    if (subclass == null) {
      return null;
    }
    return switch (subclass) {
      case "conference::maintenance" -> conferenceEvent(event);
      case QueueEvents.SUBCLASS -> QueueEvents.of(event, wanted);
      default -> deviceEvent(event, subclass);
    };
  }

  /** Most of what a conference tells is of no leg, or of no consequence. */
  private static @Nullable SwitchEvent conferenceEvent(EslEvent event) {
    String legId = event.uniqueId();
    String name = event.header("Conference-Name");
    if (legId == null || name == null) {
      return null;
    }
    return switch (orElse(event.header("Action"), "")) {
      case "add-member" -> new SwitchEvent.LegJoinedConference(event.timestamp(), legId, name);
      case "del-member" -> new SwitchEvent.LegLeftConference(event.timestamp(), legId, name);
      default -> null;
    };
  }

  private static @Nullable SwitchEvent deviceEvent(EslEvent event, String subclass) {
    // register has from-user, expire has user.
    String line = header(event, "from-user", "user");
    if (line == null) {
      return null;
    }
    boolean registered = subclass.equals("sofia::register");
    if (!registered && !subclass.equals("sofia::unregister") && !subclass.equals("sofia::expire")) {
      return null;
    }
    String contact = event.header("contact");
    return new SwitchEvent.DeviceChanged(
        event.timestamp(),
        line,
        registered,
        Phone.at(contact, event.header("user-agent")),
        contact);
  }

  /** What the phone allows stands in its answer to the call. */
  private static boolean isNotifiable(EslEvent event) {
    String allowed = event.variable("sip_allow");
    return allowed == null || allowed.toUpperCase(Locale.ROOT).contains("NOTIFY");
  }

  private static @Nullable SwitchEvent jobCompleted(EslEvent event) {
    String job = event.header("Job-UUID");
    if (job == null) {
      return null;
    }
    String text = event.body().strip();
    try {
      return new SwitchEvent.JobCompleted(
          event.timestamp(), UUID.fromString(job), text.startsWith("+OK"), text);
    } catch (IllegalArgumentException notOurs) {
      return null; // another client may name its jobs as it likes
    }
  }

  private static @Nullable SwitchEvent heartbeat(EslEvent event) {
    String core = event.coreUuid();
    String legs = event.header("Session-Count");
    if (core == null || legs == null || !legs.matches("[0-9]{1,9}")) {
      return null;
    }
    return new SwitchEvent.Heartbeat(event.timestamp(), core, Integer.parseInt(legs));
  }

  private static LegState state(EslEvent event) {
    String state = orElse(event.header("Channel-Call-State"), "DOWN");
    try {
      LegState told = LegState.valueOf(state.toUpperCase(Locale.ROOT));
      // The call state of a leg that a restarted switch has rebuilt stays down while it talks.
      return told == LegState.DOWN && "answered".equals(event.header("Answer-State"))
          ? LegState.ACTIVE
          : told;
    } catch (IllegalArgumentException newerThanUs) {
      return LegState.DOWN;
    }
  }

  private static @Nullable String bridgePartner(EslEvent event, String legId) {
    String a = event.header("Bridge-A-Unique-ID");
    String b = event.header("Bridge-B-Unique-ID");
    return legId.equals(a) ? b : a;
  }

  /** A header with microseconds since 1970; {@code null} for none and for 0, which means never. */
  private static @Nullable Instant time(EslEvent event, String header) {
    String microseconds = event.header(header);
    if (microseconds == null || !microseconds.matches("[0-9]{1,18}")) {
      return null;
    }
    long value = Long.parseLong(microseconds);
    return value == 0 ? null : Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1_000);
  }

  private static <T> T orElse(@Nullable T first, T second) {
    return first == null ? second : first;
  }

  private static @Nullable String header(EslEvent event, String name, String otherName) {
    String value = event.header(name);
    return value == null ? event.header(otherName) : value;
  }
}
