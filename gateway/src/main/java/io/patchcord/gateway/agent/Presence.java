package io.patchcord.gateway.agent;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.callcenter.AwayReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an agent stands. Immutable: {@link PresenceReducer} makes the next one. What is shown is
 * derived: live calls go before a wrap-up, a wrap-up before what was chosen.
 *
 * @param chosen what was asked for last, and has taken effect
 * @param pending what was asked for during a call or a wrap-up; {@code null} for nothing
 * @param calls the agent's live calls, the oldest first
 * @param wrapUp one whose time has not come; waits while there is a call; {@code null} for none
 * @param since since when what is shown is so
 */
public record Presence(
    Choice chosen,
    @Nullable Choice pending,
    List<LiveCall> calls,
    @Nullable WrapUp wrapUp,
    Instant since) {

  public Presence {
    requireNonNull(chosen, "chosen is null");
    calls = List.copyOf(calls);
    requireNonNull(since, "since is null");
  }

  /** Of an agent who was never here. */
  public static Presence offline(Instant since) {
    return new Presence(Choice.OFFLINE, null, List.of(), null, since);
  }

  /** What is shown. */
  public PresenceState state() {
    if (!calls.isEmpty()) {
      return PresenceState.BUSY;
    }
    return wrapUp == null ? chosen.state() : PresenceState.WRAP_UP;
  }

  /** Why the agent is away; {@code null} when something else is shown. */
  public @Nullable AwayReason reason() {
    return state() == PresenceState.AWAY ? chosen.reason() : null;
  }

  /** Whether what is shown is the same, whatever it follows from. */
  boolean looksLike(Presence other) {
    AwayReason reason = reason();
    return state() == other.state()
        && (reason == null ? other.reason() == null : reason.equals(other.reason()));
  }

  Presence withPending(@Nullable Choice changed) {
    return new Presence(chosen, changed, calls, wrapUp, since);
  }

  Presence withCalls(List<LiveCall> changed) {
    return new Presence(chosen, pending, changed, wrapUp, since);
  }

  Presence withWrapUp(@Nullable WrapUp changed) {
    return new Presence(chosen, pending, calls, changed, since);
  }

  Presence withSince(Instant changed) {
    return new Presence(chosen, pending, calls, wrapUp, changed);
  }

  /** That choice in effect, with nothing to follow and nothing to write up. */
  Presence standingAs(Choice changed) {
    return new Presence(changed, null, calls, null, since);
  }
}
