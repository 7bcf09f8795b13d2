package io.patchcord.simulator;

import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Plays the client's side of a recording to the simulator and keeps what it answers. */
final class Play {
  /** The customer of every recording. */
  private static final String CUSTOMER = "14155551212";

  private final Recording recording;
  private final Predicate<String> leftOut;
  private final List<EslFrame> recorded = new ArrayList<>();
  private final List<Integer> recordedIndex = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private Set<String> eventsLeftOut = Set.of("HEARTBEAT", "RE_SCHEDULE");
  private List<EslFrame> simulated = List.of();
  private String password = "ClueCon";
  private String customer = CUSTOMER;
  private final Map<String, String> replacements = new LinkedHashMap<>();

  /** What people or the tester do in the middle of a recording. */
  interface Deed {
    void run(UuidMap uuids) throws IOException;
  }

  private record Action(int framesBefore, Deed deed) {}

  /** Everything is sent. */
  Play(String name) throws IOException {
    this(name, command -> false);
  }

  /** The commands that match are not sent, and what the switch replied to them is not expected. */
  Play(String name, Predicate<String> leftOut) throws IOException {
    this.recording = Recording.of(name);
    this.leftOut = leftOut;
  }

  Play leavingOutEvents(Set<String> names) {
    eventsLeftOut = names;
    return this;
  }

  Play withPassword(String other) {
    password = other;
    return this;
  }

  /** Dials somebody else, whose number makes the simulator do as the recorded customer did. */
  Play withCustomer(String number) {
    customer = number;
    return this;
  }

  /** What the recorded switch wrote so, the simulator writes otherwise. */
  Play replacing(String recordedText, String simulatedText) {
    replacements.put(recordedText, simulatedText);
    return this;
  }

  private void filterRecorded() {
    if (!recorded.isEmpty()) {
      return;
    }
    int reply = -1;
    for (int i = 0; i < recording.frames().size(); i++) {
      EslFrame frame = recording.frames().get(i);
      boolean isReply =
          frame.contentType().equals("command/reply") || frame.contentType().equals("api/response");
      if (isReply) {
        reply++;
      }
      boolean unwanted =
          isReply
              ? leftOut.test(recording.commands().get(reply))
              : isEvent(frame) && eventsLeftOut.contains(EslEvent.of(frame).name());
      if (!unwanted) {
        recorded.add(frame);
        recordedIndex.add(i);
      }
    }
  }

  /** Does that right before the simulator's counterpart of the first such event is due. */
  Play before(String eventName, Deed deed) {
    return before(eventName, 1, deed);
  }

  /** The same for the event that is the so manieth of its name. */
  Play before(String eventName, int ordinal, Deed deed) {
    filterRecorded();
    int seen = 0;
    for (int i = 0; i < recorded.size(); i++) {
      if (isEvent(recorded.get(i)) && EslEvent.of(recorded.get(i)).name().equals(eventName)) {
        seen++;
        if (seen == ordinal) {
          actions.add(new Action(i, deed));
          return this;
        }
      }
    }
    throw new IllegalArgumentException("no " + eventName + " " + ordinal + " in the recording");
  }

  /** Plays until the simulator has sent as much as the switch did. */
  Play run(int port) throws IOException {
    filterRecorded();
    try (EventSocketClient client = new EventSocketClient(port)) {
      for (int i = 0; i < recording.commands().size(); i++) {
        String command = recording.commands().get(i);
        if (leftOut.test(command)) {
          continue;
        }
        int framesBefore = kept(recording.framesBefore(i));
        runActionsBefore(framesBefore, client);
        await(client, framesBefore);
        client.send(
            faster(uuids(client).translate(command)).replaceFirst("^auth .*", "auth " + password));
      }
      runActionsBefore(recorded.size(), client);
      await(client, recorded.size());
      simulated = frames(client);
    }
    return this;
  }

  private static String faster(String command) {
    return command
        .replaceFirst("call_timeout=[0-9]+", "call_timeout=1")
        .replaceFirst("originate_timeout=3,?", "originate_timeout=1")
        .replaceFirst("originate_timeout=3}", "originate_timeout=1}");
  }

  private int kept(int framesOfRecording) {
    return (int) recordedIndex.stream().filter(index -> index < framesOfRecording).count();
  }

  private void runActionsBefore(int frames, EventSocketClient client) throws IOException {
    for (Action action : List.copyOf(actions)) {
      if (action.framesBefore() < frames) {
        await(client, action.framesBefore());
        action.deed().run(uuids(client));
        actions.remove(action);
      }
    }
  }

  private void await(EventSocketClient client, int count) {
    Await.until(
        () -> count + " frames, of which there are " + describe(frames(client)),
        () -> frames(client).size() >= count);
  }

  private static List<String> describe(List<EslFrame> frames) {
    return frames.stream()
        .map(frame -> isEvent(frame) ? EslEvent.of(frame).name() : frame.contentType())
        .toList();
  }

  private List<EslFrame> frames(EventSocketClient client) {
    return client.frames().stream()
        .filter(frame -> !isEvent(frame) || !eventsLeftOut.contains(EslEvent.of(frame).name()))
        .toList();
  }

  private UuidMap uuids(EventSocketClient client) {
    return uuids(events(recorded), events(frames(client)));
  }

  UuidMap uuids() {
    return uuids(recordedEvents(), simulatedEvents());
  }

  private UuidMap uuids(List<EslEvent> theirs, List<EslEvent> ours) {
    UuidMap map = new UuidMap(theirs, ours).alsoReplacing(CUSTOMER, customer);
    replacements.forEach(map::alsoReplacing);
    return map;
  }

  List<EslEvent> recordedEvents() {
    return events(recorded);
  }

  List<EslEvent> simulatedEvents() {
    return events(simulated);
  }

  /** What is no event, in its order. */
  List<EslFrame> recordedReplies() {
    return recorded.stream().filter(frame -> !isEvent(frame)).toList();
  }

  List<EslFrame> simulatedReplies() {
    return simulated.stream().filter(frame -> !isEvent(frame)).toList();
  }

  private static List<EslEvent> events(List<EslFrame> frames) {
    return frames.stream().filter(Play::isEvent).map(EslEvent::of).toList();
  }

  private static boolean isEvent(EslFrame frame) {
    return frame.contentType().startsWith("text/event-");
  }
}
