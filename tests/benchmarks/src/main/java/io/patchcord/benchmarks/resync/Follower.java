package io.patchcord.benchmarks.resync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An agent's open event stream: how each of its calls stands, as far as it was told. */
final class Follower implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final HttpRequest request;
  private volatile InputStream body;
  private volatile boolean closed;

  /** Guarded by itself. */
  private final Map<String, String> states = new HashMap<>();

  private int streams = 1;
  private int resyncs;
  private int events;
  private long lastNanos;

  private Follower(HttpClient client, HttpRequest request) {
    this.client = client;
    this.request = request;
    this.body = open(client, request);
    Thread reader = new Thread(this::read, "follower");
    reader.setDaemon(true);
    reader.start();
  }

  static Follower open(HttpClient client, String baseUrl, String key) {
    return new Follower(
        client,
        HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/events"))
            .header("Authorization", "Bearer " + key)
            .build());
  }

  private static InputStream open(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** A stream that was cut off because this side read too slowly is opened again. */
  private void read() {
    while (!closed) {
      readOne();
      if (!closed) {
        body = open(client, request);
        synchronized (states) {
          streams++;
        }
      }
    }
  }

  private void readOne() {
    String type = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          type = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          take(type, JSON.readTree(line.substring("data: ".length())));
        }
      }
    } catch (IOException closed) {
      // By either side.
    }
  }

  private void take(String type, JsonNode data) {
    synchronized (states) {
      lastNanos = System.nanoTime();
      events++;
      switch (type) {
        case "snapshot" -> {
          states.clear();
          data.path("calls").forEach(this::put);
        }
        case "call", "call-ended" -> put(data);
        case "resync" -> resyncs++;
        default -> {}
      }
    }
  }

  private void put(JsonNode call) {
    states.put(call.path("id").asText(), call.path("state").asText());
  }

  /** How many of its calls stand so. */
  int count(String state) {
    synchronized (states) {
      return (int) states.values().stream().filter(state::equals).count();
    }
  }

  /** How many calls it was told of, by state, and how often its stream was opened again. */
  String situation() {
    synchronized (states) {
      Map<String, Integer> counts = new TreeMap<>();
      states.values().forEach(state -> counts.merge(state, 1, Integer::sum));
      return counts + " in " + streams + " streams";
    }
  }

  /** How many gaps it was told of, and how many events it has had, since it was asked last. */
  int[] told() {
    synchronized (states) {
      int[] told = {resyncs, events};
      resyncs = 0;
      events = 0;
      return told;
    }
  }

  /** When the last event came, by {@code nanoTime}. */
  long lastNanos() {
    synchronized (states) {
      return lastNanos;
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
