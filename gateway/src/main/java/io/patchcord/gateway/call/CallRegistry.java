package io.patchcord.gateway.call;

import io.patchcord.gateway.watch.Bound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are live, and for a while those that are over. Every change and its announcement
 * happen under one lock, so that a snapshot and the events after it fit without a seam.
 */
public final class CallRegistry {
  /** Live calls of one node: 5,000 agents with two calls each. */
  static final int MAX_LIVE = 10_000;

  /** Ended calls that can still be looked up; a full hour of a busy node is in the history. */
  static final int MAX_ENDED = 10_000;

  private static final Duration KEEP_ENDED = Duration.ofHours(1);

  private final Clock clock;
  private final CallListener listener;
  private final int maxLive;
  private final Map<UUID, Call> calls = new LinkedHashMap<>();

  /** When each ended by the gateway's clock: the switch's may be hours off. */
  private final Map<UUID, Instant> endedInOrder = new LinkedHashMap<>();

  private final Map<String, Map<UUID, Role>> callsOfLeg = new HashMap<>();
  private final Map<UUID, Set<String>> legsOfCall = new HashMap<>();
  private final Map<UUID, UUID> callOfJob = new HashMap<>();
  private final Map<UUID, Set<UUID>> jobsOfCall = new HashMap<>();

  /** For whom a leg rings that was called to be consulted. */
  private final Map<String, UUID> transferOfLeg = new HashMap<>();

  private int live;
  private long refused;

  public CallRegistry(Clock clock, CallListener listener) {
    this(clock, listener, MAX_LIVE);
  }

  /**
   * @param maxLive how many calls may live at once
   */
  public CallRegistry(Clock clock, CallListener listener, int maxLive) {
    this.clock = clock;
    this.listener = listener;
    this.maxLive = maxLive;
  }

  /**
   * Takes a new call in and announces it.
   *
   * @return the call that already has this id, if one has; then nothing was changed
   * @throws TooManyCallsException when the bound of live calls is reached
   */
  public synchronized Optional<Call> add(Call call) {
    Call existing = calls.get(call.id());
    if (existing != null) {
      return Optional.of(existing);
    }
    if (live >= maxLive) {
      refused++;
      Bound.LIVE_CALLS.reached(maxLive);
      throw new TooManyCallsException(maxLive);
    }
    calls.put(call.id(), call);
    live++;
    listener.onChange(null, call);
    return Optional.empty();
  }

  /** Changes a call and announces the change; an unknown id or an unchanged call is nothing. */
  public synchronized void update(UUID id, UnaryOperator<Call> change) {
    Call before = calls.get(id);
    if (before == null) {
      return;
    }
    Call after = change.apply(before);
    if (after.equals(before)) {
      return;
    }
    calls.put(id, after);
    if (after.isOver() && !before.isOver()) {
      live--;
      endedInOrder.put(id, clock.instant());
      forgetOldEnded();
    }
    if (before.isOver() && !after.isOver()) {
      live++;
      endedInOrder.remove(id);
    }
    listener.onChange(before, after);
  }

  public synchronized Optional<Call> find(UUID id) {
    return Optional.ofNullable(calls.get(id));
  }

  /** Whether that line has a call that is not over. */
  public synchronized boolean isInCall(String line) {
    return calls.values().stream().anyMatch(call -> !call.isOver() && call.line().equals(line));
  }

  /** Whether the agent of that line is on the phone: the line has a call that it has answered. */
  synchronized boolean isTalking(String line) {
    return calls.values().stream()
        .anyMatch(
            call -> !call.isOver() && call.line().equals(line) && call.agentLeg().isPresent());
  }

  /** The calls that match, the oldest first. */
  public synchronized List<Call> list(Predicate<Call> which) {
    return calls.values().stream().filter(which).toList();
  }

  public synchronized int liveCount() {
    return live;
  }

  /** How many calls were refused because the bound was reached. */
  public synchronized long refused() {
    return refused;
  }

  Instant now() {
    return clock.instant();
  }

  /** Runs with the calls standing still, so that what is read belongs together. */
  public synchronized <T> T standingStill(Supplier<T> work) {
    return work.get();
  }

  /** From now on, this leg's events concern this call, in which it has this role. */
  synchronized void bind(String legId, UUID callId, Role role) {
    callsOfLeg.computeIfAbsent(legId, leg -> new LinkedHashMap<>()).putIfAbsent(callId, role);
    legsOfCall.computeIfAbsent(callId, call -> new HashSet<>()).add(legId);
  }

  /** The calls that are not over and whose agent's own line this leg is. */
  synchronized List<Call> ownCallsOf(String legId) {
    return callsOf(legId).entrySet().stream()
        .filter(bound -> bound.getValue() == Role.AGENT)
        .flatMap(bound -> find(bound.getKey()).stream())
        .filter(call -> !call.isOver())
        .toList();
  }

  /** What becomes of this job on the switch concerns this call. */
  synchronized void bindJob(UUID jobId, UUID callId) {
    callOfJob.put(jobId, callId);
    jobsOfCall.computeIfAbsent(callId, call -> new HashSet<>()).add(jobId);
  }

  /** This leg is that of who is consulted. */
  synchronized void bindTarget(String legId, UUID transferId) {
    transferOfLeg.put(legId, transferId);
  }

  /** Whether the leg was called for that consultation. */
  synchronized boolean isTarget(String legId, UUID transferId) {
    return transferId.equals(transferOfLeg.get(legId));
  }

  /** The call that a job concerns. */
  synchronized Optional<UUID> callOfJob(UUID jobId) {
    return Optional.ofNullable(callOfJob.get(jobId));
  }

  /** The call that has this transfer. */
  public synchronized Optional<Call> findTransfer(UUID transferId) {
    return Optional.ofNullable(callOfJob.get(transferId))
        .map(calls::get)
        .filter(call -> call.transfer() != null && call.transfer().id().equals(transferId));
  }

  /** The legs that were bound to a call in this role. */
  synchronized List<String> legsOf(UUID callId, Role role) {
    return legsOfCall.getOrDefault(callId, Set.of()).stream()
        .filter(leg -> callsOf(leg).get(callId) == role)
        .toList();
  }

  /** The calls that a leg belongs to, with its role in each. */
  synchronized Map<UUID, Role> callsOf(@Nullable String legId) {
    return Map.copyOf(callsOfLeg.getOrDefault(legId, Map.of()));
  }

  private void forgetOldEnded() {
    Instant oldest = clock.instant().minus(KEEP_ENDED);
    Iterator<Map.Entry<UUID, Instant>> ended = endedInOrder.entrySet().iterator();
    while (ended.hasNext()) {
      Map.Entry<UUID, Instant> first = ended.next();
      if (endedInOrder.size() <= MAX_ENDED && !first.getValue().isBefore(oldest)) {
        return;
      }
      ended.remove();
      calls.remove(first.getKey());
      Set<UUID> jobs = jobsOfCall.remove(first.getKey());
      if (jobs != null) {
        jobs.forEach(callOfJob::remove);
      }
      // Of a call that was never taken, the caller's leg is bound to it and not among its legs.
      Set<String> legs = legsOfCall.remove(first.getKey());
      if (legs != null) {
        legs.forEach(leg -> unbind(leg, first.getKey()));
      }
    }
  }

  private void unbind(String legId, UUID callId) {
    Map<UUID, Role> bound = callsOfLeg.get(legId);
    if (bound != null && bound.remove(callId) != null && bound.isEmpty()) {
      callsOfLeg.remove(legId);
      transferOfLeg.remove(legId);
    }
  }
}
