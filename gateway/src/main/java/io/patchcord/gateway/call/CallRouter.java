package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.QueuedLeg;
import io.patchcord.gateway.switching.Resync;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the calls that an event concerns, and lets each have it in its mailbox.
 *
 * <p>One leg can belong to two calls: when two agents talk, each has a call of its own, and the
 * colleague's leg is in both.
 */
public final class CallRouter implements SwitchListener {
  private static final Logger LOG = LoggerFactory.getLogger(CallRouter.class);

  private final CallRegistry registry;
  private final CallMailboxes mailboxes;
  private final Lines lines;
  private final DeviceListener devices;
  private final Consumer<String> resync;
  private final Consumer<String> lateLeg;
  private final BiConsumer<String, String> rebuilt;
  private final Encounters encounters;
  private final CallRecovery recovery;
  private final Conferences conferences = new Conferences();

  /** Legs found after a gap that only another leg can explain, which may be found later. */
  private final List<SwitchEvent.LegFound> unexplained = new ArrayList<>();

  private final Set<String> aliveLegs = new HashSet<>();

  /** The legs that came first, from outside: what was dialled, and what the dialplan found out. */
  private final Map<String, Caller> callers = new HashMap<>();

  private final Set<UUID> dialingWhenAway = new HashSet<>();

  private record Caller(@Nullable String dialled, Map<String, String> variables) {}

  /**
   * @param resync asks the switch for a resync, with the reason
   * @param lateLeg told of a leg that is to be hung up: it came up for a call that was given up, or
   *     is alone in a conference
   * @param rebuilt told of a leg that a restarted switch has rebuilt, and of that run of the switch
   */
  public CallRouter(
      CallRegistry registry,
      CallMailboxes mailboxes,
      Lines lines,
      DeviceListener devices,
      Consumer<String> resync,
      Consumer<String> lateLeg,
      BiConsumer<String, String> rebuilt) {
    this.registry = registry;
    this.mailboxes = mailboxes;
    this.lines = lines;
    this.devices = devices;
    this.resync = resync;
    this.lateLeg = lateLeg;
    this.rebuilt = rebuilt;
    this.recovery = new CallRecovery(registry, lines);
    this.encounters = new Encounters(registry, mailboxes);
  }

  /** Who is in which conference. */
  Conferences conferences() {
    return conferences;
  }

  /** Told of phones that come and go. */
  public interface DeviceListener {
    /**
     * @param phone the one that has registered; {@code null} when the line has none any more
     */
    void onDevice(String line, @Nullable Phone phone, Instant at);

    /** All lines with a phone, and that. */
    void onDevices(Map<String, Phone> phones);
  }

  @Override
  public void onEvent(SwitchEvent event) {
    if (event instanceof SwitchEvent.LegCreated || event instanceof SwitchEvent.LegFound) {
      aliveLegs.add(((SwitchEvent.OfLeg) event).legId());
    } else if (event instanceof SwitchEvent.LegEnded ended) {
      aliveLegs.remove(ended.legId());
      callers.remove(ended.legId());
      conferences.conferenceOf(ended.legId()).ifPresent(name -> onLeft(name, ended.legId()));
    } else if (event instanceof SwitchEvent.CallerQueued queued && queued.legId() != null) {
      callers.put(queued.legId(), new Caller(queued.dialled(), queued.variables()));
    }
    if (event instanceof SwitchEvent.LegCreated created) {
      remember(created.leg());
      deliver(place(created.leg()), event);
      killIfLate(created.leg());
      noteRebuilt(created.leg());
    } else if (event instanceof SwitchEvent.LegFound found) {
      onFound(found);
    } else if (event instanceof SwitchEvent.LegJoinedConference joined) {
      onJoined(joined);
    } else if (event instanceof SwitchEvent.LegLeftConference left) {
      onLeft(left.conference(), left.legId());
      deliver(callsOf(left.legId()), event);
    } else if (event instanceof SwitchEvent.LegsBridged bridged) {
      encounters.onBridged(bridged);
      deliver(callsOf(bridged.legId(), bridged.otherLegId()), event);
    } else if (event instanceof SwitchEvent.LegsUnbridged parted) {
      deliver(callsOf(parted.legId(), parted.otherLegId()), event);
      encounters.onUnbridged(parted);
    } else if (event instanceof SwitchEvent.OfLeg ofLeg) {
      deliver(callsOf(ofLeg.legId()), event);
    } else if (event instanceof SwitchEvent.JobCompleted job) {
      deliver(Set.of(registry.callOfJob(job.jobId()).orElse(job.jobId())), event);
    } else if (event instanceof SwitchEvent.DeviceChanged device) {
      devices.onDevice(device.line(), device.registered() ? device.phone() : null, device.at());
    }
  }

