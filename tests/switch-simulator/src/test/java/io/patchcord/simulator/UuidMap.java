package io.patchcord.simulator;

import io.patchcord.esl.EslEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which channel of the simulator stands for which of a recording: the first for the first. */
final class UuidMap {
  private final Map<String, String> simulatedByRecorded = new LinkedHashMap<>();

  UuidMap(List<EslEvent> recorded, List<EslEvent> simulated) {
    List<String> theirs = List.copyOf(uuids(recorded));
    List<String> ours = List.copyOf(uuids(simulated));
    for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
      simulatedByRecorded.put(theirs.get(i), ours.get(i));
    }
  }

  /** The simulator was played with that text in the place of the recorded one. */
  UuidMap alsoReplacing(String recorded, String played) {
    simulatedByRecorded.put(recorded, played);
    return this;
  }

  private static Set<String> uuids(List<EslEvent> events) {
    return events.stream()
        .flatMap(event -> Stream.ofNullable(event.uniqueId()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Set<String> recordedUuids() {
    return simulatedByRecorded.keySet();
  }

  String simulated(String recordedUuid) {
    return simulatedByRecorded.getOrDefault(recordedUuid, recordedUuid);
  }

  /** A recorded text as the simulator ought to say it. */
  String translate(String recorded) {
    String text = recorded;
    for (Map.Entry<String, String> entry : simulatedByRecorded.entrySet()) {
      text = text.replace(entry.getKey(), entry.getValue());
    }
    return text;
  }
}
