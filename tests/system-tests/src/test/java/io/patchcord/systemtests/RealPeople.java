package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * People and phones of a real switch: what the simulator does when it is told {@code simulate},
 * done with phones on loopback.
 */
final class RealPeople implements AutoCloseable {
  /** How a phone reacts to a call, as the simulator is told it. */
  private enum Mode {
    MANUAL,
    AUTO,
    NEVER,
    REJECT
  }

  private static final List<String> LINES = List.of("1001", "1002", "1003");
  private static final int OK = 200;
  private static final int SECONDS = 120;

  /** Whoever is outside rings for that long: as the simulator of the tests. */
  private static final int RING_MILLIS = 300;

  private static final int PHONE_MILLIS = 50;

  /** How the numbers of those begin who say nothing: hundreds of them can be called at once. */
  static final String SILENT = "1415556";

  private final Map<String, SipPhone> phones = new ConcurrentHashMap<>();
  private final Map<String, Mode> modes = new ConcurrentHashMap<>();
  private final SipPhone outside;
  private final Map<String, Long> registered = new ConcurrentHashMap<>();
  private final String domain;
  private final Places places;
  private final String password;
  private volatile @Nullable SwitchControl switchControl;

  /**
   * Where the switch is.
   *
   * @param internal where lines register
   * @param external where carriers call
   * @param carrierPort where the switch calls its carrier
   */
  record Places(
      String domain, InetSocketAddress internal, InetSocketAddress external, int carrierPort) {
    static InetSocketAddress loopback(String port) {
      return new InetSocketAddress(
          InetAddress.getLoopbackAddress(), Integer.parseInt(port.strip()));
    }
  }

  /**
   * @param password of every line
   */
  RealPeople(Places places, String password) {
    this.domain = places.domain();
    this.places = places;
    this.password = password;
    for (String line : LINES) {
      modes.put(line, Mode.MANUAL);
      phones.put(
          line,
          new SipPhone(
              new SipRegistration.SipAddress(line, places.domain()),
              password,
              0,
              places.internal(),
              invite -> plan(line, invite)));
    }
    this.outside =
        new SipPhone(
            new SipRegistration.SipAddress("outside", "127.0.0.1"),
            "",
            places.carrierPort(),
            places.external(),
            RealPeople::outsidePlan);
  }

  /** A switch has been started, and knows nothing of any call: the phones find that out. */
  void follow(SwitchControl control) {
    switchControl = control;
    outside.forgetCalls();
    phones.values().forEach(SipPhone::forgetCalls);
    registered.clear();
    LINES.forEach(this::register);
  }

  private SwitchControl control() {
    return requireNonNull(switchControl, "no switch is there yet");
  }

  private SipPlan plan(String line, SipMessage invite) {
    boolean asked =
        invite.get("call-info").contains("answer-after")
            || invite.get("alert-info").contains("answer-after");
    return switch (requireNonNull(modes.get(line))) {
      case AUTO -> SipPlan.answerAfter(PHONE_MILLIS);
      case MANUAL -> asked ? SipPlan.answerAfter(PHONE_MILLIS) : SipPlan.ring();
      case NEVER -> SipPlan.ring();
      case REJECT -> SipPlan.refuse(603);
    };
  }

  /** The last digits decide, as with the simulator. */
  private static SipPlan outsidePlan(SipMessage invite) {
    String number = invite.number();
    String last = number.substring(Math.max(0, number.length() - 4));
    return switch (last) {
      case "0486" -> SipPlan.refuse(486);
      case "0404" -> SipPlan.refuse(404);
      case "0603" -> SipPlan.refuse(603);
      case "0503" -> SipPlan.refuse(503);
      case "0480" -> SipPlan.ring();
      default ->
          number.startsWith(SILENT)
              ? SipPlan.answerSilentlyAfter(RING_MILLIS)
              : SipPlan.answerAfter(RING_MILLIS);
    };
  }

