package io.patchcord.gateway.agent;

import io.patchcord.gateway.callcenter.WorkRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What an event makes of a presence. A pure function: nothing but the presence, the event, the call
 * center's rules and the time decides.
 */
public final class PresenceReducer {
  private PresenceReducer() {}

  /**
   * @return the presence after the event; an equal one when the event changes nothing
   */
  public static Presence apply(
      Presence presence, PresenceEvent event, WorkRules rules, Instant now) {
    Presence next = follow(presence, event, rules, now);
    return next.looksLike(presence) ? next : next.withSince(now);
  }

  private static Presence follow(
      Presence presence, PresenceEvent event, WorkRules rules, Instant now) {
    if (event instanceof PresenceEvent.Asked asked) {
      return onAsked(presence, asked.choice());
    }
    if (event instanceof PresenceEvent.SetOnSwitch set) {
      return onSetOnSwitch(presence, set.choice());
    }
    if (event instanceof PresenceEvent.CallLives lives) {
      return presence.withCalls(with(presence.calls(), lives.call()));
    }
    if (event instanceof PresenceEvent.CallOver over) {
      return onCallOver(presence, over, rules, now);
    }
    if (event instanceof PresenceEvent.WrapUpExtended) {
      return onExtended(presence, rules);
    }
    if (event instanceof PresenceEvent.WrapUpEnded) {
      return presence.state() == PresenceState.WRAP_UP ? done(presence) : presence;
    }
    if (event instanceof PresenceEvent.LogSaved saved) {
      WrapUp wrapUp = presence.wrapUp();
      return wrapUp != null && wrapUp.call().equals(saved.call()) ? done(presence) : presence;
    }
    // TimePassed and CallsKnown: what was waiting for a call or a time may come now.
    return settle(presence, now);
  }

  private static Presence onAsked(Presence presence, Choice choice) {
    boolean later =
        presence.state() == PresenceState.BUSY || presence.state() == PresenceState.WRAP_UP;
    if (!later) {
      return presence.standingAs(choice);
    }
    return presence.withPending(choice.equals(presence.chosen()) ? null : choice);
  }

  /** Who sets an agent in wrap-up to available on the switch wants the agent to get calls. */
  private static Presence onSetOnSwitch(Presence presence, Choice choice) {
    boolean endsWrapUp =
        presence.state() == PresenceState.WRAP_UP && choice.equals(Choice.AVAILABLE);
    return endsWrapUp ? presence.standingAs(choice) : onAsked(presence, choice);
  }

  private static Presence onCallOver(
      Presence presence, PresenceEvent.CallOver over, WorkRules rules, Instant now) {
    if (presence.calls().stream().noneMatch(call -> call.id().equals(over.call()))) {
      return presence;
    }
    Presence next = presence.withCalls(without(presence.calls(), over.call()));
    if (over.connected() && !rules.wrapUp().isZero()) {
      next = next.withWrapUp(new WrapUp(over.call(), now.plus(rules.wrapUp()), rules.extensions()));
    }
    return settle(next, now);
  }

  private static Presence onExtended(Presence presence, WorkRules rules) {
    WrapUp wrapUp = presence.wrapUp();
    if (presence.state() != PresenceState.WRAP_UP
        || wrapUp == null
        || wrapUp.extensionsLeft() == 0) {
      return presence;
    }
    return presence.withWrapUp(
        new WrapUp(
            wrapUp.call(), wrapUp.endsAt().plus(rules.extension()), wrapUp.extensionsLeft() - 1));
  }

  private static Presence settle(Presence presence, Instant now) {
    WrapUp wrapUp = presence.wrapUp();
    return wrapUp == null || wrapUp.isOver(now) ? done(presence) : presence;
  }

  /** Nothing is left to write up. What is pending still waits for the calls. */
  private static Presence done(Presence presence) {
    if (!presence.calls().isEmpty()) {
      return presence.withWrapUp(null);
    }
    Choice pending = presence.pending();
    return presence.standingAs(pending == null ? presence.chosen() : pending);
  }

  private static List<LiveCall> with(List<LiveCall> calls, LiveCall changed) {
    if (calls.contains(changed)) {
      return calls;
    }
    List<LiveCall> next = new ArrayList<>();
    boolean known = false;
    for (LiveCall call : calls) {
      boolean same = call.id().equals(changed.id());
      known |= same;
      next.add(same ? changed : call);
    }
    if (!known) {
      next.add(changed);
    }
    return next;
  }

  private static List<LiveCall> without(List<LiveCall> calls, UUID id) {
    return calls.stream().filter(call -> !call.id().equals(id)).toList();
  }
}
