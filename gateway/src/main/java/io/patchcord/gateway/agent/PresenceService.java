package io.patchcord.gateway.agent;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallListener;
import io.patchcord.gateway.callcenter.AwayReason;
import io.patchcord.gateway.callcenter.WorkRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How every agent stands. Changes happen one at a time, with the calls standing still, so that a
 * presence, the calls that it follows from and the events that tell both fit together.
 *
 * <p>Holds one presence for each agent that ever had one; the number of agents bounds that.
 */
public final class PresenceService implements CallListener {
  /** The reason of an agent whom the switch took off the queues. */
  public static final String MISSED_CALLS = "MISSED_CALLS";

  /** The reason of an agent who was set on break on the switch. */
  public static final String PHONE_SYSTEM = "PHONE_SYSTEM";

  private static final String BY_CALL = "call";
  private static final String BY_TIME = "timer";
  private static final String BY_LOG = "log";
  private static final String BY_SWITCH = "phone system";

  private final Roster roster;
  private final Standstill standstill;
  private final PresenceStore store;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final List<PresenceListener> listeners = new CopyOnWriteArrayList<>();

  /** Guarded by the standstill. */
  private final Map<String, Presence> presences = new HashMap<>();

  /** The lock under which calls and presences change. */
  public interface Standstill {
    <T> T standingStill(Supplier<T> work);
  }

  /**
   * Takes up the stored presences: a wrap-up that has ended meanwhile is over, one that has not
   * goes on.
   */
  public PresenceService(
      Roster roster,
      Standstill standstill,
      PresenceStore store,
      Clock clock,
      ScheduledExecutorService timer) {
    this.roster = requireNonNull(roster, "roster is null");
    this.standstill = requireNonNull(standstill, "standstill is null");
    this.store = requireNonNull(store, "store is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.timer = requireNonNull(timer, "timer is null");
    store
        .load()
        .forEach(
            (agent, stored) -> {
              presences.put(agent, stored);
              awaitEnd(agent, null, stored);
            });
  }

  /** Tells that one of changes, too; before anything happens. */
  public void addListener(PresenceListener listener) {
    listeners.add(listener);
  }

  /** How an agent stands; offline since now, for one of whom nothing was ever heard. */
  public Presence of(String agent) {
    return standstill.standingStill(
        () -> presences.computeIfAbsent(agent, absent -> Presence.offline(now())));
  }

  /** How many agents of whom anything was ever heard are in a state. */
  public long count(PresenceState state) {
    return standstill.standingStill(
        () -> presences.values().stream().filter(each -> each.state() == state).count());
  }

  /**
   * Asks for a state; during a call or a wrap-up it follows that.
   *
   * @param by who asks, for the history
   * @return how the agent stands then
   */
  public Presence ask(String agent, Choice choice, String by) {
    return apply(agent, new PresenceEvent.Asked(choice), by);
  }

  /**
   * Extends the wrap-up by what the call center allows.
   *
   * @throws WrapUpException when there is none, or it was extended as often as is allowed
   */
  public Presence extendWrapUp(String agent, String by) {
    return standstill.standingStill(
        () -> {
          WrapUp wrapUp = requireWrapUp(agent);
          if (wrapUp.extensionsLeft() == 0) {
            throw new WrapUpException(WrapUpException.Reason.NO_EXTENSION_LEFT);
          }
          return apply(agent, new PresenceEvent.WrapUpExtended(), by);
        });
  }

  /**
   * Ends the wrap-up.
   *
   * @throws WrapUpException when there is none
   */
  public Presence endWrapUp(String agent, String by) {
    return standstill.standingStill(
        () -> {
          requireWrapUp(agent);
          return apply(agent, new PresenceEvent.WrapUpEnded(), by);
        });
  }

  /** What an agent's call was about has been saved: its wrap-up is over, if it runs. */
  public void logSaved(String agent, UUID call) {
    apply(agent, new PresenceEvent.LogSaved(call), BY_LOG);
  }

  /** The agent was set to that on the switch, by somebody else than this gateway. */
  public void setOnSwitch(String agent, Choice choice) {
    apply(agent, new PresenceEvent.SetOnSwitch(choice), BY_SWITCH);
  }

  /** The switch took the agent off the queues. */
  public void missedTooMany(String agent, int missed) {
    String label =
        missed == 1
            ? "You missed a call: the phone system set you to On Break."
            : "You missed " + missed + " calls: the phone system set you to On Break.";
    setOnSwitch(agent, Choice.away(new AwayReason(MISSED_CALLS, label)));
  }

  /** After a gap, all live calls have been told: what waits for a call that is gone may come. */
  public void onCallsKnown() {
    standstill.standingStill(
        () -> {
          for (String agent : List.copyOf(presences.keySet())) {
            apply(agent, new PresenceEvent.CallsKnown(), BY_CALL);
          }
          return true;
        });
  }

  @Override
  public void onChange(@Nullable Call before, Call after) {
    if (!after.isOver()) {
      LiveCall live =
          new LiveCall(
              after.id(), after.arrival().queue() != null, after.times().answered() != null);
      apply(after.agent(), new PresenceEvent.CallLives(live), BY_CALL);
    } else if (before != null && !before.isOver()) {
      boolean connected = after.times().connected() != null;
      apply(after.agent(), new PresenceEvent.CallOver(after.id(), connected), BY_CALL);
    }
  }

  private Presence apply(String agent, PresenceEvent event, String by) {
    return standstill.standingStill(
        () -> {
          Instant now = now();
          Presence before = of(agent);
          WorkRules rules = roster.rulesOf(agent).orElse(WorkRules.NONE);
          Presence after = PresenceReducer.apply(before, event, rules, now);
          if (!after.equals(before)) {
            change(agent, before, after, by, now);
          }
          return after;
        });
  }

  private void change(String agent, Presence before, Presence after, String by, Instant now) {
    presences.put(agent, after);
    awaitEnd(agent, before.wrapUp(), after);
    if (isStoredOtherwise(before, after)) {
      store.save(agent, after);
    }
    if (!after.looksLike(before)) {
      store.changed(agent, after, by, now);
    }
    listeners.forEach(listener -> listener.onPresence(agent, after));
  }

  /** To the millisecond, so that it is the same after a restart. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Calls are not stored: the switch has them. */
  private static boolean isStoredOtherwise(Presence before, Presence after) {
    return !after.withCalls(List.of()).equals(before.withCalls(List.of()));
  }

  private WrapUp requireWrapUp(String agent) {
    Presence presence = of(agent);
    WrapUp wrapUp = presence.wrapUp();
    if (wrapUp == null || presence.state() != PresenceState.WRAP_UP) {
      throw new WrapUpException(WrapUpException.Reason.NOT_IN_WRAP_UP);
    }
    return wrapUp;
  }

  /** A task that comes too early, because of an extension, changes nothing. */
  private void awaitEnd(String agent, @Nullable WrapUp before, Presence after) {
    WrapUp wrapUp = after.wrapUp();
    if (wrapUp == null || wrapUp.equals(before)) {
      return;
    }
    long millis = Math.max(0, Duration.between(clock.instant(), wrapUp.endsAt()).toMillis() + 1);
    timer.schedule(
        () -> apply(agent, new PresenceEvent.TimePassed(), BY_TIME), millis, TimeUnit.MILLISECONDS);
  }
}
