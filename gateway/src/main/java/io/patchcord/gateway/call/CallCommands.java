package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchCommand;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The commands that there are: what each sends, and what confirms it. */
final class CallCommands {
  private final Switch phoneSystem;

  CallCommands(Switch phoneSystem) {
    this.phoneSystem = phoneSystem;
  }

  /** The phone may not obey; then no answer comes, the command fails, and is not offered again. */
  CallCommand answer() {
    return new CallCommand(
        Action.ANSWER,
        call -> call.agentLeg().isPresent(),
        UnaryOperator.identity(),
        call -> SwitchCommand.answer(answerableLeg(call).id()),
        null,
        call -> call.isOver() ? call : call.withLeg(answerableLeg(call).deaf()));
  }

  CallCommand reject() {
    return new CallCommand(
        Action.REJECT,
        Call::isOver,
        CallReducer::hangupRequested,
        call -> SwitchCommand.reject(ringingLeg(call)),
        null,
        UnaryOperator.identity());
  }

  CallCommand hold() {
    return CallCommand.confirmedByEvent(
        Action.HOLD, is(CallState.HELD), call -> SwitchCommand.hold(agentLeg(call).id()));
  }

  CallCommand retrieve() {
    return CallCommand.confirmedByEvent(
        Action.RETRIEVE, is(CallState.ACTIVE), call -> SwitchCommand.retrieve(agentLeg(call).id()));
  }

  CallCommand mute() {
    return CallCommand.confirmedByEvent(
        Action.MUTE, Call::muted, call -> SwitchCommand.mute(agentLeg(call).id()));
  }

  CallCommand unmute() {
    return CallCommand.confirmedByEvent(
        Action.UNMUTE, call -> !call.muted(), call -> SwitchCommand.unmute(agentLeg(call).id()));
  }

  CallCommand digits(String digits) {
    return CallCommand.confirmedByReply(
        Action.DTMF,
        call -> false,
        call -> SwitchCommand.digits(partner(call), digits),
        UnaryOperator.identity());
  }

  CallCommand transfer(Destination number, Party to) {
    return new CallCommand(
        Action.TRANSFER,
        Call::hasKnownEnd,
        call -> CallReducer.transferRequested(call, to),
        call -> SwitchCommand.transferPartner(agentLeg(call).id(), number, phoneSystem.context()),
        null,
        CallReducer::transferFailed);
  }

  CallCommand startRecording() {
    return CallCommand.confirmedByEvent(
        Action.RECORD_START,
        call -> call.recording() != null,
        call ->
            SwitchCommand.record(
                agentLeg(call).id(),
                // The version makes each recording of a call a file of its own.
                phoneSystem.recordingPath(call.id() + "-" + call.version() + ".wav")));
  }

  CallCommand stopRecording() {
    return CallCommand.confirmedByEvent(
        Action.RECORD_STOP,
        call -> call.recording() == null,
        call -> SwitchCommand.stopRecording(agentLeg(call).id(), recording(call).path()));
  }

  CallCommand pauseRecording() {
    return CallCommand.confirmedByReply(
        Action.RECORD_PAUSE,
        call -> call.recording() != null && call.recording().paused(),
        call -> SwitchCommand.pauseRecording(agentLeg(call).id(), recording(call).path()),
        call -> CallReducer.recordingPaused(call, true));
  }

  CallCommand resumeRecording() {
    return CallCommand.confirmedByReply(
        Action.RECORD_RESUME,
        call -> call.recording() != null && !call.recording().paused(),
        call -> SwitchCommand.resumeRecording(agentLeg(call).id(), recording(call).path()),
        call -> CallReducer.recordingPaused(call, false));
  }

  private static Predicate<Call> is(CallState state) {
    return call -> call.state() == state;
  }

  private static Leg agentLeg(Call call) {
    return call.agentLeg().orElseThrow(() -> new IllegalStateException("the agent is not on"));
  }

  private static String ringingLeg(Call call) {
    return call.aliveLegs(Role.AGENT)
        .findFirst()
        .map(Leg::id)
        .orElseThrow(() -> new IllegalStateException("no phone rings"));
  }

  private static Leg answerableLeg(Call call) {
    return call.aliveLegs(Role.AGENT)
        .filter(Leg::notifiable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no phone rings that can be asked to answer"));
  }

  private static String partner(Call call) {
    String partner = agentLeg(call).partner();
    if (partner == null) {
      throw new IllegalStateException("the agent hears nobody");
    }
    return partner;
  }

  private static CallRecording recording(Call call) {
    CallRecording running = call.recording();
    if (running == null) {
      throw new IllegalStateException("nothing is recorded");
    }
    return running;
  }
}
