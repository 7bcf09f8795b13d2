package io.patchcord.systemtests;

import java.net.InetSocketAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what a phone says within its calls (RFC 3261, 12). For one thread. */
final class SipDialogs {
  static final String ALLOW = "Allow: INVITE,ACK,BYE,CANCEL,OPTIONS,NOTIFY,INFO,UPDATE,REFER\r\n";

  private static final String SDP = "Content-Type: application/sdp\r\n";

  private final String user;
  private final SipSocket socket;

  SipDialogs(String user, SipSocket socket) {
    this.user = user;
    this.socket = socket;
  }

  /** What tells one call, and each side of it, from all others. */
  static String id() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  /**
   * Begins a call, or asks for it again, with the password.
   *
   * @param extra further headers
   */
  void invite(SipCall call, String extra) {
    call.branch = "z9hG4bK" + id();
    socket.send(
        call.invite.first()
            + "\r\n"
            + socket.via(call.branch)
            + head(call, "INVITE", call.sequence)
            + extra
            + SDP,
        call.description(),
        call.peer);
  }

  /**
   * Another offer: how speech goes from now on. It waits until the one before is answered (RFC
   * 3261, 14.1): FreeSWITCH says that a call is held a quarter of a second before it answers.
   */
  void offer(SipCall call, String direction) {
    if (call.offering) {
      call.nextOffer = direction;
      return;
    }
    call.offering = true;
    call.direct(direction);
    call.branch = "z9hG4bK" + id();
    request(call, "INVITE", call.branch, SDP, call.description());
  }

  /** An offer was answered, whatever was said. */
  void offered(SipCall call) {
    call.offering = false;
    String next = call.nextOffer;
    call.nextOffer = null;
    if (next != null) {
      offer(call, next);
    }
  }

  /** Says something in a call. */
  void request(SipCall call, String method, String extra) {
    request(call, method, "z9hG4bK" + id(), extra, "");
  }

  private void request(SipCall call, String method, String branch, String extra, String body) {
    call.sequence++;
    socket.send(
        method
            + " "
            + call.target
            + " SIP/2.0\r\n"
            + socket.via(branch)
            + head(call, method, call.sequence)
            + extra,
        body,
        call.peer);
  }

  /** Takes back a call that is not answered yet. */
  void cancel(SipCall call) {
    socket.send(
        "CANCEL "
            + call.invite.target()
            + " SIP/2.0\r\n"
            + socket.via(call.branch)
            + head(call, "CANCEL", call.sequence),
        "",
        call.peer);
  }

  /** Says that the final answer to an INVITE has come. */
  void acknowledge(SipCall call, SipMessage response) {
    // An acceptance is acknowledged by a transaction of its own, a refusal within the INVITE's.
    boolean accepted = response.status() < 300;
    socket.send(
        "ACK "
            + (accepted || call.answered ? call.target : call.invite.target())
            + " SIP/2.0\r\n"
            + socket.via(accepted ? "z9hG4bK" + id() : call.branch)
            + head(call, response.get("to"), "ACK", response.sequence()),
        "",
        call.peer);
  }

  /** Accepts a call, or another offer within it. */
  void accept(SipCall call, SipMessage invite, InetSocketAddress address) {
    reply(call, invite, 200, "OK", SDP, call.description(), address);
  }

  void reply(SipCall call, SipMessage to, int status, String reason) {
    reply(call, to, status, reason, "", "", call.peer);
  }

  /** Answers a request, which may be of no call. */
  void reply(
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
    socket.send(
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
            + socket.contact(user)
            + ALLOW
            + extra,
        body,
        address);
  }

  private String head(SipCall call, String method, int number) {
    return head(call, call.to, method, number);
  }

  private String head(SipCall call, String to, String method, int number) {
    return "Max-Forwards: 70\r\nFrom: "
        + call.from
        + "\r\nTo: "
        + to
        + "\r\nCall-ID: "
        + call.id
        + "\r\nCSeq: "
        + number
        + " "
        + method
        + "\r\n"
        + socket.contact(user)
        + ALLOW;
  }
}
