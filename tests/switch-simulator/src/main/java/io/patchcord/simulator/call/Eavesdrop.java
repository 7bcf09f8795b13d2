package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.Display;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.Occupation;
import io.patchcord.simulator.channel.ProfileField;
import java.util.List;

/**
 * One leg listens to another, and to the one that it talks to. Keys decide who hears the listener.
 */
public final class Eavesdrop implements Occupation {
  private final Exchange exchange;
  private final Channel listener;
  private final Channel target;
  private Mode mode;

  /** Who hears the listener. */
  public enum Mode {
    /** Nobody: key 0. */
    LISTEN,
    /** Only the one who is listened to, key 2 ({@code ED_MUX_WRITE}). */
    WHISPER,
    /** Only the other one, key 1 ({@code ED_MUX_READ}). */
    WHISPER_TO_OTHER,
    /** Both: key 3. */
    BARGE
  }

  private Eavesdrop(Exchange exchange, Channel listener, Channel target) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.listener = requireNonNull(listener, "listener is null");
    this.target = requireNonNull(target, "target is null");
    boolean toOther = listener.variables().isTrue("eavesdrop_whisper_aleg");
    boolean toTarget = listener.variables().isTrue("eavesdrop_whisper_bleg");
    this.mode =
        toTarget
            ? (toOther ? Mode.BARGE : Mode.WHISPER)
            : (toOther ? Mode.WHISPER_TO_OTHER : Mode.LISTEN);
  }

  /** Runs the application on that leg; it ends at once if there is nothing to listen to. */
  static void run(Exchange exchange, Channel listener, String targetUuid) {
    Channel target = exchange.channels().find(targetUuid).filter(Channel::hasMedia).orElse(null);
    if (target == null || target == listener || !target.isUp() || !inGroup(listener, target)) {
      new LegSteps(exchange).end(listener, HangupCause.NORMAL_CLEARING, Disposition.SEND_BYE);
      return;
    }
    listener.occupiedWith(new Eavesdrop(exchange, listener, target));
    MediaBugs.started(exchange.events(), target, "eavesdrop", targetUuid);
    String name = target.profile().get(ProfileField.CALLER_ID_NAME);
    String number = target.profile().get(ProfileField.CALLER_ID_NUMBER);
    listener
        .variables()
        .setAll("last_sent_callee_id_name", name, "last_sent_callee_id_number", number);
    listener.shown().display(new Display("SEND", name, number));
  }

  private static boolean inGroup(Channel listener, Channel target) {
    String required = listener.variables().get("eavesdrop_require_group");
    String groups = target.variables().get("eavesdrop_group");
    return required == null || (groups != null && List.of(groups.split(",")).contains(required));
  }

  /** The leg that is listened to. */
  public Channel target() {
    return target;
  }

  public Mode mode() {
    return mode;
  }

  void pressed(String digit) {
    switch (digit) {
      case "0" -> mode = Mode.LISTEN;
      case "1" -> mode = Mode.WHISPER_TO_OTHER;
      case "2" -> mode = Mode.WHISPER;
      case "3" -> mode = Mode.BARGE;
      default -> {}
    }
  }

  @Override
  public void left() {
    listener.occupiedWith(null);
    MediaBugs.stopped(exchange.events(), target, "eavesdrop", target.uuid());
  }

  @Override
  public void hungUp() {
    left();
  }

  /** Ends whoever listens to a leg that hangs up. */
  static void targetEnded(Exchange exchange, Channel ended) {
    for (Channel channel : exchange.channels().all()) {
      if (channel.occupation().orElse(null) instanceof Eavesdrop eavesdrop
          && eavesdrop.target == ended
          && channel.isUp()) {
        MediaBugs.stopped(exchange.events(), ended, "eavesdrop", ended.uuid());
        channel.occupiedWith(null);
        new LegSteps(exchange).end(channel, HangupCause.NORMAL_CLEARING, Disposition.SEND_BYE);
      }
    }
  }
}