  /** Does what the simulator would be told; {@code +OK} if it could be done. */
  String simulate(List<String> words) {
    String what = words.get(0);
    boolean off = words.size() > 1 && words.get(1).equals("off");
    return switch (what) {
      case "stall", "drop-events" -> {
        if (off) {
          yield "+OK";
        }
        throw new TestAbortedException("a real switch cannot be told to " + what);
      }
      case "drop-replies", "lose-event", "crash", "slow-music" ->
          throw new TestAbortedException("a real switch cannot be told to " + what);
      case "phone" -> {
        Mode mode = Mode.valueOf(words.get(2).toUpperCase(Locale.ROOT));
        modes.put(words.get(1), mode);
        phone(words.get(1)).obeyTalk(mode != Mode.NEVER);
        yield "+OK";
      }
      case "register" -> {
        register(words.get(1));
        yield "+OK";
      }
      case "expire" -> {
        // It says nothing any more, and its registration runs out.
        phone(words.get(1)).unplug();
        registered.remove(words.get(1));
        yield "+OK";
      }
      case "unregister" -> {
        phone(words.get(1)).register(0);
        registered.remove(words.get(1));
        yield "+OK";
      }
      case "forget" -> {
        try (SipPhone second = another(words.get(1))) {
          second.register(0);
        }
        yield "+OK";
      }
      case "incoming" -> {
        outside.dial(words.get(2), words.get(1), rest(words, 3));
        yield "+OK";
      }
      case "queue-call" -> {
        outside.dial("18005550100", words.get(1), rest(words, 2));
        yield "+OK";
      }
      case "phone-dial" -> {
        phone(words.get(1)).dial(words.get(2), words.get(1), "");
        yield "+OK";
      }
      default -> ofCall(what, words);
    };
  }

  private String ofCall(String what, List<String> words) {
    SipPhone phone = phoneOf(words.get(1));
    if (what.equals("hangup-other")) {
      return hangUpOther(phone);
    }
    Optional<SipCall> newest = phone.newest();
    if (newest.isEmpty()) {
      return "-ERR no call";
    }
    SipCall call = newest.get();
    switch (what) {
      case "answer" -> phone.answer(call);
      case "reject" -> phone.refuse(call, 486);
      case "hangup" -> phone.hangUp(call);
      case "dtmf" -> words.get(2).chars().forEach(key -> call.press((char) key));
      case "phone-hold" -> phone.offer(call, "sendonly");
      case "phone-unhold" -> phone.offer(call, "sendrecv");
      case "phone-transfer" -> phone.refer(call, words.get(2));
      case "phone-attended-transfer" -> phone.join(phone.calls().get(0), call);
      default -> throw new TestAbortedException("people of a real switch cannot " + what);
    }
    return "+OK";
  }

  /** Whoever talks to it is outside, or at another line. */
  private String hangUpOther(SipPhone phone) {
    Optional<SipCall> other = outside.newest();
    if (other.isPresent()) {
      outside.hangUp(other.get());
      return "+OK";
    }
    for (SipPhone each : phones.values()) {
      if (each != phone && each.newest().isPresent()) {
        each.hangUp(each.newest().get());
        return "+OK";
      }
    }
    return "-ERR no other party";
  }

  /** A line, or the leg of one by its uuid. */
  private SipPhone phoneOf(String word) {
    SipPhone named = phones.get(word);
    if (named != null) {
      return named;
    }
    for (JsonNode row : control().channels()) {
      if (row.path("uuid").asText().equals(word)) {
        String presence = row.path("presence_id").asText();
        SipPhone at = phones.get(presence.replaceFirst("@.*", ""));
        return at == null ? outside : at;
      }
    }
    throw new TestAbortedException("no phone has the leg " + word);
  }

  /**
   * Only when it is time: while the switch stores a registration anew, the line has none for some
   * milliseconds.
   */
  private void register(String line) {
    long now = System.nanoTime();
    Long last = registered.get(line);
    if (last != null && now - last < TimeUnit.SECONDS.toNanos(SECONDS / 2)) {
      return;
    }
    registered.put(line, now);
    int status = phone(line).register(SECONDS);
    if (status != OK) {
      throw new AssertionError("line " + line + " could not register: " + status);
    }
    Eventually.holds(
        "the switch can ring line " + line,
        () -> control().api("sofia_contact", "*/" + line + "@" + domain).contains("sofia/"));
  }

  /** One more phone at a line, which has registered and only rings; the caller closes it. */
  SipPhone another(String line) {
    SipPhone phone = stranger(line, password);
    if (phone.register(SECONDS) != OK) {
      throw new AssertionError("another phone of line " + line + " could not register");
    }
    return phone;
  }

  /** A phone that may not be one of the switch's, and only rings; the caller closes it. */
  SipPhone stranger(String line, String itsPassword) {
    return new SipPhone(
        new SipRegistration.SipAddress(line, domain),
        itsPassword,
        0,
        places.internal(),
        invite -> SipPlan.ring());
  }

  SipPhone phone(String line) {
    return requireNonNull(phones.get(line), line);
  }

  SipPhone outside() {
    return outside;
  }

  private static String rest(List<String> words, int from) {
    return words.size() <= from ? "" : String.join(" ", words.subList(from, words.size()));
  }

  @Override
  public void close() {
    // The next ones have other ports: a phone that is gone would ring on beside them.
    phones.values().forEach(phone -> phone.register(0));
    phones.values().forEach(SipPhone::close);
    outside.close();
  }

  static @Nullable String property(String name) {
    String value = System.getProperty(name);
    return value == null || value.isBlank() ? null : value;
  }
}
