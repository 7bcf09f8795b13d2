package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An open event stream; what comes is kept, in its order. */
final class EventStream implements AutoCloseable {
  /** A thousand random steps bring some ten thousand. */
  private static final int MAX_EVENTS = 100_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One event. */
  record Event(String id, String type, JsonNode data) {
    /** Its place in the order, out of the id. */
    long sequence() {
      return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }

    boolean isOfCall(String callId) {
      return (type.equals("call") || type.equals("call-ended"))
          && data.path("id").asText().equals(callId);
    }

    String state() {
      return data.path("state").asText();
    }
  }

  private final InputStream body;
  private final List<Event> events = new ArrayList<>();
  private volatile boolean ended;

  private EventStream(InputStream body) {
    this.body = body;
    Thread reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  static EventStream open(Api api, @Nullable String lastEventId) {
    HttpRequest.Builder request = api.request("/api/v1/events").GET();
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<InputStream> response =
          Api.CLIENT.send(request.build(), BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      return new EventStream(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Waits for the first event that is so; one that has come already counts. */
  Event await(String what, Predicate<Event> which) {
    return Eventually.get(
        what, () -> events().stream().filter(which).findFirst(), () -> "came: " + shortly());
  }

  /** Waits until that call is in that state. */
  Event awaitCall(String callId, String state) {
    return await(
        "the call " + callId + " is " + state,
        event -> event.isOfCall(callId) && event.state().equals(state));
  }

  /** Waits for the snapshot. */
  Event awaitSnapshot() {
    return await("a snapshot", event -> event.type().equals("snapshot"));
  }

  /** All that came so far. */
  List<Event> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  /** What came after so many. */
  List<Event> after(int count) {
    synchronized (events) {
      return List.copyOf(events.subList(count, events.size()));
    }
  }

  /** The states in which the call was shown, without repetitions. */
  List<String> statesOf(String callId) {
    return events().stream()
        .filter(event -> event.isOfCall(callId))
        .map(Event::state)
        .distinct()
        .toList();
  }

  /** Whether the gateway has ended it. */
  boolean ended() {
    return ended;
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String shortly() {
    return events().stream()
        .map(event -> event.id() + " " + event.type() + " " + event.data())
        .collect(Collectors.joining("\n", "", ended ? "\nand the stream has ended" : ""));
  }

  private void read() {
    String id = "";
    String type = "";
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring("id: ".length());
        } else if (line.startsWith("event: ")) {
          type = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          add(new Event(id, type, json(line.substring("data: ".length()))));
        }
      }
    } catch (IOException closed) {
      // By either side.
    } finally {
      ended = true;
    }
  }

  private void add(Event event) {
    synchronized (events) {
      if (events.size() < MAX_EVENTS) {
        events.add(event);
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("an event's data is no JSON: " + text, e);
    }
  }
}
