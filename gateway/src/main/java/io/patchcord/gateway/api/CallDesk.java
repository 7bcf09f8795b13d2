package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Action;
import io.patchcord.gateway.call.ActionNotPossibleException;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CallService;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.DialCommand;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.callcenter.CallCenter;
import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an API user does with calls: the user's view of them, and the user's words into commands.
 */
final class CallDesk {
  private final CallService calls;
  private final CallRegistry registry;
  private final Directory directory;
  private final Offers offers;

  CallDesk(CallService calls, CallRegistry registry, Directory directory, Offers offers) {
    this.calls = calls;
    this.registry = registry;
    this.directory = directory;
    this.offers = offers;
  }

  Call dial(Principal principal, @Nullable DialBody body, String requestId) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_INVALID, "The body is missing.");
    }
    AgentLine line =
        directory
            .lineOf(String.valueOf(principal.agent()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NO_LINE, "No line is assigned to " + principal.agent() + "."));
    String number = Dialling.number(line.callCenter(), body.requireTo());
    // A colleague sees who calls; everybody else sees the company.
    boolean colleague = directory.agentAt(number).isPresent();
    String callerIdNumber = colleague ? line.line() : line.callerIdNumber();
    String callerIdName = colleague ? line.agent().displayName() : line.callCenter().callerIdName();
    DialCommand command =
        new DialCommand(
            body.callId(),
            directory.owner(line),
            new Destination(number),
            body.toSubject(),
            callerIdNumber == null ? null : new Destination(callerIdNumber),
            DisplayName.of(callerIdName == null ? "" : callerIdName),
            requestId);
    return calls.dial(command);
  }

  Call find(Principal principal, String id) {
    return uuid(id)
        .flatMap(registry::find)
        .filter(call -> principal.sees(call.agent(), call.callCenter()))
        .orElseThrow(
            () -> new ProblemException(ProblemCode.CALL_NOT_FOUND, "There is no such call."));
  }

  /** Why an action is refused, in words. */
  static String sentence(ActionNotPossibleException refused) {
    return "'"
        + refused.action().path()
        + "' is not possible while the call is "
        + refused.call().state()
        + ".";
  }

  UUID ask(Call call, Action action) {
    offers.require(call, action);
    return calls.ask(call, action);
  }

  UUID sendDigits(Call call, String digits) {
    offers.require(call, Action.DTMF);
    return calls.sendDigits(call, digits);
  }

  UUID transfer(Call call, String to) {
    offers.require(call, Action.TRANSFER);
    // An agent's name is quicker to type than a line; numbers are read as for dialling.
    Optional<AgentLine> colleague = directory.lineOf(to.toLowerCase(Locale.ROOT));
    String number =
        colleague.map(AgentLine::line).orElseGet(() -> Dialling.number(callCenterOf(call), to));
    TransferDesk.requireSomebodyElse(call, number);
    String name =
        colleague
            .or(() -> directory.agentAt(number))
            .map(line -> line.agent().displayName())
            .orElse(null);
    return calls.transfer(call, new Destination(number), new Party(number, name));
  }

  private CallCenter callCenterOf(Call call) {
    return directory
        .lineOf(call.agent())
        .map(AgentLine::callCenter)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NO_LINE, "No line is assigned to " + call.agent() + "."));
  }

  CallPage list(
      Principal principal,
      @Nullable String limitText,
      @Nullable String cursor,
      @Nullable String stateText) {
    int limit = Paging.limit(limitText);
    CallState state = stateText == null ? null : state(stateText);
    Comparator<Call> newestFirst =
        Comparator.comparing((Call call) -> call.times().created())
            .thenComparing(Call::id)
            .reversed();
    List<Call> rest =
        registry
            .list(
                call ->
                    principal.sees(call.agent(), call.callCenter())
                        && (state == null ? !call.isOver() : call.state() == state))
            .stream()
            .sorted(newestFirst)
            .filter(cursor == null ? call -> true : after(cursor))
            .limit(limit + 1L)
            .toList();
    List<Call> page = rest.subList(0, Math.min(limit, rest.size()));
    return new CallPage(
        page.stream().map(this::view).toList(),
        rest.size() > limit ? cursorOf(page.get(limit - 1)) : null);
  }

  private static String cursorOf(Call call) {
    return call.times().created() + "_" + call.id();
  }

  /** The calls after the one that the cursor names, whether that is still there or not. */
  private static Predicate<Call> after(String cursor) {
    String[] parts = cursor.split("_", 2);
    try {
      Instant created = Instant.parse(parts[0]);
      UUID id = UUID.fromString(parts[parts.length - 1]);
      return call -> {
        int order = call.times().created().compareTo(created);
        return order < 0 || (order == 0 && call.id().compareTo(id) < 0);
      };
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID, "cursor", "A cursor is the 'next' of the page before.");
    }
  }

  private static CallState state(String text) {
    try {
      return CallState.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID,
          "state",
          "A state is one of " + Arrays.toString(CallState.values()) + ".");
    }
  }

  CallView view(Call call) {
    return CallView.from(call, offers);
  }

  /** The answer to an id that is taken; the call itself only for whom it concerns. */
  ProblemException callExists(Principal principal, Call existing) {
    Problem problem = Problem.of(ProblemCode.CALL_EXISTS, "This id belongs to a call already.");
    return new ProblemException(
        principal.sees(existing.agent(), existing.callCenter())
            ? problem.withCall(view(existing))
            : problem);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