  private void onFound(SwitchEvent.LegFound found) {
    remember(found.leg());
    recovery.restore(found.leg());
    recovery.reopen(found.leg());
    Set<UUID> ids = place(found.leg());
    if (ids.isEmpty()) {
      unexplained.add(found);
    }
    deliver(ids, found);
    String conference = found.leg().conference();
    if (conference != null) {
      onJoined(new SwitchEvent.LegJoinedConference(found.at(), found.legId(), conference));
    }
  }

  /**
   * What each call has to do with, in one piece: a call that is as it was changes nothing, and one
   * that is not changes once.
   */
  @Override
  public void onResync(Resync resync) {
    List<LegFacts> legs = resync.legs().stream().map(SwitchEvent.LegFound::leg).toList();
    Set<String> live = new HashSet<>();
    legs.forEach(leg -> live.add(leg.legId()));
    aliveLegs.clear();
    aliveLegs.addAll(live);
    callers.keySet().retainAll(live);
    Set<String> metBefore = conferences.clear();
    legs.forEach(
        leg -> {
          remember(leg);
          recovery.restore(leg);
          recovery.reopen(leg);
        });
    legs.forEach(this::meetInBridge);
    Map<UUID, List<SwitchEvent>> news = new LinkedHashMap<>();
    List<SwitchEvent.LegFound> later = new ArrayList<>();
    for (SwitchEvent.LegFound found : resync.legs()) {
      Set<UUID> ids = place(found.leg());
      if (ids.isEmpty()) {
        later.add(found);
      }
      ids.forEach(id -> news.computeIfAbsent(id, call -> new ArrayList<>()).add(found));
    }
    for (SwitchEvent.LegFound found : later) {
      place(found.leg())
          .forEach(id -> news.computeIfAbsent(id, call -> new ArrayList<>()).add(found));
    }
    resync.legs().forEach(found -> meetInConference(found, news));
    // Who is alone and was not may be the first to come.
    conferences
        .lonely()
        .forEach(
            (name, legId) -> {
              if (metBefore.contains(name) || resync.reason() == Resync.Reason.STARTED) {
                lateLeg.accept(legId);
              }
            });
    for (Call call : registry.list(call -> !call.isOver())) {
      List<SwitchEvent> its = news.getOrDefault(call.id(), List.of());
      post(call.id(), c -> catchUp(c, its, live, resync.at()));
    }
    legs.forEach(this::noteRebuilt);
  }

  /** Who was joined with an agent meanwhile; before the leg is taken for that agent's anyway. */
  private void meetInBridge(LegFacts leg) {
    String partner = leg.otherLegId();
    if (partner != null && leg.bridgedAt() != null) {
      encounters.meet(leg.legId(), partner);
    }
  }

  /** Who was taken into an agent's conference meanwhile. */
  private void meetInConference(SwitchEvent.LegFound found, Map<UUID, List<SwitchEvent>> news) {
    LegFacts leg = found.leg();
    String name = leg.conference();
    if (name == null) {
      return;
    }
    conferences.joined(name, leg.legId());
    for (String member : conferences.membersOf(name)) {
      for (String[] pair : new String[][] {{member, leg.legId()}, {leg.legId(), member}}) {
        SwitchEvent.LegJoinedConference joined =
            new SwitchEvent.LegJoinedConference(found.at(), pair[0], name);
        strangersOf(pair[0], pair[1])
            .forEach(
                id -> {
                  registry.bind(pair[0], id, Role.CONSULTED);
                  news.computeIfAbsent(id, call -> new ArrayList<>()).add(joined);
                });
      }
    }
  }

  /** The calls of the agent with this leg in which the other leg is not known. */
  private List<UUID> strangersOf(String legId, String agents) {
    return registry.callsOf(agents).entrySet().stream()
        .filter(entry -> entry.getValue() == Role.AGENT)
        .map(Map.Entry::getKey)
        .filter(id -> !registry.callsOf(legId).containsKey(id))
        .toList();
  }

