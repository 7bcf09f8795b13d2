package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.Occupation;

/** A leg that waits in a queue. */
public final class QueuePlace implements Occupation {
  private final CallCenter callCenter;
  private final CallCenterEvents events;
  private final Offers offers;
  private final Member member;
  private boolean found;

  QueuePlace(CallCenter callCenter, CallCenterEvents events, Offers offers, Member member) {
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
    this.events = requireNonNull(events, "events is null");
    this.offers = requireNonNull(offers, "offers is null");
    this.member = requireNonNull(member, "member is null");
  }

  public Member member() {
    return member;
  }

  /** An agent answered, and what comes next is their talk. */
  void agentFound() {
    found = true;
  }

  @Override
  public void left() {
    Channel channel = member.channel();
    channel.occupiedWith(null);
    offers.stopMusic(channel);
    channel.variables().remove("cc_agent_found");
    if (found) {
      channel.variables().set("cc_cause", "answered");
      member.queue().answered();
      events.count(member.queue(), callCenter.waiting(member.queue()));
    } else {
      abandon();
    }
  }

  private void abandon() {
    long now = callCenter.now();
    member.abandons(now);
    events.gaveUp(member, now);
    member
        .channel()
        .variables()
        .setAll(
            "cc_queue_canceled_epoch", Long.toString(now),
            "cc_cause", "cancel",
            "cc_cancel_reason", "BREAK_OUT");
    member.queue().abandoned();
    events.count(member.queue(), callCenter.waiting(member.queue()));
    offers.cancel(member);
  }

  @Override
  public void hungUp() {
    left();
  }
}
