package io.patchcord.benchmarks.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * What lies between gateway and switch. Whatever the switch says comes through, and beside it, as
 * if the switch said so, that phones come.
 */
final class SwitchWire implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;
  private static final int BACKLOG = 10;
  private static final byte[] SUBSCRIPTION = "event plain".getBytes(US_ASCII);
  private static final long MICROS = 1_000;

  /** What the phones of the benchmark call themselves, before a number. */
  static final String PHONE = "Bench-";

  private final int switchPort;
  private final ServerSocket listener;
  private volatile @Nullable OutputStream events;

  SwitchWire(int switchPort) throws IOException {
    this.switchPort = switchPort;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    run(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Whether the gateway has asked for events. */
  boolean isReady() {
    return events != null;
  }

  /**
   * Another phone of that line came. (Of one that leaves, the gateway asks first whether the line
   * has another; and tells nothing when one comes meanwhile.)
   */
  static byte[] event(String line, int number) {
    String body =
        "Event-Name: CUSTOM\n"
            + "FreeSWITCH-Hostname: bench\nFreeSWITCH-Switchname: bench\n"
            + "Event-Date-Timestamp: "
            + System.currentTimeMillis() * MICROS
            + "\nEvent-Calling-File: sofia_reg.c\nEvent-Calling-Function: sofia_reg_handle_register\n"
            + "Event-Subclass: sofia%3A%3Aregister\nprofile-name: internal\nfrom-user: "
            + line
            + "\nfrom-host: pbx.test\npresence-hosts: pbx.test\ncontact: %22%22%20%3Csip%3A"
            + line
            + "%40192.0.2.7%3A5060%3E\ncall-id: benchmark\nrpid: unknown\nstatus: Registered(UDP)\n"
            + "expires: 3600\nto-user: "
            + line
            + "\nto-host: pbx.test\nnetwork-ip: 192.0.2.7\nnetwork-port: 5060\nusername: "
            + line
            + "\nrealm: pbx.test\nuser-agent: "
            + PHONE
            + number
            + "\n\n";
    byte[] bytes = body.getBytes(ISO_8859_1);
    byte[] head =
        ("Content-Length: " + bytes.length + "\nContent-Type: text/event-plain\n\n")
            .getBytes(US_ASCII);
    byte[] frame = new byte[head.length + bytes.length];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(bytes, 0, frame, head.length, bytes.length);
    return frame;
  }

  /** Says it to the gateway. */
  void say(byte[] frame) {
    OutputStream out = events;
    if (out == null) {
      throw new IllegalStateException("the gateway has not asked for events");
    }
    try {
      synchronized (out) {
        out.write(frame);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket gateway = listener.accept();
        Socket phoneSystem = new Socket(InetAddress.getLoopbackAddress(), switchPort);
        gateway.setTcpNoDelay(true);
        phoneSystem.setTcpNoDelay(true);
        OutputStream toGateway = gateway.getOutputStream();
        run(() -> copy(gateway, phoneSystem, toGateway));
        run(() -> copy(phoneSystem, gateway, null));
      }
    } catch (IOException closed) {
      // That is the end of it.
    }
  }

  /**
   * Copies all that comes.
   *
   * @param subscriber where events are said when this asks for some
   */
  private void copy(Socket from, Socket to, @Nullable OutputStream subscriber) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] bytes = new byte[BUFFER];
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        synchronized (out) {
          out.write(bytes, 0, length);
        }
        if (subscriber != null && contains(bytes, length, SUBSCRIPTION)) {
          events = subscriber;
        }
      }
    } catch (IOException closed) {
      // By either side.
    }
  }

  private static boolean contains(byte[] bytes, int length, byte[] word) {
    for (int at = 0; at + word.length <= length; at++) {
      int same = 0;
      while (same < word.length && bytes[at + same] == word[same]) {
        same++;
      }
      if (same == word.length) {
        return true;
      }
    }
    return false;
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
