package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The API as somebody uses it.
 *
 * @param key of this user, {@code null} for nobody
 */
record Api(String baseUrl, @Nullable String key) {
  static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was answered. */
  record Answer(int status, HttpHeaders headers, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }

    /** A member, by its JSON pointer. */
    String text(String pointer) {
      return json().at(pointer).asText();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The same, after a check of the status. */
    Answer expect(int expected) {
      assertThat(status).as("the status of the answer %s", body).isEqualTo(expected);
      return this;
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  /** A metric's value now, of all its labels together. */
  double metric(String name) {
    return get("/metrics")
        .expect(200)
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  Answer post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Answer put(String path, String json) {
    return send("PUT", path, "application/json", BodyPublishers.ofString(json));
  }

  /** How this agent stands. */
  JsonNode presence() {
    return get("/api/v1/me").expect(200).json().path("presence");
  }

  /** Asks for a state, with a reason if it is AWAY. */
  Answer askFor(String state, @Nullable String reason) {
    return put(
        "/api/v1/me/presence",
        reason == null
            ? "{\"state\": \"" + state + "\"}"
            : "{\"state\": \"" + state + "\", \"reason\": \"" + reason + "\"}");
  }

  Answer send(String method, String path, String contentType, BodyPublisher body) {
    return send(request(path).header("Content-Type", contentType).method(method, body));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** A request with this user's key. */
  HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(baseUrl).resolve(path)).timeout(Eventually.DEADLINE);
    if (key != null) {
      builder.header("Authorization", "Bearer " + key);
    }
    return builder;
  }

  /** Calls a number; returns the call's id. */
  String dial(String number) {
    return post("/api/v1/calls", "{\"to\": \"" + number + "\"}").expect(202).text("/id");
  }

  /** The call as it stands. */
  JsonNode call(String id) {
    return get("/api/v1/calls/" + id).expect(200).json();
  }

  /** The live calls that this user sees. */
  JsonNode calls() {
    return get("/api/v1/calls").expect(200).json().path("items");
  }

  Answer hangUp(String id) {
    return send("POST", "/api/v1/calls/" + id + "/hangup", "application/json", noBody());
  }

  /** Follows the events from now on, beginning with the snapshot. */
  EventStream events() {
    return EventStream.open(this, null);
  }

  /** Follows the events after that one. */
  EventStream eventsAfter(String lastEventId) {
    return EventStream.open(this, lastEventId);
  }

  static BodyPublisher noBody() {
    return BodyPublishers.noBody();
  }
}