  private static Call catchUp(Call call, List<SwitchEvent> news, Set<String> live, Instant at) {
    Call next = call;
    for (SwitchEvent event : news) {
      next = CallReducer.apply(next, event);
    }
    return settle(next, live, at);
  }

  private void noteRebuilt(LegFacts leg) {
    String core = leg.rebuiltBy();
    if (core != null && !callsOf(leg.legId()).isEmpty()) {
      rebuilt.accept(leg.legId(), core);
    }
  }

  /** Whoever is in a conference with an agent is in the agent's call. */
  private void onJoined(SwitchEvent.LegJoinedConference joined) {
    String name = joined.conference();
    conferences.joined(name, joined.legId());
    deliver(callsOf(joined.legId()), joined);
    for (String member : conferences.membersOf(name)) {
      meetInConference(joined, member);
      meetInConference(
          new SwitchEvent.LegJoinedConference(joined.at(), member, name), joined.legId());
    }
    if (conferences.membersOf(name).size() == 1 && isInvited(joined.legId(), name)) {
      lateLeg.accept(joined.legId());
    }
  }

  /**
   * Who was called into a conference comes last; one who is alone there comes too late. It may be
   * the conference of a colleague of the one who called.
   */
  private boolean isInvited(String legId, String name) {
    Map<UUID, Role> calls = registry.callsOf(legId);
    boolean opensIt =
        calls.entrySet().stream()
            .filter(bound -> Conferences.nameOf(bound.getKey()).equals(name))
            .anyMatch(bound -> bound.getValue() != Role.CONSULTED);
    return !opensIt
        && calls.entrySet().stream()
            .filter(bound -> bound.getValue() == Role.CONSULTED)
            .flatMap(bound -> registry.find(bound.getKey()).stream())
            .map(Call::transfer)
            .anyMatch(asked -> asked == null || !legId.equals(asked.targetLeg()));
  }

  /** The switch lets the last one sit in a conference alone, for ever. */
  private void onLeft(String name, String legId) {
    conferences.left(name, legId);
    Set<String> left = conferences.membersOf(name);
    if (left.size() == 1) {
      left.forEach(lateLeg);
    }
  }

  private void meetInConference(SwitchEvent.LegJoinedConference joined, String agents) {
    strangersOf(joined.legId(), agents)
        .forEach(
            callId -> {
              registry.bind(joined.legId(), callId, Role.CONSULTED);
              deliver(Set.of(callId), joined);
            });
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {
    devices.onDevices(phones);
  }

  @Override
  public void onAway(String reason) {
    LOG.warn("The switch is away, {} calls go on without us: {}", registry.liveCount(), reason);
    registry.list(call -> call.dialing()).forEach(call -> dialingWhenAway.add(call.id()));
  }

  @Override
  public void onResynced(Set<String> liveLegs) {
    Instant now = registry.now();
    for (SwitchEvent.LegFound found : List.copyOf(unexplained)) {
      deliver(place(found.leg()), found);
    }
    unexplained.clear();
    aliveLegs.retainAll(liveLegs);
    callers.keySet().retainAll(liveLegs);
    for (Call call : registry.list(call -> !call.isOver())) {
      mailboxes.post(call.id(), () -> registry.update(call.id(), c -> settle(c, liveLegs, now)));
    }
    for (UUID id : dialingWhenAway) {
      mailboxes.post(
          id,
          () ->
              registry.update(
                  id, c -> CallReducer.dialFailed(c, CauseCode.SWITCH_UNAVAILABLE, now)));
    }
    dialingWhenAway.clear();
  }

  /** Ends what the switch no longer has. A call that was asked for after the picture is spared. */
  private static Call settle(Call call, Set<String> liveLegs, Instant now) {
    Call next = call;
    for (Leg leg : call.legs()) {
      if (leg.isAlive() && !liveLegs.contains(leg.id())) {
        next = CallReducer.apply(next, new SwitchEvent.LegVanished(now, leg.id()));
      }
    }
    return next;
  }

  private void deliver(Set<UUID> callIds, SwitchEvent event) {
    callIds.forEach(id -> post(id, call -> CallReducer.apply(call, event)));
  }

  private void post(UUID id, UnaryOperator<Call> change) {
    if (!mailboxes.post(id, () -> registry.update(id, change))) {
      resync.accept("an event of call " + id + " had to be dropped");
    }
  }

  private Set<UUID> callsOf(String... legIds) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (String legId : legIds) {
      ids.addAll(registry.callsOf(legId).keySet());
    }
    return ids;
  }

