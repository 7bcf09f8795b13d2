package io.patchcord.gateway.switching;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The queues of a phone system. Every stage fails with a {@link SwitchCommandException} when the
 * switch refuses, does not answer in time or goes away, and with a {@link
 * SwitchUnavailableException} when there is no connection.
 */
public interface QueueSwitch {
  /** The states of agents between calls. */
  String WAITING = "Waiting";

  /** Not rung, whatever the status. */
  String IDLE = "Idle";

  /**
   * An agent of the queues.
   *
   * @param contact how it is rung; empty for one that was never told
   * @param status {@code null} for words that are not known
   */
  record QueueAgent(String name, String contact, @Nullable QueueStatus status, String state) {}

  /** That an agent serves a queue. */
  record QueueTier(String queue, String agent) {}

  /** A caller who waits. */
  record QueueCaller(String memberId, Instant joinedAt) {}

  /**
   * How Patchcord's agents are rung.
   *
   * @param ringTime how long
   * @param maxMissed after so many missed calls in a row the switch sets the agent to On Break
   * @param pause how long an agent who missed or refused a call is left alone
   * @param rest how long an agent is left alone after a call, whatever else is told
   */
  record Ringing(Duration ringTime, int maxMissed, Duration pause, Duration rest) {}

  /** Whether the switch takes that for the name of an agent or a queue. */
  boolean takesName(String name);

  /** The agents, those of others too. */
  CompletionStage<List<QueueAgent>> agents();

  /** Who serves which queue. */
  CompletionStage<List<QueueTier>> tiers();

  /** Who waits in a queue now; nobody in a queue that does not exist. */
  CompletionStage<List<QueueCaller>> callers(String queue);

  /** Adds an agent, logged out. One that exists is left as it is. */
  CompletionStage<Void> addAgent(String agent);

  /** Tells how to ring an agent, and marks it as Patchcord's. */
  CompletionStage<Void> setRinging(String agent, Destination line, Ringing ringing);

  /** What {@link QueueAgent#contact} is after {@link #setRinging}. */
  String contact(String agent, Destination line, Ringing ringing);

  /** Whether an agent with this contact is Patchcord's, by its mark. */
  boolean isOurs(String agent, String contact);

  CompletionStage<Void> removeAgent(String agent);

  CompletionStage<Void> addTier(String queue, String agent);

  CompletionStage<Void> removeTier(String queue, String agent);

  CompletionStage<Void> setStatus(String agent, QueueStatus status);

  /** Lets an agent be rung, or not, without touching the status. */
  CompletionStage<Void> setState(String agent, boolean waiting);
}
