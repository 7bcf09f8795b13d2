package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes calls again of what their legs carry: of a restarted gateway, and of ones given up. */
final class CallRecovery {
  private final CallRegistry registry;
  private final Lines lines;

  CallRecovery(CallRegistry registry, Lines lines) {
    this.registry = registry;
    this.lines = lines;
  }

  /** A call that a gateway before this one has written onto the leg, unless it is known. */
  void restore(LegFacts leg) {
    boolean known =
        registry.callsOf(leg.legId()).entrySet().stream()
            .filter(bound -> bound.getValue() == Role.AGENT)
            .anyMatch(bound -> registry.find(bound.getKey()).isPresent());
    if (known) {
      return; // with a thousand calls, reading what is known takes the longest
    }
    leg.variable(CallVariable.STORY)
        .flatMap(CallMemory::read)
        .filter(memory -> memory.has(leg.legId(), Role.AGENT))
        .or(() -> left(leg))
        .filter(memory -> registry.find(memory.id()).isEmpty())
        .ifPresent(this::restore);
  }

  /** The call of an agent who may have left; whoever has taken the party since has another. */
  private static Optional<CallMemory> left(LegFacts leg) {
    String partner = leg.bridgedAt() == null ? null : leg.otherLegId();
    return leg.variable(CallVariable.LEFT_STORY)
        .flatMap(CallMemory::read)
        .filter(memory -> memory.has(leg.legId(), Role.OTHER))
        .filter(memory -> partner == null || memory.has(partner));
  }

  private void restore(CallMemory memory) {
    Optional<CallOwner> owner =
        lines.ownerNamed(memory.agent()).map(found -> found.onLine(memory.line()));
    if (owner.isPresent() && take(memory.restore(owner.get()))) {
      memory.legs().forEach(seat -> registry.bind(seat.id(), memory.id(), seat.role()));
      Transfer transfer = memory.story().transfer();
      if (transfer != null) {
        registry.bindJob(transfer.id(), memory.id());
      }
    }
  }

  /** A call of ours that this gateway has not placed: it was restarted, or the leg tells first. */
  boolean recover(UUID id, LegFacts leg) {
    if (leg.createdByOtherLeg()) {
      return false; // the agent's own leg tells more, and will be found too
    }
    Optional<CallOwner> owner =
        leg.variable(CallVariable.AGENT)
            .flatMap(lines::ownerNamed)
            .or(() -> Optional.ofNullable(leg.line()).flatMap(lines::ownerOf));
    if (owner.isEmpty() || leg.line() == null) {
      return false;
    }
    CallOwner atLine = owner.get().onLine(leg.line());
    String record = leg.variable(CallVariable.SUBJECT_RECORD).orElse(null);
    Subject subject =
        record == null
            ? null
            : new Subject(
                record,
                leg.variable(CallVariable.SUBJECT_TYPE).orElse(null),
                leg.variable(CallVariable.SUBJECT_NAME).orElse(null));
    Party other =
        new Party(
            leg.variable(CallVariable.DIALLED).orElse(leg.callerNumber()),
            subject == null ? null : subject.name());
    return take(
        Call.recovered(
            id, atLine, other, subject, leg.time(CallVariable.CREATED).orElse(leg.createdAt())));
  }

  /** A call that was given up while the switch was away, and is found alive, goes on. */
  void reopen(LegFacts leg) {
    if (leg.state() == LegState.HANGUP) {
      return;
    }
    Set<UUID> ids = new LinkedHashSet<>(registry.callsOf(leg.legId()).keySet());
    ids.add(CallRouter.incomingId(leg));
    leg.variable(CallVariable.CALL_ID).flatMap(CallRouter::uuid).ifPresent(ids::add);
    ids.forEach(id -> registry.update(id, Call::reopened));
  }

  /** A call too many goes on without us; the events after it must not suffer. */
  boolean take(Call call) {
    try {
      registry.add(call);
      return true;
    } catch (TooManyCallsException counted) {
      return false;
    }
  }
}
