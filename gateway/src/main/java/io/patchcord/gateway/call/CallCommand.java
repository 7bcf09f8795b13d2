package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.SwitchCommand;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that an agent asks of a call.
 *
 * @param action what it is
 * @param holds whether the call stands as asked: then the command is done, or has nothing to do
 * @param asked what the mere asking makes of the call
 * @param toSwitch what to send, by how the call stands; may throw {@link IllegalStateException}
 *     where the call has no leg for it
 * @param replied what the switch's reply makes of the call; {@code null} where only an event
 *     confirms
 * @param failed takes back what the asking made
 * @param possible whether it can be sent, by how the call stands
 * @param automatic whether it follows from something, and nobody asked for it
 */
record CallCommand(
    Action action,
    Predicate<Call> holds,
    UnaryOperator<Call> asked,
    Function<Call, SwitchCommand> toSwitch,
    @Nullable UnaryOperator<Call> replied,
    UnaryOperator<Call> failed,
    Predicate<Call> possible,
    boolean automatic) {

  CallCommand {
    requireNonNull(action, "action is null");
    requireNonNull(holds, "holds is null");
    requireNonNull(asked, "asked is null");
    requireNonNull(toSwitch, "toSwitch is null");
    requireNonNull(failed, "failed is null");
    requireNonNull(possible, "possible is null");
  }

  /** One that an agent asks for, and that is possible as long as the call offers it. */
  CallCommand(
      Action action,
      Predicate<Call> holds,
      UnaryOperator<Call> asked,
      Function<Call, SwitchCommand> toSwitch,
      @Nullable UnaryOperator<Call> replied,
      UnaryOperator<Call> failed) {
    this(
        action,
        holds,
        asked,
        toSwitch,
        replied,
        failed,
        call ->
            call.actions(Role.AGENT).contains(action) || Actions.ofTransfer(call).contains(action),
        false);
  }

  /**
   * One that follows from something else.
   *
   * @param action what it is part of
   */
  static CallCommand automatic(
      Action action,
      Predicate<Call> holds,
      Function<Call, SwitchCommand> toSwitch,
      UnaryOperator<Call> failed,
      Predicate<Call> possible) {
    return new CallCommand(
        action, holds, UnaryOperator.identity(), toSwitch, null, failed, possible, true);
  }

  /** One that an event confirms. */
  static CallCommand confirmedByEvent(
      Action action, Predicate<Call> holds, Function<Call, SwitchCommand> toSwitch) {
    return new CallCommand(
        action, holds, UnaryOperator.identity(), toSwitch, null, UnaryOperator.identity());
  }

  /** One that nothing but the switch's reply confirms. */
  static CallCommand confirmedByReply(
      Action action,
      Predicate<Call> holds,
      Function<Call, SwitchCommand> toSwitch,
      UnaryOperator<Call> replied) {
    return new CallCommand(
        action, holds, UnaryOperator.identity(), toSwitch, replied, UnaryOperator.identity());
  }
}
