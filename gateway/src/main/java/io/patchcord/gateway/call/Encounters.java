package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What follows for the calls of two agents when legs meet: whoever is joined with an agent is from
 * then on in that agent's call, and where it came from another agent's call, the two calls belong
 * to one story.
 */
final class Encounters {
  private final CallRegistry registry;
  private final CallMailboxes mailboxes;

  Encounters(CallRegistry registry, CallMailboxes mailboxes) {
    this.registry = registry;
    this.mailboxes = mailboxes;
  }

  /** Before the event goes to the calls. */
  void onBridged(SwitchEvent.LegsBridged bridged) {
    meet(bridged.legId(), bridged.otherLegId());
    meet(bridged.otherLegId(), bridged.legId());
  }

  /** After the event went to the calls: a phone has joined two calls of its agent. */
  void onUnbridged(SwitchEvent.LegsUnbridged parted) {
    String joinedTo = parted.joinedTo();
    if (joinedTo == null) {
      return;
    }
    // The joined ones are told of later, and the end of the leg that joined them before that.
    meet(parted.otherLegId(), joinedTo);
    Optional<UUID> first = callIn(parted.legId(), Role.AGENT);
    Optional<UUID> second = callIn(joinedTo, Role.OTHER);
    if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
      return;
    }
    Optional<Party> to = registry.find(second.get()).map(Call::other);
    change(
        first.get(),
        call ->
            call.withLink(second.get(), CallLink.Kind.TRANSFER)
                .withTransferredTo(to.orElse(call.transferredTo())));
    change(second.get(), call -> call.withLink(first.get(), CallLink.Kind.TRANSFER));
  }

  /** Whoever is joined with an agent is in that agent's call. */
  void meet(String legId, String newcomer) {
    registry
        .callsOf(legId)
        .forEach(
            (callId, role) -> {
              boolean known = registry.callsOf(newcomer).containsKey(callId);
              if (role == Role.AGENT && !known) {
                boolean instead =
                    registry.find(callId).filter(TransferReducer::isTargetsPlaceTaken).isPresent()
                        && !isSentByOther(newcomer, callId);
                registry.bind(newcomer, callId, instead ? Role.CONSULTED : Role.OTHER);
                if (instead) {
                  change(callId, call -> TransferReducer.inTargetsPlace(call, newcomer));
                }
                introduce(callId, newcomer);
              }
            });
  }

  /** Whether the call's other party is an agent, and has joined it with the own party instead. */
  private boolean isSentByOther(String newcomer, UUID callId) {
    return registry.callsOf(newcomer).keySet().stream()
        .flatMap(from -> registry.legsOf(from, Role.AGENT).stream())
        .anyMatch(agents -> registry.callsOf(agents).get(callId) == Role.OTHER);
  }

  /** Who comes from another agent's call, and who is an agent, has a name. */
  private void introduce(UUID callId, String newcomer) {
    Optional<Call> own = agentsLiveCall(newcomer).filter(call -> !call.id().equals(callId));
    if (own.isPresent()) {
      name(callId, newcomer, new Party(own.get().line(), null), null);
      return;
    }
    for (Map.Entry<UUID, Role> elsewhere : liveLast(newcomer)) {
      Call from = registry.find(elsewhere.getKey()).orElse(null);
      if (from == null || from.id().equals(callId)) {
        continue;
      }
      Transfer transfer = from.transfer();
      if (elsewhere.getValue() == Role.OTHER) {
        link(
            from, callId, from.parkedAt() == null ? CallLink.Kind.TRANSFER : CallLink.Kind.PICK_UP);
        name(callId, newcomer, from.other(), from);
      } else if (transfer != null && newcomer.equals(transfer.targetLeg())) {
        link(from, callId, CallLink.Kind.TRANSFER);
        name(callId, newcomer, transfer.target(), null);
      }
    }
  }

  private void link(Call from, UUID callId, CallLink.Kind kind) {
    change(callId, call -> call.withLink(from.id(), kind));
    change(from.id(), call -> call.withLink(callId, kind));
  }

  /**
   * @param from the call that the newcomer brings its subject from; {@code null} for one that has
   *     none
   */
  private void name(UUID callId, String newcomer, Party who, @Nullable Call from) {
    change(
        callId,
        call -> {
          Transfer transfer = call.transfer();
          if (transfer != null && newcomer.equals(transfer.targetLeg())) {
            return call.withTransfer(transfer.withTarget(who));
          }
          boolean sameAgent = from == null && Objects.equals(who.number(), call.other().number());
          return sameAgent
              ? call // perhaps with a name
              : call.withOther(who, from == null ? call.subject() : from.subject());
        });
  }

  /** The call that goes on of the agent whose leg this is: whatever else the leg was in before. */
  private Optional<Call> agentsLiveCall(@Nullable String legId) {
    return registry.callsOf(legId).entrySet().stream()
        .filter(bound -> bound.getValue() == Role.AGENT)
        .flatMap(bound -> registry.find(bound.getKey()).stream())
        .filter(call -> !call.isOver())
        .findFirst();
  }

  /**
   * Who somebody is whom an agent has talked to, or who is an agent. When such a one is sent on,
   * the caller id that the switch tells may be the company's own.
   */
  Optional<Party> whoIs(@Nullable String legId) {
    Optional<Party> known = Optional.empty();
    for (Map.Entry<UUID, Role> bound : liveLast(legId)) {
      Call call = registry.find(bound.getKey()).orElse(null);
      if (call == null) {
        continue;
      }
      Transfer transfer = call.transfer();
      if (bound.getValue() == Role.AGENT) {
        return Optional.of(new Party(call.line(), null)); // who is an agent stays one
      }
      if (transfer != null && transfer.targetLeg() != null && transfer.targetLeg().equals(legId)) {
        known = Optional.of(transfer.target());
      } else if (bound.getValue() == Role.OTHER) {
        known = Optional.of(call.other());
      }
    }
    return known;
  }

  /** The calls that a leg is or was in: what a later one says goes before, a live one's at last. */
  private List<Map.Entry<UUID, Role>> liveLast(@Nullable String legId) {
    return registry.callsOf(legId).entrySet().stream()
        .sorted(Comparator.comparing(bound -> endOf(bound.getKey())))
        .toList();
  }

  private Instant endOf(UUID callId) {
    return registry
        .find(callId)
        .map(call -> Objects.requireNonNullElse(call.times().ended(), Instant.MAX))
        .orElse(Instant.MIN);
  }

  private Optional<UUID> callIn(String legId, Role role) {
    return registry.callsOf(legId).entrySet().stream()
        .filter(entry -> entry.getValue() == role)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Also of a call that is over: the story is told after its end, too. */
  void change(UUID callId, UnaryOperator<Call> change) {
    mailboxes.post(
        callId,
        () ->
            registry.update(
                callId,
                call -> {
                  Call next = change.apply(call);
                  return next.equals(call) ? call : next.withVersion(call.version() + 1);
                }));
  }
}
