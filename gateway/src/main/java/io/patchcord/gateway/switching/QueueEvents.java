package io.patchcord.gateway.switching;

import io.patchcord.esl.EslEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads mod_callcenter's events. They come after the reply of the command that caused them, often
 * one or two replies later; those about agents carry no Unique-ID.
 */
final class QueueEvents {
  /** The module's only subclass of CUSTOM. */
  static final String SUBCLASS = "callcenter::info";

  private static final String SERVED = "Terminated";

  private QueueEvents() {}

  /** What it says, or {@code null} when the gateway does not follow it or a header is missing. */
  static @Nullable SwitchEvent of(EslEvent event, Set<String> wanted) {
    String action = event.header("CC-Action");
    if (action == null) {
      return null;
    }
    String agent = event.header("CC-Agent");
    return switch (action) {
      case "member-queue-start", "bridge-agent-start", "member-queue-end" ->
          memberEvent(action, event, wanted);
      case "agent-status-change" -> {
        String status = event.header("CC-Agent-Status");
        yield agent == null || status == null
            ? null
            : new SwitchEvent.QueueAgentStatus(event.timestamp(), agent, status);
      }
      case "agent-state-change" -> {
        String state = event.header("CC-Agent-State");
        yield agent == null || state == null
            ? null
            : new SwitchEvent.QueueAgentState(event.timestamp(), agent, state);
      }
      case "agent-max-no-answer" ->
          agent == null
              ? null
              : new SwitchEvent.QueueAgentGivenUp(
                  event.timestamp(), agent, count(event.header("CC-Agent-No-Answer-Count")));
      default -> null;
    };
  }

  private static @Nullable SwitchEvent memberEvent(
      String action, EslEvent event, Set<String> wanted) {
    String queue = event.header("CC-Queue");
    String member = event.header("CC-Member-UUID");
    if (queue == null || member == null) {
      return null;
    }
    Instant at = event.timestamp();
    return switch (action) {
      case "member-queue-start" -> {
        Map<String, String> variables = new HashMap<>();
        SwitchEvents.keep(event, wanted, variables);
        Instant joined = QueuedLeg.epoch(event.variable("cc_queue_joined_epoch"));
        yield new SwitchEvent.CallerQueued(
            at,
            queue,
            member,
            event.header("CC-Member-Session-UUID"),
            joined == null ? at : joined,
            event.header("Caller-Destination-Number"),
            Map.copyOf(variables));
      }
      case "bridge-agent-start" -> {
        String agent = event.header("CC-Agent");
        yield agent == null
            ? null
            : new SwitchEvent.CallerServed(
                at, queue, member, agent, waited(event, "CC-Agent-Answered-Time"));
      }
      default ->
          new SwitchEvent.CallerLeftQueue(
              at,
              queue,
              member,
              SERVED.equals(event.header("CC-Cause")),
              waited(event, "CC-Member-Leaving-Time"));
    };
  }

  /** From joining the queue to the time in that header; zero when either is not told. */
  private static Duration waited(EslEvent event, String until) {
    Instant joined = QueuedLeg.epoch(event.header("CC-Member-Joined-Time"));
    Instant end = QueuedLeg.epoch(event.header(until));
    return joined == null || end == null || end.isBefore(joined)
        ? Duration.ZERO
        : Duration.between(joined, end);
  }

  private static int count(@Nullable String text) {
    return text == null || !text.matches("[0-9]{1,6}") ? 0 : Integer.parseInt(text);
  }
}
