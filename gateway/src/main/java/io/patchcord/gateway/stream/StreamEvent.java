package io.patchcord.gateway.stream;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One event of the log.
 *
 * @param id what a client gives back as {@code Last-Event-ID}
 * @param type such as {@code call}
 * @param data one line of JSON
 */
public record StreamEvent(
    String id, long sequence, Instant at, String type, Audience audience, String data) {

  public StreamEvent {
    requireNonNull(id, "id is null");
    requireNonNull(at, "at is null");
    requireNonNull(type, "type is null");
    requireNonNull(audience, "audience is null");
    requireNonNull(data, "data is null");
  }

  /** As Server-Sent Events has it. */
  byte[] wire() {
    return ("id: " + id + "\nevent: " + type + "\ndata: " + data + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
