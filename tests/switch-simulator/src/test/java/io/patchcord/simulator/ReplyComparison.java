package io.patchcord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the replies to commands with recorded ones. */
final class ReplyComparison {
  private final ObjectMapper mapper = new ObjectMapper();
  private final EventComparison events;
  private final List<String> found = new ArrayList<>();

  ReplyComparison(EventComparison events) {
    this.events = events;
  }

  List<String> found() {
    return found;
  }

  void compare(List<EslFrame> recorded, List<EslFrame> simulated, UuidMap uuids)
      throws IOException {
    for (int i = 0; i < Math.min(recorded.size(), simulated.size()); i++) {
      compare(recorded.get(i), simulated.get(i), uuids);
    }
    if (recorded.size() != simulated.size()) {
      found.add(recorded.size() + " replies recorded, " + simulated.size() + " simulated");
    }
  }

  private void compare(EslFrame recorded, EslFrame simulated, UuidMap uuids) throws IOException {
    String theirs = uuids.translate(recorded.bodyText());
    String ours = simulated.bodyText();
    expectSame("content type", recorded.contentType(), simulated.contentType());
    expectSame("header names", recorded.headers().names(), simulated.headers().names());
    expectSame("Reply-Text", recorded.replyText(), simulated.replyText());
    expectSame("Job-UUID", recorded.headers().get("Job-UUID"), simulated.headers().get("Job-UUID"));
    if (theirs.startsWith("{\"Event-Name\"")) {
      events.compare(EslEvent.parseJson(recorded.bodyText()), EslEvent.parseJson(ours), uuids);
    } else if (theirs.startsWith("{\"row_count\":")) {
      compareTables(mapper.readTree(theirs), mapper.readTree(ours));
      expectSame("end of the table", theirs.endsWith("\n"), ours.endsWith("\n"));
    } else {
      expectSame("body", withoutWhatVaries(theirs), withoutWhatVaries(ours));
    }
  }

  /** Up-times, counts and uuids are the recorded switch's own, and so is its name. */
  private static String withoutWhatVaries(String text) {
    return text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "UUID")
        .replaceAll("[0-9]+\\.?[0-9]*", "#")
        .replaceAll("^(vm|switch-simulator)$", "HOSTNAME");
  }

  private void compareTables(JsonNode recorded, JsonNode simulated) {
    if (recorded.has("rows") != simulated.has("rows")
        || recorded.path("rows").size() != simulated.path("rows").size()) {
      found.add("rows: recorded " + recorded + ", simulated " + simulated);
      return;
    }
    for (int row = 0; row < recorded.path("rows").size(); row++) {
      // Registrations have the order of a table without one.
      JsonNode theirs = recorded.path("rows").get(row);
      JsonNode ours = simulated.path("rows").get(row);
      expectSame("columns", names(theirs), names(ours));
      if (theirs.has("uuid")) {
        compareRows(theirs, ours);
      }
    }
  }

  private void compareRows(JsonNode theirs, JsonNode ours) {
    for (String column : names(theirs)) {
      if (!column.contains("created") && !column.equals("hostname")) {
        expectSame(column, theirs.get(column), ours.get(column));
      }
    }
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void expectSame(String what, @Nullable Object recorded, @Nullable Object simulated) {
    if (recorded == null ? simulated != null : !recorded.equals(simulated)) {
      found.add(what + ": recorded " + recorded + ", simulated " + simulated);
    }
  }
}
