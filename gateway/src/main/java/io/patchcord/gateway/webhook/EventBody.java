package io.patchcord.gateway.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.gateway.stream.StreamEvent;
import io.patchcord.persistence.WebhookDelivery;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What is sent of an event, and after what. */
final class EventBody {
  /** Sent on demand, and wanted or not. */
  static final String PING = "ping";

  /** Tells that events were lost on the way; sent wanted or not. */
  static final String EVENTS_LOST = "events-lost";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_KEY = 150;

  /** By which member the events of one thing are known to be of that thing. */
  private static final Map<String, Thing> THINGS =
      Map.of(
          "call", new Thing("call", "id"),
          "call-ended", new Thing("call", "id"),
          "transfer", new Thing("call", "callId"),
          "monitoring", new Thing("call", "callId"),
          "command-failed", new Thing("call", "callId"),
          "presence", new Thing("agent", "agent"),
          "device", new Thing("agent", "agent"),
          "queue", new Thing("queue", "name"));

  private record Thing(String kind, String member) {}

  private EventBody() {}

  /** Of an event of the log. */
  static WebhookDelivery.Content of(StreamEvent event) {
    String data = event.data();
    return new WebhookDelivery.Content(
        event.id(),
        event.type(),
        orderKey(event.type(), data),
        body(event.id(), event.type(), event.at(), data));
  }

  /** Of what no log has. */
  static WebhookDelivery.Content own(String type, Instant at, String data) {
    String id = UUID.randomUUID().toString();
    return new WebhookDelivery.Content(id, type, type + ":" + id, body(id, type, at, data));
  }

  private static String body(String id, String type, Instant at, String data) {
    return "{\"id\":\""
        + id
        + "\",\"type\":\""
        + type
        + "\",\"createdAt\":\""
        + at
        + "\",\"data\":"
        + data
        + "}";
  }

  private static String orderKey(String type, String data) {
    Thing thing = THINGS.get(type);
    if (thing == null) {
      return "type:" + type;
    }
    try {
      JsonNode id = JSON.readTree(data).path(thing.member());
      String text = id.asText();
      return thing.kind()
          + ":"
          + (text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("its data is no JSON", e);
    }
  }
}
