package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The events of the stream: what each is called, the schema of its data, and when it comes. */
enum DescribedEvents {
  SNAPSHOT("snapshot", MeView.class, "First, unless the missed events can be replayed"),
  CALL("call", CallView.class, "A call began, or something that can be seen of it changed"),
  CALL_ENDED("call-ended", CallView.class, "A call is over, with its cause"),
  TRANSFER("transfer", TransferView.class, "A consultation begins or changes"),
  PRESENCE("presence", PresenceView.Event.class, "An agent stands otherwise"),
  DEVICE("device", MeView.DeviceEvent.class, "The phone of an agent's line came or went"),
  QUEUE("queue", QueueView.class, "Who waits, or the agents' states, changed; to supervisors"),
  MONITORING(
      "monitoring",
      MonitoringView.class,
      "A supervisor begins to hear a call, or stops; to supervisors"),
  SETTINGS("settings", SettingsView.Event.class, "The call center prescribes something else"),
  IMPORT(
      "import",
      EventPublisher.ImportProgressView.class,
      "How far an import of assignments is; to admins"),
  DRIFT(
      "drift", DriftView.Summary.class, "Org, assignments and switch differ otherwise; to admins"),
  MAP("map", MapView.Event.class, "Agents, lines or assignments were changed; to admins"),
  RESYNC(
      "resync",
      ResyncView.class,
      "There was a gap, between gateway and switch or on this stream alone; what changed follows"),
  DIAGNOSTICS("diagnostics", LayerStateView.class, "The phone system is away, or there again"),
  COMMAND_FAILED(
      "command-failed",
      EventPublisher.CommandFailedView.class,
      "What was accepted was not done, or not confirmed in time"),
  RECONNECT(
      "reconnect", ReconnectView.class, "The gateway is being stopped: the last event; come back"),
  SIGNED_OUT("signed-out", SignedOutView.class, "The key opens nothing any more: the last event");

  private static final String PATH = "/api/v1/events";
  private static final String STREAM = "text/event-stream";

  private final String type;
  private final Class<?> data;
  private final String when;

  DescribedEvents(String type, Class<?> data, String when) {
    this.type = type;
    this.data = data;
    this.when = when;
  }

  /** As in {@code event:}. */
  String type() {
    return type;
  }

  /** Adds them to the operation that answers with a stream, and their schemas to the others. */
  static void describe(OpenAPI openApi, RecordSchemas records) {
    Operation stream =
        requireNonNull(openApi.getPaths().get(PATH), "there is no event stream").getGet();
    Map<String, Object> events = new LinkedHashMap<>();
    for (DescribedEvents event : values()) {
      events.put(
          event.type, Map.of("$ref", "#/components/schemas/" + records.add(openApi, event.data)));
    }
    MediaType content =
        requireNonNull(
            requireNonNull(stream.getResponses().get("200"), "it has no answer")
                .getContent()
                .get(STREAM),
            "it answers something else");
    content
        .schema(new StringSchema().description("Server-Sent Events; data is one line of JSON"))
        .addExtension("x-events", events);
    stream.setDescription(
        stream.getDescription()
            + "\n\n| `event` | when | `data` |\n| --- | --- | --- |\n"
            + Arrays.stream(values())
                .map(
                    event ->
                        "| `%s` | %s | %s |"
                            .formatted(event.type, event.when, records.add(openApi, event.data)))
                .collect(Collectors.joining("\n")));
  }
}
