package io.patchcord.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A phone on loopback that speaks SIP over UDP: registers, rings, answers by hand or when the call
 * or {@code NOTIFY talk} asks for it, calls, holds, sends a call on, and has speech.
 */
final class SipPhone implements AutoCloseable {
  private final SipRegistration.SipAddress line;
  private final String password;
  private final InetSocketAddress server;
  private final SipSocket socket;
  private final SipDialogs dialogs;
  private final SipRegistration registration;
  private final Function<SipMessage, SipPlan> reaction;
  private final ScheduledExecutorService work =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "phone");
            thread.setDaemon(true);
            return thread;
          });
  private final SipCalls calls = new SipCalls();
  private volatile boolean obeysTalk = true;
  private volatile boolean unplugged;

  /**
   * @param port its own; 0 for any that is free
   * @param server where it registers and calls
   * @param reaction what a call should do, by its INVITE
   */
  SipPhone(
      SipRegistration.SipAddress line,
      String password,
      int port,
      InetSocketAddress server,
      Function<SipMessage, SipPlan> reaction) {
    this.line = line;
    this.password = password;
    this.server = server;
    this.reaction = reaction;
    this.socket = new SipSocket(port, line.user(), this::receive);
    this.dialogs = new SipDialogs(line.user(), socket);
    this.registration = new SipRegistration(line, password, socket, server);
  }

  /** Registers for so many seconds; 0 takes the registration away. Waits for what becomes of it. */
  int register(int seconds) {
    unplugged = false;
    registration.forget();
    work.execute(() -> registration.ask(seconds));
    return Eventually.get(
        line.user() + " has registered", registration::status, () -> "no answer from " + server);
  }

  /** It is deaf and dumb until it registers again, and takes nothing back before. */
  void unplug() {
    unplugged = true;
    forgetCalls();
  }

  /** Whether {@code NOTIFY talk} makes it answer. */
  void obeyTalk(boolean obeys) {
    obeysTalk = obeys;
  }

  /** The newest call, if there is one. */
  Optional<SipCall> newest() {
    return calls.newest();
  }

  /** All calls that it has, the oldest first. */
  List<SipCall> calls() {
    return calls.all();
  }

  /** The other side has forgotten them, and will not say so. */
  void forgetCalls() {
    calls().forEach(calls::end);
  }

  void answer(SipCall call) {
    work.execute(() -> answerNow(call));
  }

  void refuse(SipCall call, int status) {
    work.execute(
        () -> {
          dialogs.reply(call, call.invite, status, "Refused");
          calls.end(call);
        });
  }

  /** Ends a call, refuses one that rings here, or gives one up that rings there. */
  void hangUp(SipCall call) {
    work.execute(
        () -> {
          if (call.answered) {
            dialogs.request(call, "BYE", "");
            calls.end(call);
          } else if (call.incoming) {
            dialogs.reply(call, call.invite, 486, "Busy Here");
            calls.end(call);
          } else {
            dialogs.cancel(call);
          }
        });
  }

  /** Its key for hold, by a new offer; {@code sendonly} holds, {@code sendrecv} retrieves. */
  void offer(SipCall call, String direction) {
    work.execute(() -> dialogs.offer(call, direction));
  }

  /** Sends the other party on to a number. */
  void refer(SipCall call, String number) {
    work.execute(
        () ->
            dialogs.request(
                call, "REFER", "Refer-To: <sip:" + number + "@" + line.domain() + ">\r\n"));
  }

  /** Joins the other parties of two calls, and is out of both. */
  void join(SipCall call, SipCall consultation) {
    work.execute(
        () ->
            dialogs.request(
                call,
                "REFER",
                "Refer-To: <"
                    + consultation.target
                    + "?"
                    + consultation.replaces()
                    + ">\r\nReferred-By: <"
                    + line.uri()
                    + ">\r\n"));
  }

  /** Calls a number. */
  void dial(String number, String fromNumber, String fromName) {
    work.execute(() -> invite(number, fromNumber, fromName));
  }

  private void invite(String number, String fromNumber, String fromName) {
    try {
      String uri = "sip:" + number + "@" + line.domain();
      String name = fromName.isEmpty() ? "" : "\"" + fromName + "\" ";
      SipMessage mine = new SipMessage("INVITE " + uri + " SIP/2.0", List.of(), "");
      SipCall call = new SipCall(SipDialogs.id(), false, SipDialogs.id(), mine, server);
      call.from = name + "<sip:" + fromNumber + "@" + line.domain() + ">;tag=" + call.localTag;
      call.to = "<" + uri + ">";
      call.target = uri;
      calls.begin(call);
      dialogs.invite(call, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void receive(SipMessage message, InetSocketAddress from) {
    if (unplugged) {
      return;
    }
    try {
      work.execute(() -> take(message, from));
    } catch (RejectedExecutionException closed) {
      // It came too late.
    }
  }

  private void take(SipMessage message, InetSocketAddress from) {
    SipCall call = calls.find(message.callId());
    if (message.isResponse()) {
      if (message.method().equals("REGISTER")) {
        registration.take(message);
      } else if (message.method().equals("INVITE") && call != null && message.status() >= 200) {
        takeAnswer(message, call);
      }
      return;
    }
    switch (message.method()) {
      case "INVITE" -> takeInvite(message, call, from);
      case "ACK" -> {
        // The end of a transaction.
      }
      case "BYE" -> {
        agree(call, message, from);
        if (call != null) {
          calls.end(call);
        }
      }
      case "CANCEL" -> {
        agree(call, message, from);
        if (call != null && !call.answered) {
          dialogs.reply(call, call.invite, 487, "Request Terminated");
          calls.end(call);
        }
      }
      case "NOTIFY" -> {
        agree(call, message, from);
        if (obeysTalk && message.get("event").startsWith("talk")) {
          newest().filter(ringing -> ringing.incoming).ifPresent(this::answerNow);
        }
      }
      default -> agree(call, message, from);
    }
  }

  private void agree(@Nullable SipCall call, SipMessage to, InetSocketAddress address) {
    dialogs.reply(call, to, 200, "OK", "", "", address);
  }

  private void takeInvite(SipMessage message, @Nullable SipCall known, InetSocketAddress from) {
    if (known != null) {
      if (known.answered) {
        known.direct(
            message.body().contains("a=sendonly")
                ? "recvonly"
                : message.body().contains("a=inactive") ? "inactive" : "sendrecv");
        known.speakTo(message.mediaPort());
        dialogs.accept(known, message, from);
      }
      return;
    }
    try {
      SipCall call = new SipCall(message.callId(), true, SipDialogs.id(), message, from);
      call.from = message.get("to") + ";tag=" + call.localTag;
      call.to = message.get("from");
      call.target = message.contact().orElse("sip:" + line.domain());
      dialogs.reply(call, message, 100, "Trying");
      SipPlan plan = reaction.apply(message);
      if (plan.refuseWith() != null) {
        dialogs.reply(call, message, plan.refuseWith(), "Refused");
        call.close();
        return;
      }
      if (plan.silent()) {
        call.beSilent();
      }
      calls.begin(call);
      dialogs.reply(call, message, 180, "Ringing");
      if (plan.answerAfterMillis() != null) {
        work.schedule(() -> answerNow(call), plan.answerAfterMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answerNow(SipCall call) {
    if (call.answered || !calls.has(call)) {
      return;
    }
    call.answered = true;
    call.speakTo(call.invite.mediaPort());
    dialogs.accept(call, call.invite, call.peer);
  }

  private void takeAnswer(SipMessage answer, SipCall call) {
    dialogs.acknowledge(call, answer);
    if (call.answered) {
      dialogs.offered(call);
    }
    if (answer.status() < 300) {
      call.to = call.incoming || call.answered ? call.to : answer.get("to");
      call.target = answer.contact().orElse(call.target);
      call.answered = true;
      call.speakTo(answer.mediaPort());
    } else if (!call.answered && answer.isChallenge() && call.sequence == 1) {
      // The same call again, as phones do: of another one the switch would keep this one's rest.
      call.sequence++;
      dialogs.invite(
          call,
          (answer.status() == 401 ? "Authorization: " : "Proxy-Authorization: ")
              + SipDigest.answer(
                  answer.challenge(), "INVITE", call.invite.target(), line.user(), password)
              + "\r\n");
    } else if (!call.answered) {
      calls.end(call);
    }
  }

  @Override
  public void close() {
    work.shutdownNow();
    socket.close();
    calls().forEach(SipCall::close);
  }
}