  /** The calls that a new leg belongs to; makes the call when it is the first to be heard of it. */
  private Set<UUID> place(LegFacts leg) {
    if (leg.variable(CallVariable.MONITOR_OF).isPresent()) {
      return Set.of(); // who listens in has no call
    }
    Set<UUID> ids = new LinkedHashSet<>(callsOf(leg.legId()));
    // Whom the agent's leg calls is in the agent's call. Not so whom the other party's leg calls:
    // those may be the phones of other agents.
    registry
        .callsOf(leg.otherLegId())
        .forEach(
            (id, role) -> {
              if (role == Role.AGENT) {
                ids.add(id);
              }
            });
    variable(leg, CallVariable.CALL_ID)
        .flatMap(CallRouter::uuid)
        .filter(id -> registry.find(id).isPresent() || recovery.recover(id, leg))
        .ifPresent(ids::add);
    if (leg.createdByOtherLeg() && leg.line() != null && !isAgentsOwn(leg)) {
      lines.ownerOf(leg.line()).ifPresent(owner -> ids.add(ringing(owner, leg)));
    }
    consulted(leg).ifPresent(ids::add);
    if (leg.line() != null && isConsulted(leg) && !isAgentsOwn(leg)) {
      lines.ownerOf(leg.line()).ifPresent(owner -> ids.add(asked(owner, leg)));
    }
    if (leg.line() != null && ids.isEmpty() && isDialledByHand(leg)) {
      lines.ownerOf(leg.line()).ifPresent(owner -> dialledByHand(owner, leg).ifPresent(ids::add));
    }
    for (UUID id : ids) {
      registry.find(id).ifPresent(call -> bind(leg, call));
    }
    return ids;
  }

