package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Somebody whom webhooks are sent to, and who answers as the test says. */
final class HookReceiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The answer that never comes. */
  static final int STALL = 0;

  /**
   * One request.
   *
   * @param answer that it got
   */
  record Received(
      String path, String signature, String delivery, int attempt, String body, int answer) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }

    String type() {
      return json().path("type").asText();
    }

    String eventId() {
      return json().path("id").asText();
    }

    String callId() {
      return json().at("/data/id").asText();
    }

    long version() {
      return json().at("/data/version").asLong();
    }

    boolean accepted() {
      return answer >= 200 && answer < 300;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Received> received = new ArrayList<>();
  private volatile ToIntFunction<Received> answer;

  private HookReceiver(HttpServer server, ToIntFunction<Received> answer) {
    this.server = server;
    this.answer = answer;
  }

  /**
   * Starts to listen on any free port.
   *
   * @param answer the status for each request
   */
  static HookReceiver answering(ToIntFunction<Received> answer) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      HookReceiver receiver = new HookReceiver(server, answer);
      server.setExecutor(receiver.threads);
      server.createContext("/", receiver::handle);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** From now on it answers so. */
  void answer(ToIntFunction<Received> next) {
    answer = next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    Received asked =
        new Received(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Patchcord-Signature"),
            exchange.getRequestHeaders().getFirst("Patchcord-Delivery"),
            Integer.parseInt(exchange.getRequestHeaders().getFirst("Patchcord-Attempt")),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            STALL);
    int status;
    synchronized (received) {
      status = answer.applyAsInt(asked);
      received.add(
          new Received(
              asked.path(),
              asked.signature(),
              asked.delivery(),
              asked.attempt(),
              asked.body(),
              status));
    }
    if (status == STALL) {
      awaitClose();
    }
    exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
    exchange.sendResponseHeaders(status == STALL ? 500 : status, -1);
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All requests so far. */
  List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** Those that were answered well, in the order in which they came. */
  List<Received> accepted() {
    return received().stream().filter(Received::accepted).toList();
  }

  /** Waits for a request that is so and was answered well. */
  Received awaitAccepted(String what, Predicate<Received> which) {
    return Eventually.get(
        what,
        java.time.Duration.ofMinutes(1),
        () -> accepted().stream().filter(which).findFirst(),
        () -> "came: " + received());
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
