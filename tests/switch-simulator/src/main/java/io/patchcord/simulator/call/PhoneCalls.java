package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.line.Line;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Rings phones for a module of the switch, which is told what becomes of it. */
public final class PhoneCalls {
  private final Exchange exchange;
  private final LegFactory legs;

  /** Rings phones of that exchange. */
  public PhoneCalls(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.legs = new LegFactory(exchange);
  }

  /** Who wants to know. */
  public interface Listener {
    /** The phone answered. */
    void answered(Channel leg);

    /** It did not, and its leg is no more. */
    void failed(HangupCause cause);
  }

  /**
   * Rings what that dial string names; fails at once, before this returns, if there is no such
   * phone.
   *
   * @param dialString as in {@code [leg_timeout=15]user/1001@pbx.test}
   */
  public void ring(String dialString, Map<String, String> variables, Listener listener) {
    Optional<OriginateRequest> parsed = OriginateRequest.parse(dialString + " &park");
    Map<String, String> all = new LinkedHashMap<>(variables);
    parsed.ifPresent(request -> all.putAll(request.variables()));
    String user = parsed.map(OriginateRequest::dialString).orElse("");
    Optional<Line> line =
        user.startsWith("user/")
            ? exchange.directory().findAddress(user.substring("user/".length()))
            : Optional.empty();
    String uuid = all.getOrDefault("origination_uuid", ChannelTable.newUuid());
    if (line.isEmpty()) {
      listener.failed(HangupCause.SUBSCRIBER_ABSENT);
    } else if (!line.get().isRegistered()) {
      listener.failed(HangupCause.USER_NOT_REGISTERED);
    } else if (exchange.channels().refuses(uuid)) {
      listener.failed(HangupCause.DESTINATION_OUT_OF_ORDER);
    } else {
      ring(line.get(), legs.originated(uuid, line.get(), all), all, listener);
    }
  }

  private void ring(Line line, OutboundLeg leg, Map<String, String> variables, Listener listener) {
    boolean autoAnswer = leg.channel().variables().isTrue("sip_auto_answer");
    FarEnd phone = new FarEnds(exchange.outsideRingTime()).phone(line, autoAnswer);
    new RingingLeg(
            exchange,
            leg,
            phone,
            new RingingLeg.Outcome() {
              @Override
              public void onAnswered() {
                AgentLeg.settle(exchange, leg.channel(), line, variables);
                listener.answered(leg.channel());
              }

              @Override
              public void onFailed(HangupCause cause) {
                // Told once the leg is no more, as the modules of the real switch are.
              }

              @Override
              public void onGone(HangupCause cause) {
                listener.failed(cause);
              }
            })
        .start(Patience.ofSeconds(variables.get("leg_timeout")));
  }

  /** Ends every ringing leg that has that value in a variable. */
  public void cancel(String variable, String value) {
    for (Channel channel : exchange.channels().all()) {
      if (value.equals(channel.variables().get(variable))) {
        exchange
            .waiting()
            .find(channel)
            .ifPresent(leg -> leg.end(HangupCause.ORIGINATOR_CANCEL, Disposition.SEND_CANCEL));
      }
    }
  }
}
