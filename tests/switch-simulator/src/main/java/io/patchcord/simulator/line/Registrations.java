package io.patchcord.simulator.line;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Registers and unregisters the phones and tells of it. */
public final class Registrations {
  private static final EventSource REGISTER =
      new EventSource("sofia_reg.c", "sofia_reg_handle_register_token", 2059);
  private static final EventSource UNREGISTER =
      new EventSource("sofia_reg.c", "sofia_reg_handle_register_token", 2166);
  private static final EventSource EXPIRE =
      new EventSource("sofia_reg.c", "sofia_reg_del_callback", 735);

  /** The phones of the recordings register for so long. */
  private static final int EXPIRES_SECONDS = 300;

  /** A phone renews its registration when half of its time is over. */
  public static final Duration RENEWAL = Duration.ofSeconds(EXPIRES_SECONDS / 2);

  private static final String USER_AGENT = "LoopPhone/1.0";

  private final EventBus bus;
  private final SwitchClock clock;

  /** Tells that bus. */
  public Registrations(EventBus bus, SwitchClock clock) {
    this.bus = requireNonNull(bus, "bus is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** The phones were there before anyone listened. */
  public void registerSilently(Line line) {
    line.register(clock.micros() / 1_000_000 + EXPIRES_SECONDS);
  }

  /** The phone registers, or renews its registration. */
  public void register(Line line) {
    registerSilently(line);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("profile-name", "internal");
    headers.put("from-user", line.number());
    headers.put("from-host", line.domain());
    headers.put("presence-hosts", line.domain() + ",127.0.0.1");
    headers.put("contact", "\"\" <" + line.contact() + ">");
    headers.put("call-id", line.registrationCallId());
    headers.put("rpid", "unknown");
    headers.put("status", "Registered(UDP)");
    headers.put("expires", Integer.toString(EXPIRES_SECONDS));
    headers.put("to-user", line.number());
    headers.put("to-host", line.domain());
    headers.put("network-ip", "127.0.0.1");
    headers.put("network-port", Integer.toString(line.port()));
    headers.put("username", line.number());
    headers.put("realm", line.domain());
    headers.put("user-agent", USER_AGENT);
    headers.put("sip_number_alias", line.number());
    headers.put("sip_auth_username", line.number());
    headers.put("sip_auth_realm", line.domain());
    headers.put("number_alias", line.number());
    headers.put("user_name", line.number());
    headers.put("domain_name", line.domain());
    headers.put("record_stereo", "true");
    headers.put("default_gateway", "example.com");
    headers.put("default_areacode", "918");
    headers.put("transfer_fallback_extension", "operator");
    headers.put("toll_allow", "domestic,international,local");
    headers.put("accountcode", line.number());
    headers.put("user_context", "default");
    headers.put("effective_caller_id_name", "Extension " + line.number());
    headers.put("effective_caller_id_number", line.number());
    headers.put("outbound_caller_id_name", "FreeSWITCH");
    headers.put("outbound_caller_id_number", "0000000000");
    headers.put("callgroup", "techsupport");
    bus.publish("CUSTOM", "sofia::register", REGISTER, headers, null);
  }

  /** The phone unregisters. */
  public void unregister(Line line) {
    line.unregister();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("profile-name", "internal");
    headers.put("from-user", line.number());
    headers.put("from-host", line.domain());
    headers.put("contact", "\"\" <" + line.contact() + ">");
    headers.put("call-id", line.registrationCallId());
    headers.put("rpid", "unknown");
    headers.put("expires", "0");
    bus.publish("CUSTOM", "sofia::unregister", UNREGISTER, headers, null);
  }

  /**
   * The line had two phones, and one has left: the table forgets the line, which still has the
   * other. So it was seen of FreeSWITCH 1.10.12 and 1.11.2.
   */
  public void forget(Line line) {
    line.unlist();
  }

  /** The phone was not heard of in time. */
  public void expire(Line line) {
    line.unregister();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("profile-name", "internal");
    headers.put("user", line.number());
    headers.put("host", line.domain());
    headers.put("contact", "\"\" <" + line.contact() + ">");
    headers.put("expires", Long.toString(line.expiresEpoch()));
    headers.put("user-agent", USER_AGENT);
    bus.publish("CUSTOM", "sofia::expire", EXPIRE, headers, null);
  }
}
