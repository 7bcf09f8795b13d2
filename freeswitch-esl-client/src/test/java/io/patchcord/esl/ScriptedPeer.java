package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * A switch that does as it is told, on a real socket. By itself it greets, checks the password,
 * accepts subscriptions and answers {@code api hostname}; everything else is the script's.
 */
final class ScriptedPeer implements AutoCloseable {

  static final String PASSWORD = "ClueCon";
  static final String ACCEPTED = reply("+OK accepted");

  private static final long DEADLINE_MILLIS = 10_000;

  private final ServerSocket server;
  private final Thread acceptor;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final List<Connection> subscribed = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();

  volatile String greeting = "Content-Type: auth/request\n\n";
  volatile String subscriptionReply = reply("+OK event listener enabled plain");
  volatile boolean answersHostname = true;

  /** Closes each connection as soon as it has come. */
  volatile boolean dropsAtOnce;

  volatile BiConsumer<Connection, String> script = (connection, command) -> {};

  ScriptedPeer() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    acceptor = startThread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  EslSettings.Builder settings() {
    return settings("127.0.0.1", PASSWORD);
  }

  EslSettings.Builder settings(String host, String password) {
    return EslSettings.builder(host, server.getLocalPort(), EslPassword.of(password))
        .events("CHANNEL_ANSWER");
  }

  /** Every command that came, on whatever connection. */
  List<String> commands() {
    return commands;
  }

  List<Connection> connections() {
    return connections;
  }

  /** The connections for events, the newest last. */
  List<Connection> subscribed() {
    return subscribed;
  }

  Connection events() {
    return subscribed.get(subscribed.size() - 1);
  }

  static String reply(String text) {
    return "Content-Type: command/reply\nReply-Text: " + text + "\n\n";
  }

  static String response(String body) {
    return "Content-Type: api/response\nContent-Length: "
        + body.getBytes(UTF_8).length
        + "\n\n"
        + body;
  }

  static String event(String name) {
    return frame("Event-Name: " + name + "\n\n");
  }

  static String event(String name, String channel) {
    return frame("Event-Name: " + name + "\nUnique-ID: " + channel + "\n\n");
  }

  static String job(String id, String result) {
    return frame(
        "Event-Name: BACKGROUND_JOB\nJob-UUID: "
            + id
            + "\nContent-Length: "
            + result.length()
            + "\n\n"
            + result);
  }

  static String frame(String body) {
    return "Content-Length: "
        + body.getBytes(UTF_8).length
        + "\nContent-Type: text/event-plain\n\n"
        + body;
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      // A thread that is in accept() takes one connection more before it notices.
      acceptor.join(DEADLINE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    connections.forEach(Connection::close);
  }

  private void accept() {
    try {
      while (true) {
        Connection connection = new Connection(server.accept());
        connections.add(connection);
        startThread(connection::serve);
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static Thread startThread(Runnable work) {
    Thread thread = new Thread(work, "scripted-peer");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** One accepted connection. */
  final class Connection {

    private final Socket socket;

    private Connection(Socket socket) {
      this.socket = socket;
    }

    /** Whether either side has closed it. */
    boolean isOver() {
      return socket.isClosed();
    }

    void send(String text) {
      try {
        socket.getOutputStream().write(text.getBytes(UTF_8));
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    void close() {
      try {
        socket.close();
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }

    private void serve() {
      try (socket) {
        socket.setTcpNoDelay(true);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        if (dropsAtOnce) {
          return;
        }
        send(greeting);
        StringBuilder command = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          if (line.isEmpty()) {
            commands.add(command.toString());
            answer(command.toString());
            command.setLength(0);
          } else {
            command.append(command.isEmpty() ? "" : "\n").append(line);
          }
        }
      } catch (IOException | UncheckedIOException gone) {
        // The client closed it, or the test did.
      }
    }

    private void answer(String command) {
      if (command.equals("auth " + PASSWORD)) {
        send(ACCEPTED);
      } else if (command.equals("userauth 1001@pbx.test:" + PASSWORD)) {
        send(ACCEPTED);
      } else if (command.startsWith("auth ") || command.startsWith("userauth ")) {
        send(reply("-ERR invalid") + notice("Disconnected, goodbye.\n", ""));
        close();
      } else if (command.startsWith("event ")) {
        subscribed.add(this);
        send(subscriptionReply);
      } else if (command.equals("api hostname")) {
        if (answersHostname) {
          send(response("peer\n"));
        }
      } else {
        script.accept(this, command);
      }
    }
  }

  static String notice(String body, String extraHeaders) {
    return "Content-Type: text/disconnect-notice\n"
        + extraHeaders
        + "Content-Length: "
        + body.length()
        + "\n\n"
        + body;
  }
}