  /** Whether the leg is known as an agent's in a live call: it rings for nobody. */
  private boolean isAgentsOwn(LegFacts leg) {
    return registry.callsOf(leg.legId()).entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue() == Role.AGENT
                    && registry.find(entry.getKey()).filter(call -> !call.isOver()).isPresent());
  }

  private static boolean isConsulted(LegFacts leg) {
    return variable(leg, CallVariable.CONSULTATION_OF).isPresent();
  }

  /** The call that this leg is consulted about. */
  private Optional<UUID> consulted(LegFacts leg) {
    Optional<UUID> about =
        variable(leg, CallVariable.CONSULTATION_OF)
            .flatMap(CallRouter::uuid)
            .filter(id -> registry.find(id).isPresent());
    Optional<UUID> transfer = variable(leg, CallVariable.TRANSFER_ID).flatMap(CallRouter::uuid);
    if (about.isPresent() && transfer.isPresent()) {
      registry.bindJob(transfer.get(), about.get());
      registry.bindTarget(leg.legId(), transfer.get());
    }
    return about;
  }

  /** The call of the colleague who is consulted; a line with two phones rings twice and is one. */
  private UUID asked(CallOwner owner, LegFacts leg) {
    UUID id =
        idFrom(
            "consulted/"
                + variable(leg, CallVariable.TRANSFER_ID).orElse(leg.legId())
                + "/"
                + owner.line());
    if (registry.find(id).isPresent()) {
      return id;
    }
    Party caller = new Party(leg.callerNumber(), leg.callerName());
    take(Call.inbound(id, owner, caller, Arrival.UNKNOWN, leg.createdAt()));
    variable(leg, CallVariable.CONSULTATION_OF)
        .flatMap(CallRouter::uuid)
        .filter(about -> registry.find(about).isPresent())
        .ifPresent(
            about -> {
              encounters.change(id, call -> call.withLink(about, CallLink.Kind.CONSULTATION));
              encounters.change(about, call -> call.withLink(id, CallLink.Kind.CONSULTATION));
            });
    return id;
  }

  /** Whether somebody dials on the phone of a line. */
  private static boolean isDialledByHand(LegFacts leg) {
    return leg.inbound()
        && !leg.createdByOtherLeg()
        && leg.dialledNumber() != null
        && variable(leg, CallVariable.CALL_ID).isEmpty();
  }

  private Optional<UUID> dialledByHand(CallOwner owner, LegFacts leg) {
    UUID id = idFrom("dialled/" + leg.legId());
    Party other = new Party(leg.dialledNumber(), null);
    return registry.find(id).isPresent()
            || take(Call.dialledByHand(id, owner, other, leg.createdAt()))
        ? Optional.of(id)
        : Optional.empty();
  }

  private void bind(LegFacts leg, Call call) {
    Role role = CallReducer.roleOf(leg, call);
    registry.bind(leg.legId(), call.id(), role);
    if (leg.otherLegId() != null) {
      registry.bind(leg.otherLegId(), call.id(), role == Role.AGENT ? Role.OTHER : Role.AGENT);
    }
  }

  /** The agent's phone must not ring for a call that was given up meanwhile. */
  private void killIfLate(LegFacts leg) {
    boolean late =
        callOf(leg).filter(call -> call.isOver() && call.leg(leg.legId()).isEmpty()).isPresent();
    if (!leg.createdByOtherLeg() && late) {
      lateLeg.accept(leg.legId());
    }
  }

  private Optional<Call> callOf(LegFacts leg) {
    return variable(leg, CallVariable.CALL_ID).flatMap(CallRouter::uuid).flatMap(registry::find);
  }

  /** The incoming call of this leg; a line with two phones rings twice and is one call. */
  private UUID ringing(CallOwner owner, LegFacts leg) {
    for (Map.Entry<UUID, Role> bound : registry.callsOf(leg.otherLegId()).entrySet()) {
      Optional<Call> call = registry.find(bound.getKey());
      // The registry may lag behind the switch; that a phone of it still rings is known here.
      if (bound.getValue() == Role.OTHER
          && call.filter(c -> !c.isOver() && c.line().equals(owner.line())).isPresent()
          && registry.legsOf(bound.getKey(), Role.AGENT).stream().anyMatch(aliveLegs::contains)) {
        return bound.getKey();
      }
    }
    UUID id = incomingId(leg);
    take(Call.inbound(id, owner, caller(leg), arrival(owner, leg), leg.createdAt()));
    return id;
  }

  /** Who calls; the switch also tells a name, unless it takes somebody else for the caller. */
  private Party caller(LegFacts leg) {
    return encounters
        .whoIs(leg.otherLegId())
        .filter(known -> !Objects.equals(known.number(), leg.callerNumber()))
        .orElseGet(() -> new Party(leg.callerNumber(), leg.callerName()));
  }

  private void remember(LegFacts leg) {
    if (!leg.createdByOtherLeg() && leg.line() == null) {
      callers.put(leg.legId(), new Caller(leg.dialledNumber(), leg.variables()));
    }
  }

  /** How a call came: what the agent's leg tells itself goes before what its caller's leg told. */
  private Arrival arrival(CallOwner owner, LegFacts leg) {
    Caller caller = leg.otherLegId() == null ? null : callers.get(leg.otherLegId());
    Map<String, String> known = new HashMap<>(caller == null ? Map.of() : caller.variables());
    known.putAll(leg.variables());
    known.keySet().retainAll(lines.shownVariables(owner.callCenter()));
    CallQueue queue =
        QueuedLeg.of(leg)
            .map(
                queued ->
                    new CallQueue(
                        queued.queue(),
                        lines.queueNumber(owner.callCenter(), queued.queue()).orElse(null),
                        queued.joinedAt()))
            .orElse(null);
    String dialled = leg.dialledNumber();
    if (dialled == null && caller != null) {
      dialled = caller.dialled();
    }
    return new Arrival(dialled == null && queue != null ? queue.number() : dialled, queue, known);
  }

  /** Made from what the switch has, so that it is the same after a restart of the gateway. */
  static UUID incomingId(LegFacts leg) {
    return idFrom("incoming/" + leg.legId());
  }

  static UUID idFrom(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private boolean take(Call call) {
    return recovery.take(call);
  }

  private static Optional<String> variable(LegFacts leg, CallVariable variable) {
    return Optional.ofNullable(leg.variables().get(variable.variableName()));
  }

  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
