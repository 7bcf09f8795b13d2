package io.patchcord.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the event stream of everybody's calls has told: the last of each call, and what failed. */
final class CallEvents implements AutoCloseable {
  private final EventStream stream;
  private final Transitions transitions;
  private final Map<String, JsonNode> last = new HashMap<>();
  private final Map<String, String> transfers = new HashMap<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private final List<String> told = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> notReached = new HashSet<>();
  private int read;
  private long sequence;

  CallEvents(Api supervisor, Transitions transitions) {
    this.transitions = transitions;
    stream = supervisor.events();
    stream.awaitSnapshot();
  }

  /** Reads what has come. */
  void readOn() {
    for (EventStream.Event event : stream.after(read)) {
      read++;
      if (event.sequence() <= sequence) {
        problems.add("the event " + event.id() + " came after " + sequence);
      }
      sequence = event.sequence();
      switch (event.type()) {
        case "call", "call-ended" -> {
          String id = event.data().path("id").asText();
          JsonNode before = last.put(id, event.data());
          touched.add(id);
          told.add(PictureComparison.shortly(event.data()) + " " + event.data().path("cause"));
          transitions.add(
              before == null ? Transitions.BEGINNING : state(before), state(event.data()));
          if (before != null && version(before) >= version(event.data())) {
            problems.add("the version of a call went back: " + before + " " + event.data());
          }
        }
        case "transfer" -> {
          String id = event.data().path("id").asText();
          transitions.add(transfers.getOrDefault(id, Transitions.BEGINNING), state(event.data()));
          transfers.put(id, state(event.data()));
        }
        case "command-failed" -> {
          if (event.data().path("code").asText().startsWith("TARGET_")) {
            notReached.add(event.data().path("commandId").asText());
          } else {
            problems.add("a command failed: " + event.data());
          }
        }
        default -> {}
      }
    }
    if (stream.ended()) {
      problems.add("the event stream ended");
    }
  }

  /** Whether the last event of the call tells it as it is; its version may be an older one. */
  boolean tells(JsonNode call) {
    JsonNode told = last.get(call.path("id").asText());
    return told != null
        && version(told) <= version(call)
        && withoutVersion(told).equals(withoutVersion(call));
  }

  /** Whether it was told that whom this command called could not be had. */
  boolean wasNotReached(String commandId) {
    return notReached.contains(commandId);
  }

  /** What was told of calls since {@link #untouched}. */
  List<String> told() {
    return told;
  }

  /** The calls that were told of since {@link #untouched}. */
  Set<String> touched() {
    return touched;
  }

  void untouched() {
    touched.clear();
    told.clear();
  }

  /** What was told and should not have been, since this was asked before. */
  List<String> problems() {
    List<String> found = List.copyOf(problems);
    problems.clear();
    return found;
  }

  private static String state(JsonNode call) {
    return call.path("state").asText();
  }

  private static JsonNode withoutVersion(JsonNode call) {
    ObjectNode copy = call.deepCopy();
    copy.remove("version");
    return copy;
  }

  private static long version(JsonNode call) {
    return call.path("version").asLong();
  }

  @Override
  public void close() {
    stream.close();
  }
}
