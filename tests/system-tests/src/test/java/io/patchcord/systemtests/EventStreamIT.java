package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @Test
  void theFirstEventIsHowThingsStand() {
    String id = talk(alice(), CUSTOMER);
    try (EventStream events = alice().events()) {
      EventStream.Event snapshot = events.awaitSnapshot();
      assertThat(events.events().get(0)).isEqualTo(snapshot);
      assertThat(snapshot.data().at("/calls/0/id").asText()).isEqualTo(id);
      assertThat(withoutCursor(snapshot.data()))
          .isEqualTo(withoutCursor(alice().get("/api/v1/me").expect(200).json()));
      assertThat(snapshot.data().path("eventCursor").asText()).isEqualTo(snapshot.id());
      assertThat(snapshot.data().at("/line/device/state").asText()).isEqualTo("REGISTERED");
    }
  }

  @Test
  @Timeout(60)
  void whereNothingHappensACommentShowsThatTheStreamIsOpen()
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> stream =
        Api.CLIENT.send(
            carol().request("/api/v1/events").GET().build(), HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = stream.body()) {
      // The first one opens it.
      assertThat(lines.filter(line -> line.startsWith(":")).limit(2))
          .containsExactly(": patchcord", ":");
    }
  }

  private Api carol() {
    return gateway().agent("carol");
  }

  @Test
  void lastEventIdBringsExactlyWhatWasMissed() {
    List<EventStream.Event> seen = aWholeCall();
    // What follows the replay closes it: nothing can be hidden behind.
    control().simulate("unregister", "1001");
    Eventually.holds(
        "the gateway knows",
        () -> alice().get("/api/v1/me").text("/line/device/state").equals("NOT_REGISTERED"));
    for (int last = 0; last < seen.size(); last++) {
      try (EventStream again = alice().eventsAfter(seen.get(last).id())) {
        again.await("the newest event", event -> event.type().equals("device"));
        List<EventStream.Event> replay = again.events();
        assertThat(replay.subList(0, replay.size() - 1))
            .isEqualTo(seen.subList(last + 1, seen.size()));
      }
    }
  }

  @Test
  void idsGrow() {
    List<EventStream.Event> seen = aWholeCall();
    assertThat(seen).hasSizeGreaterThanOrEqualTo(4);
    assertThat(seen.stream().skip(1).map(EventStream.Event::sequence))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(
            seen.stream()
                .skip(1)
                .filter(event -> event.type().startsWith("call"))
                .map(event -> event.data().path("version").asLong()))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "0-1",
        "zzzzzzzz-1",
        "-1",
        "99999999999999999999-99999999999999999999"
      })
  void anIdThatIsNotKnownBringsTheSnapshot(String id) {
    try (EventStream events = alice().eventsAfter(id)) {
      assertThat(events.awaitSnapshot()).isEqualTo(events.events().get(0));
    }
  }

  @Test
  void anIdOfTheFutureBringsTheSnapshot() {
    String cursor = alice().get("/api/v1/me").text("/eventCursor");
    String log = cursor.substring(0, cursor.indexOf('-') + 1);
    try (EventStream events = alice().eventsAfter(log + "999999")) {
      String snapshot = events.awaitSnapshot().id();
      assertThat(events.events().get(0).id()).isEqualTo(snapshot);
      assertThat(snapshot).startsWith(log);
      // What an earlier test left behind may still be told between the two requests.
      assertThat(number(snapshot)).isBetween(number(cursor), 999_998L);
    }
  }

  private static long number(String cursor) {
    return Long.parseLong(cursor.substring(cursor.indexOf('-') + 1));
  }

  @Test
  void theCursorOfMeJoinsTheStreamWithoutASeam() {
    String cursor = alice().get("/api/v1/me").text("/eventCursor");
    String id = talk(alice(), CUSTOMER);
    try (EventStream events = alice().eventsAfter(cursor)) {
      events.awaitCall(id, "ACTIVE");
      assertThat(events.statesOf(id)).containsExactly("DIALING", "CONNECTING", "ACTIVE");
      assertThat(events.events()).noneMatch(event -> event.type().equals("snapshot"));
    }
  }

  @Test
  void aPhoneComesAndGoes() {
    try (EventStream events = alice().events();
        EventStream bobs = bob().events()) {
      events.awaitSnapshot();
      bobs.awaitSnapshot();
      control().simulate("unregister", "1001");
      JsonNode gone = events.await("a device", event -> event.type().equals("device")).data();
      assertThat(gone.path("agent").asText()).isEqualTo("alice");
      assertThat(gone.path("line").asText()).isEqualTo("1001");
      assertThat(gone.at("/device/state").asText()).isEqualTo("NOT_REGISTERED");
      control().simulate("register", "1001");
      events.await(
          "the device again",
          event ->
              event.type().equals("device")
                  && event.data().at("/device/state").asText().equals("REGISTERED"));
      control().simulate("expire", "1002");
      bobs.await("bob's device", event -> event.type().equals("device"));
      assertThat(bobs.events())
          .filteredOn(event -> event.type().equals("device"))
          .allMatch(event -> event.data().path("agent").asText().equals("bob"));
    }
  }

  @Test
  void aLineThatLosesItsPhoneInACallSaysSo() {
    String id = talk(alice(), CUSTOMER);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      control().simulate("unregister", "1001");
      JsonNode gone = events.await("a device", event -> event.type().equals("device")).data();
      assertThat(gone.at("/device/state").asText()).isEqualTo("NOT_REGISTERED");
      assertThat(gone.at("/device/lostInCall").asBoolean()).isTrue();
      assertThat(alice().call(id).path("state").asText()).isEqualTo("ACTIVE");
      control().simulate("register", "1001");
      JsonNode back =
          events
              .await(
                  "the device again",
                  event ->
                      event.type().equals("device")
                          && event.data().at("/device/state").asText().equals("REGISTERED"))
              .data();
      assertThat(back.at("/device/lostInCall").asBoolean()).isFalse();
      assertThat(back.at("/device/kind").asText()).isEqualTo("SIP_PHONE");
      assertThat(back.at("/device/userAgent").asText()).isEqualTo("LoopPhone/1.0");
      assertThat(back.at("/device/since").isTextual()).isTrue();
    }
    alice().hangUp(id).expect(202);
    awaitState(alice(), id, "ENDED");
  }

  @Test
  void aWrongKeyGetsAProblem() {
    for (Api nobody : List.of(gateway().anybody(), gateway().api("pck_wrong_key"))) {
      Api.Answer answer = nobody.get("/api/v1/events").expect(401);
      assertThat(answer.text("/code")).isEqualTo("unauthenticated");
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
    Api.Answer posted = alice().post("/api/v1/events", "{}").expect(405);
    assertThat(posted.header("Allow")).isEqualTo("GET");
  }

  /** What alice sees of one call, the snapshot first. */
  /** What others are told meanwhile moves the cursor on. */
  private static JsonNode withoutCursor(JsonNode world) {
    return world.<ObjectNode>deepCopy().without(List.of("eventCursor", "at"));
  }

  private List<EventStream.Event> aWholeCall() {
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      String id = alice().dial(CUSTOMER);
      events.awaitCall(id, "ACTIVE");
      alice().hangUp(id).expect(202);
      events.awaitCall(id, "ENDED");
      events.await(
          "what follows for alice",
          event ->
              event.type().equals("presence")
                  && !event.data().at("/presence/state").asText().equals("BUSY"));
      return events.events();
    }
  }
}
