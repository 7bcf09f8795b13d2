package io.patchcord.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** The port of a phone: messages go out and come in over UDP. */
final class SipSocket implements AutoCloseable {
  /** Less is there to keep a path open. */
  private static final int SHORTEST = 8;

  private final DatagramSocket socket;
  private final BiConsumer<SipMessage, InetSocketAddress> receiver;

  /**
   * @param port 0 for any that is free
   * @param receiver gets every message, on the thread of this socket
   */
  SipSocket(int port, String name, BiConsumer<SipMessage, InetSocketAddress> receiver) {
    this.receiver = receiver;
    try {
      this.socket = new DatagramSocket(port, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port, e);
    }
    Thread reader = new Thread(this::read, "phone-" + name);
    reader.setDaemon(true);
    reader.start();
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
      if (packet.getLength() > SHORTEST) {
        receiver.accept(
            SipMessage.parse(bytes, packet.getLength()),
            (InetSocketAddress) packet.getSocketAddress());
      }
    }
  }

  /**
   * Sends a message.
   *
   * @param head all of it before the body, but for the body's length
   */
  void send(String head, String body, InetSocketAddress to) {
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

  /** The header by which an answer finds its way back. */
  String via(String branch) {
    return "Via: SIP/2.0/UDP 127.0.0.1:"
        + socket.getLocalPort()
        + ";branch="
        + branch
        + ";rport\r\n";
  }

  /** The header that says where a phone of that name is. */
  String contact(String user) {
    return contact(user, "");
  }

  /** The same, with parameters of the address. */
  String contact(String user, String parameters) {
    return "Contact: <sip:" + user + "@127.0.0.1:" + socket.getLocalPort() + parameters + ">\r\n";
  }

  @Override
  public void close() {
    socket.close();
  }
}
