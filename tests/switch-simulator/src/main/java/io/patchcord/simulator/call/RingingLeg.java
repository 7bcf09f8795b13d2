package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.MediaVariables;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.SipFailure;
import io.patchcord.simulator.channel.SipVariables;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** An outbound leg from its making until it is answered or has failed. */
final class RingingLeg implements WaitingLegs.Waiting {
  private final Exchange exchange;
  private final LegSteps steps;
  private final OutboundLeg leg;
  private final Channel channel;
  private final FarEnd farEnd;
  private final Outcome outcome;
  private @Nullable Future<?> reaction;
  private @Nullable Future<?> timeout;

  /** Whom it concerns. */
  interface Outcome {
    /** The far end rings. */
    default void onRinging() {}

    /** The far end answered. */
    void onAnswered();

    /** The leg is down, and its account is not written yet. */
    void onFailed(HangupCause cause);

    /** The failed leg is no more. */
    default void onGone(HangupCause cause) {}
  }

  RingingLeg(Exchange exchange, OutboundLeg leg, FarEnd farEnd, Outcome outcome) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.steps = new LegSteps(exchange);
    this.leg = requireNonNull(leg, "leg is null");
    this.channel = leg.channel();
    this.farEnd = requireNonNull(farEnd, "farEnd is null");
    this.outcome = requireNonNull(outcome, "outcome is null");
  }

  /** Calls the far end and gives it that long. */
  void start(Duration patience) {
    exchange.waiting().put(channel, this);
    steps.created(channel);
    timeout =
        exchange
            .thread()
            .schedule(
                patience,
                () -> ifStillRinging(() -> end(HangupCause.NO_ANSWER, Disposition.SEND_CANCEL)));
    if (farEnd.rings()) {
      SipVariables.ringing(channel, leg.port(), leg.fromHost(), leg.contactUser());
      channel.profile().set(ProfileField.NETWORK_ADDRESS, LegVariables.HOST);
      steps.ringing(channel);
      outcome.onRinging();
    }
    if (farEnd instanceof FarEnd.Answers answers) {
      reaction = exchange.thread().schedule(answers.after(), () -> ifStillRinging(this::answer));
    } else if (farEnd instanceof FarEnd.Refuses refuses) {
      reaction =
          exchange
              .thread()
              .schedule(
                  FarEnd.PROMPTLY,
                  () -> ifStillRinging(() -> refuse(refuses.cause(), refuses.failure())));
    }
  }

  /** Nothing happens to a leg that the switch has lost in a crash. */
  private void ifStillRinging(Runnable task) {
    if (exchange.waiting().find(channel).orElse(null) == this) {
      task.run();
    }
  }

  @Override
  public void answer() {
    stopWaiting();
    MediaVariables.agreed(
        channel, MediaVariables.remoteDescription(leg.mediaPort()), leg.mediaPort());
    steps.answered(channel);
    outcome.onAnswered();
  }

  @Override
  public void refuse(HangupCause cause, SipFailure failure) {
    channel.profile().set(ProfileField.NETWORK_ADDRESS, LegVariables.HOST);
    SipVariables.refused(channel, failure, cause, leg.port());
    end(cause, Disposition.RECV_REFUSE);
  }

  @Override
  public void end(HangupCause cause, Disposition by) {
    stopWaiting();
    steps.hangUp(channel, cause, by == Disposition.SEND_BYE ? Disposition.SEND_CANCEL : by);
    steps.down(channel);
    outcome.onFailed(cause);
    steps.complete(channel);
    steps.destroyed(channel);
    outcome.onGone(cause);
  }

  private void stopWaiting() {
    exchange.waiting().remove(channel);
    if (reaction != null) {
      reaction.cancel(false);
    }
    if (timeout != null) {
      timeout.cancel(false);
    }
  }
}
