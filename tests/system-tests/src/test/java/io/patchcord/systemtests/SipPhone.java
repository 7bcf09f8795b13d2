package io.patchcord.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A phone on loopback that speaks SIP over UDP: registers, rings, answers by hand or when the call
 * or {@code NOTIFY talk} asks for it, calls, holds, sends a call on, and has speech.
 */
final class SipPhone implements AutoCloseable {
  /** How it reacts to a call. */
  enum Mode {
    MANUAL,
    AUTO,
    NEVER,
    REJECT
  }

  /** What a call that comes to it should do. */
  interface Reaction {
    /** Milliseconds until it answers, a SIP status with which it refuses, or neither. */
    record Plan(@Nullable Integer answerAfterMillis, @Nullable Integer refuseWith) {}

    Plan to(SipMessage invite);
  }

  private static final String ALLOW =
      "Allow: INVITE,ACK,BYE,CANCEL,OPTIONS,NOTIFY,INFO,UPDATE,REFER\r\n";

  private final String user;
  private final String domain;
  private final String password;
  private final InetSocketAddress server;
  private final DatagramSocket socket;
  private final Reaction reaction;
  private final ScheduledExecutorService work =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "phone");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, SipCall> calls = new LinkedHashMap<>();
  private final Map<String, Integer> registered = new ConcurrentHashMap<>();
  private final String registration = id();
  private int sequence;
  private volatile boolean obeysTalk = true;

  /**
   * @param port its own; 0 for any that is free
   * @param server where it registers and calls
   */
  SipPhone(
      String user,
      String domain,
      String password,
      int port,
      InetSocketAddress server,
      Reaction reaction) {
    this.user = user;
    this.domain = domain;
    this.password = password;
    this.server = server;
    this.reaction = reaction;
    try {
      this.socket = new DatagramSocket(port, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port, e);
    }
    Thread reader = new Thread(this::read, "phone-" + user);
    reader.setDaemon(true);
    reader.start();
  }

  /** Registers for so many seconds; 0 takes the registration away. Waits for what becomes of it. */
  int register(int seconds) {
    registered.remove("status");
    work.execute(() -> register(seconds, null));
    return Eventually.get(
        user + " has registered",
        () -> Optional.ofNullable(registered.get("status")),
        () -> "no answer from " + server);
  }

  /** Whether {@code NOTIFY talk} makes it answer. */
  void obeyTalk(boolean obeys) {
    obeysTalk = obeys;
  }

  /** The newest call, if there is one. */
  Optional<SipCall> newest() {
    synchronized (calls) {
      return calls.values().stream().reduce((first, second) -> second);
    }
  }

  /** All calls that it has. */
  List<SipCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls.values());
    }
  }

  void answer(SipCall call) {
    work.execute(() -> answerNow(call));
  }

  void refuse(SipCall call, int status) {
    work.execute(
        () -> {
          reply(call, call.invite, status, "Refused", "", "");
          end(call);
        });
  }

  /** Ends a call, refuses one that rings here, or gives one up that rings there. */
  void hangUp(SipCall call) {
    work.execute(
        () -> {
          if (call.answered) {
            request(call, "BYE", "", "");
            end(call);
          } else if (call.incoming) {
            reply(call, call.invite, 486, "Busy Here", "", "");
            end(call);
          } else {
            cancel(call);
          }
        });
  }

  /** Its key for hold, by a new offer; {@code sendonly} holds, {@code sendrecv} retrieves. */
  void offer(SipCall call, String direction) {
    work.execute(
        () ->
            request(
                call, "INVITE", "Content-Type: application/sdp\r\n", call.description(direction)));
  }

  /** Sends the other party on to a number. */
  void refer(SipCall call, String number) {
    work.execute(
        () -> request(call, "REFER", "Refer-To: <sip:" + number + "@" + domain + ">\r\n", ""));
  }

  /** Calls a number. */
  void dial(String number, String fromNumber, String fromName) {
    work.execute(() -> invite(number, fromNumber, fromName, null));
  }

  private void invite(
      String number, String fromNumber, String fromName, @Nullable String authorization) {
    try {
      String id = id();
      String uri = "sip:" + number + "@" + domain;
      String name = fromName.isEmpty() ? "" : "\"" + fromName + "\" ";
      SipMessage mine =
          new SipMessage(
              "INVITE " + uri + " SIP/2.0",
              List.of(
                  Map.entry("number", fromNumber),
                  Map.entry("name", fromName),
                  Map.entry("branch", "z9hG4bK" + id())),
              "");
      SipCall call = new SipCall(id, false, id(), mine, server);
      call.from = name + "<sip:" + fromNumber + "@" + domain + ">;tag=" + call.localTag;
      call.to = "<" + uri + ">";
      call.target = uri;
      synchronized (calls) {
        calls.put(id, call);
      }
      send(
          mine.first()
              + "\r\n"
              + via(mine.get("branch"))
              + dialog(call, "INVITE", call.sequence)
              + (authorization == null ? "" : authorization)
              + "Content-Type: application/sdp\r\n",
          call.description(null),
          server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    byte[] bytes = new byte[65_535];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        return; // closed
      }
      if (packet.getLength() > 8) { // less is there to keep a path open
        SipMessage message = SipMessage.parse(bytes, packet.getLength());
        InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
        work.execute(() -> take(message, from));
      }
    }
  }

  private void take(SipMessage message, InetSocketAddress from) {
    SipCall call;
    synchronized (calls) {
      call = calls.get(message.callId());
    }
    if (message.isResponse()) {
      takeResponse(message, call);
      return;
    }
    switch (message.method()) {
      case "INVITE" -> takeInvite(message, call, from);
      case "ACK" -> {
        // The end of a transaction.
      }
      case "BYE" -> {
        reply(call, message, 200, "OK", "", "", from);
        endIfThere(call);
      }
      case "CANCEL" -> {
        reply(call, message, 200, "OK", "", "", from);
        if (call != null && !call.answered) {
          reply(call, call.invite, 487, "Request Terminated", "", "");
          end(call);
        }
      }
      case "NOTIFY" -> {
        reply(call, message, 200, "OK", "", "", from);
        if (obeysTalk && message.get("event").startsWith("talk")) {
          newest().filter(ringing -> ringing.incoming).ifPresent(this::answerNow);
        }
      }
      default -> reply(call, message, 200, "OK", "", "", from);
    }
  }

  private void takeInvite(SipMessage message, @Nullable SipCall known, InetSocketAddress from) {
    if (known != null) {
      if (known.answered) {
        String direction =
            message.body().contains("a=sendonly")
                ? "recvonly"
                : message.body().contains("a=inactive") ? "inactive" : "sendrecv";
        known.speakTo(message.mediaPort());
        reply(
            known,
            message,
            200,
            "OK",
            "Content-Type: application/sdp\r\n",
            known.description(direction),
            from);
      }
      return;
    }
    try {
      SipCall call = new SipCall(message.callId(), true, id(), message, from);
      call.from = message.get("to") + ";tag=" + call.localTag;
      call.to = message.get("from");
      call.target = message.contact().orElse("sip:" + domain);
      reply(call, message, 100, "Trying", "", "");
      Reaction.Plan plan = reaction.to(message);
      if (plan.refuseWith() != null) {
        reply(call, message, plan.refuseWith(), "Refused", "", "");
        call.close();
        return;
      }
      synchronized (calls) {
        calls.put(call.id, call);
      }
      reply(call, message, 180, "Ringing", "", "");
      if (plan.answerAfterMillis() != null) {
        work.schedule(() -> answerNow(call), plan.answerAfterMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answerNow(SipCall call) {
    synchronized (calls) {
      if (call.answered || !calls.containsKey(call.id)) {
        return;
      }
    }
    call.answered = true;
    call.speakTo(call.invite.mediaPort());
    reply(
        call,
        call.invite,
        200,
        "OK",
        "Content-Type: application/sdp\r\n",
        call.description("sendrecv"));
  }

  private void takeResponse(SipMessage message, @Nullable SipCall call) {
    int status = message.status();
    boolean challenge = status == 401 || status == 407;
    String header = status == 401 ? "www-authenticate" : "proxy-authenticate";
    if (message.method().equals("REGISTER")) {
      if (challenge && !registered.containsKey("asked")) {
        registered.put("asked", 1);
        register(registered.getOrDefault("seconds", 0), message.get(header));
      } else if (status >= 200) {
        registered.remove("asked");
        registered.put("status", status);
      }
    } else if (message.method().equals("INVITE") && call != null && status >= 200) {
      call.to = call.incoming || call.answered ? call.to : message.get("to");
      if (status < 300) {
        call.target = message.contact().orElse(call.target);
        call.answered = true;
        call.speakTo(message.mediaPort());
      }
      acknowledge(call, message);
      if (challenge && !call.answered) {
        end(call);
        SipMessage mine = call.invite;
        String uri = mine.first().split(" ", 3)[1];
        invite(
            mine.number(),
            mine.get("number"),
            mine.get("name"),
            (status == 401 ? "Authorization: " : "Proxy-Authorization: ")
                + SipDigest.answer(message.get(header), "INVITE", uri, user, password)
                + "\r\n");
      } else if (status >= 300 && !call.answered) {
        end(call);
      }
    }
  }

  private void acknowledge(SipCall call, SipMessage response) {
    String branch = response.status() < 300 ? "z9hG4bK" + id() : call.invite.get("branch");
    String sequenceOf = response.get("cseq").split(" ", 2)[0];
    send(
        "ACK "
            + (response.status() < 300 ? call.target : call.invite.first().split(" ", 3)[1])
            + " SIP/2.0\r\n"
            + via(branch.isEmpty() ? "z9hG4bK" + id() : branch)
            + dialog(call, "ACK", Integer.parseInt(sequenceOf)),
        "",
        call.peer);
  }

  private void cancel(SipCall call) {
    send(
        "CANCEL "
            + call.invite.first().split(" ", 3)[1]
            + " SIP/2.0\r\n"
            + via(call.invite.get("branch"))
            + dialog(call, "CANCEL", call.sequence),
        "",
        call.peer);
  }

  private void request(SipCall call, String method, String extra, String body) {
    call.sequence++;
    send(
        method
            + " "
            + call.target
            + " SIP/2.0\r\n"
            + via("z9hG4bK" + id())
            + dialog(call, method, call.sequence)
            + extra,
        body,
        call.peer);
  }

  private void reply(
      SipCall call, SipMessage to, int status, String reason, String extra, String body) {
    reply(call, to, status, reason, extra, body, call.peer);
  }

  private void reply(
      @Nullable SipCall call,
      SipMessage to,
      int status,
      String reason,
      String extra,
      String body,
      InetSocketAddress address) {
    String toHeader = to.get("to");
    if (!toHeader.contains(";tag=") && status > 100) {
      toHeader += ";tag=" + (call == null ? id() : call.localTag);
    }
    send(
        "SIP/2.0 "
            + status
            + " "
            + reason
            + "\r\n"
            + to.repeated()
            + "From: "
            + to.get("from")
            + "\r\nTo: "
            + toHeader
            + "\r\nCall-ID: "
            + to.callId()
            + "\r\nCSeq: "
            + to.get("cseq")
            + "\r\n"
            + contact()
            + ALLOW
            + extra,
        body,
        address);
  }

  private void register(int seconds, @Nullable String challenge) {
    registered.put("seconds", seconds);
    sequence++;
    String uri = "sip:" + domain;
    send(
        "REGISTER "
            + uri
            + " SIP/2.0\r\n"
            + via("z9hG4bK" + id())
            + "Max-Forwards: 70\r\nFrom: <sip:"
            + user
            + "@"
            + domain
            + ">;tag="
            + registration
            + "\r\nTo: <sip:"
            + user
            + "@"
            + domain
            + ">\r\nCall-ID: "
            + registration
            + "\r\nCSeq: "
            + sequence
            + " REGISTER\r\n"
            + contact()
            + "Expires: "
            + seconds
            + "\r\n"
            + ALLOW
            + (challenge == null
                ? ""
                : "Authorization: "
                    + SipDigest.answer(challenge, "REGISTER", uri, user, password)
                    + "\r\n"),
        "",
        server);
  }

  private String dialog(SipCall call, String method, int number) {
    return "Max-Forwards: 70\r\nFrom: "
        + call.from
        + "\r\nTo: "
        + call.to
        + "\r\nCall-ID: "
        + call.id
        + "\r\nCSeq: "
        + number
        + " "
        + method
        + "\r\n"
        + contact()
        + ALLOW;
  }

  private String via(String branch) {
    return "Via: SIP/2.0/UDP 127.0.0.1:"
        + socket.getLocalPort()
        + ";branch="
        + branch
        + ";rport\r\n";
  }

  private String contact() {
    return "Contact: <sip:" + user + "@127.0.0.1:" + socket.getLocalPort() + ">\r\n";
  }

  private void send(String head, String body, InetSocketAddress to) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        (head + "Content-Length: " + content.length + "\r\n\r\n" + body)
            .getBytes(StandardCharsets.UTF_8);
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void endIfThere(@Nullable SipCall call) {
    if (call != null) {
      end(call);
    }
  }

  private void end(SipCall call) {
    synchronized (calls) {
      calls.remove(call.id);
    }
    call.close();
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  @Override
  public void close() {
    work.shutdownNow();
    socket.close();
    calls().forEach(SipCall::close);
  }
}
