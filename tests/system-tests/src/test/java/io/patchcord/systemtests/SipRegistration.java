package io.patchcord.systemtests;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A phone says where it is, and gives its line's password when it is asked. For one thread. */
final class SipRegistration {
  private final SipAddress line;
  private final String password;
  private final SipSocket socket;
  private final InetSocketAddress server;
  private final String id = UUID.randomUUID().toString();
  private final AtomicReference<Integer> status = new AtomicReference<>();
  private int sequence;
  private int seconds;

  /** Which one it is: each has a contact of its own. */
  private int number;

  private boolean asked;

  /**
   * Who registers.
   *
   * @param user the line's number
   */
  record SipAddress(String user, String domain) {
    String uri() {
      return "sip:" + user + "@" + domain;
    }
  }

  SipRegistration(SipAddress line, String password, SipSocket socket, InetSocketAddress server) {
    this.line = line;
    this.password = password;
    this.socket = socket;
    this.server = server;
  }

  /** Registers for so many seconds; 0 takes the registration away. */
  void ask(int wanted) {
    asked = false;
    if (seconds == 0 && wanted > 0) {
      // FreeSWITCH deletes what a contact had before some time after it has stored what it has now
      // (sofia_reg.c), and would delete that when it goes and comes in between.
      number++;
    }
    seconds = wanted;
    send("");
  }

  /** What became of it; safe for all threads. */
  Optional<Integer> status() {
    return Optional.ofNullable(status.get());
  }

  /** Before it is asked again. */
  void forget() {
    status.set(null);
  }

  /** Takes an answer. */
  void take(SipMessage answer) {
    if (answer.isChallenge() && !asked) {
      asked = true;
      send(
          "Authorization: "
              + SipDigest.answer(
                  answer.challenge(), "REGISTER", "sip:" + line.domain(), line.user(), password)
              + "\r\n");
    } else if (answer.status() >= 200) {
      status.set(answer.status());
    }
  }

  private void send(String authorization) {
    sequence++;
    socket.send(
        "REGISTER sip:"
            + line.domain()
            + " SIP/2.0\r\n"
            + socket.via("z9hG4bK" + UUID.randomUUID())
            + "Max-Forwards: 70\r\nFrom: <"
            + line.uri()
            + ">;tag="
            + id.substring(0, 8)
            + "\r\nTo: <"
            + line.uri()
            + ">\r\nCall-ID: "
            + id
            + "\r\nCSeq: "
            + sequence
            + " REGISTER\r\n"
            + socket.contact(line.user(), ";line=" + number)
            + "Expires: "
            + seconds
            + "\r\n"
            + SipDialogs.ALLOW
            + authorization,
        "",
        server);
  }
}
