package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.call.Action;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CallService;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.Callee;
import io.patchcord.gateway.call.Leg;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.call.PickUps;
import io.patchcord.gateway.call.Transfers;
import io.patchcord.gateway.callcenter.CallCenter;
import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an API user does with consultations: the user's words into commands. */
final class TransferDesk {

  private final CallDesk calls;
  private final Transfers transfers;
  private final PickUps pickUps;
  private final CallRegistry registry;
  private final Directory directory;
  private final Offers offers;

  /**
   * A consultation of which something was asked.
   *
   * @param commandId the command's own id
   */
  record Asked(TransferView transfer, UUID commandId) {}

  TransferDesk(
      CallDesk calls,
      CallService service,
      CallRegistry registry,
      Directory directory,
      Offers offers) {
    this.calls = calls;
    this.transfers = service.transfers();
    this.pickUps = service.pickUps();
    this.registry = registry;
    this.directory = directory;
    this.offers = offers;
  }

  Call findCall(Principal principal, String id) {
    return calls.find(principal, id);
  }

  CallView view(Call call) {
    return CallView.from(call, offers);
  }

  /** The call's consultation; {@code null} when it never had one. */
  @Nullable TransferView transferOf(Call call) {
    return TransferView.from(call, offers);
  }

  /** The call that has the transfer. */
  Call find(Principal principal, String id) {
    return uuid(id)
        .flatMap(registry::findTransfer)
        .filter(call -> principal.sees(call.agent(), call.callCenter()))
        .orElseThrow(
            () ->
                new ProblemException(ProblemCode.TRANSFER_NOT_FOUND, "There is no such transfer."));
  }

  Asked consult(Call call, String to, String requestId) {
    offers.require(call, Action.CONSULTATION);
    return asked(call, transfers.consult(call, callee(call, to), requestId));
  }

  Asked ask(Call call, Action action) {
    offers.require(call, action);
    return asked(
        call, transfers.ask(call, requireNonNull(call.transfer(), "transfer is null"), action));
  }

  private Asked asked(Call call, Transfers.Accepted accepted) {
    return new Asked(TransferView.from(call, accepted.transfer(), offers), accepted.commandId());
  }

  UUID invite(Call call, String to, String requestId) {
    offers.require(call, Action.PARTICIPANTS);
    return pickUps.invite(call, callee(call, to), requestId);
  }

  UUID drop(Call call, String participantId) {
    Leg participant =
        call.participants().stream()
            .filter(leg -> leg.id().equals(participantId))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NOT_FOUND, "There is no such participant in the call."));
    return pickUps.drop(call, participant);
  }

  /** Also what a colleague of the call center has parked can be picked up. */
  PickUps.Accepted pickUp(Principal principal, String id, String requestId) {
    AgentLine own =
        directory
            .lineOf(String.valueOf(principal.agent()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NO_LINE, "No line is assigned to " + principal.agent() + "."));
    Call call =
        uuid(id)
            .flatMap(registry::find)
            .filter(
                found ->
                    principal.sees(found.agent(), found.callCenter())
                        || (found.parkedAt() != null
                            && found.callCenter().equals(own.callCenter().internalName())))
            .orElseThrow(
                () -> new ProblemException(ProblemCode.CALL_NOT_FOUND, "There is no such call."));
    return pickUps.pickUp(call, directory.owner(own), requestId);
  }

  CallPage parked(Principal principal, @Nullable String limit, @Nullable String cursor) {
    Set<String> callCenters =
        principal.role() == Role.AGENT
            ? directory
                .lineOf(String.valueOf(principal.agent()))
                .map(line -> Set.of(line.callCenter().internalName()))
                .orElse(Set.of())
            : principal.callCenters();
    Paging.Slice<Call> page =
        Paging.slice(
            registry
                .list(
                    call ->
                        call.state() == CallState.PARKED && callCenters.contains(call.callCenter()))
                .stream(),
            call -> Paging.place(requireNonNull(call.parkedAt()), call.id()),
            cursor,
            limit);
    return new CallPage(page.items().stream().map(this::view).toList(), page.next());
  }

  /** Whom the agent means: a colleague by username or line, or a number. */
  Callee callee(Call call, String to) {
    AgentLine own =
        directory
            .lineOf(call.agent())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NO_LINE, "No line is assigned to " + call.agent() + "."));
    CallCenter callCenter = own.callCenter();
    Optional<AgentLine> named = directory.lineOf(to.toLowerCase(Locale.ROOT));
    String number = named.map(AgentLine::line).orElseGet(() -> Dialling.number(callCenter, to));
    Optional<AgentLine> colleague = named.or(() -> directory.agentAt(number));
    requireSomebodyElse(call, number);
    if (callCenter.queueNumbers().contains(number)) {
      throw invalid("A queue cannot be asked; transfer the call to it instead.");
    }
    boolean isLine = !number.startsWith("+");
    if (isLine && !number.matches("[0-9]+")) {
      throw invalid("A short code of the phone system cannot be asked.");
    }
    // A colleague sees who asks; everybody else sees the company.
    String shownNumber = own.callerIdNumber();
    String shownName = callCenter.callerIdName();
    if (isLine || shownNumber == null) {
      shownNumber = own.line();
      shownName = own.agent().displayName();
    }
    return new Callee(
        new Party(number, colleague.map(line -> line.agent().displayName()).orElse(null)),
        new Destination(number),
        isLine,
        new Destination(shownNumber),
        DisplayName.of(shownName == null ? "" : shownName));
  }

  /** Of a number outside nobody knows how many calls it takes; a line has one person. */
  static void requireSomebodyElse(Call call, String number) {
    if (number.equals(call.line())) {
      throw invalid("A call cannot be taken to the agent's own line.");
    }
    if (!number.startsWith("+") && call.isWith(number)) {
      throw invalid(number + " is in this call already.");
    }
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.ofField(ProblemCode.FIELD_INVALID, "to", detail);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
