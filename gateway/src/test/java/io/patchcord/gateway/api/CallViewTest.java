package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.call.Arrival;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallCause;
import io.patchcord.gateway.call.CallNotes;
import io.patchcord.gateway.call.CallOwner;
import io.patchcord.gateway.call.CallQueue;
import io.patchcord.gateway.call.CallReducer;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.CallStory;
import io.patchcord.gateway.call.CallTimes;
import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import io.patchcord.gateway.call.Leg;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.call.Role;
import io.patchcord.gateway.call.Subject;
import io.patchcord.gateway.callcenter.Feature;
import io.patchcord.gateway.callcenter.LineCapability;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.callcenter.SoftphoneRules;
import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallViewTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final Offers OFFERS =
      new Offers(call -> SoftphoneRules.ALL, call -> EnumSet.allOf(LineCapability.class));
  private static final Instant START = Instant.parse("2026-11-22T10:00:00.123456Z");

  private static Call dialing() {
    return Call.outbound(
        ID,
        new CallOwner("alice", "1001", "support", "main"),
        new Party("+14155551212", "Zoë \"Z\" Müller"),
        new Subject("003000000000001AAA", "Contact", "Zoë \"Z\" Müller"),
        START);
  }

  private static Call call(
      CallState state, List<Leg> legs, CallTimes times, @Nullable CallCause cause) {
    return new Call(
        ID,
        "main",
        "support",
        "alice",
        "1001",
        Direction.INBOUND,
        new Party(null, null),
        null,
        new Arrival(
            "18005550100",
            new CallQueue("support@default", "18005550100", START.minusSeconds(100)),
            Map.of("account", "42")),
        state,
        legs,
        false,
        false,
        false,
        null,
        null,
        CallStory.NONE,
        null,
        times,
        cause,
        CallNotes.NONE,
        7);
  }

  /** A JSON text over several lines, as one. */
  private static String oneLine(String json) {
    return json.lines().map(String::strip).reduce("", String::concat);
  }

  @Test
  void aCallThatIsBeingDialled() {
    assertThat(Json.write(CallView.from(dialing(), OFFERS)))
        .isEqualTo(
            oneLine(
                """
                {"id":"b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21",
                "version":1,
                "direction":"OUTBOUND",
                "state":"DIALING",
                "agent":"alice",
                "line":"1001",
                "callCenter":"support",
                "otherParty":{"number":"+14155551212","name":"Zoë \\"Z\\" Müller"},
                "subject":{"recordId":"003000000000001AAA",
                "objectType":"Contact",
                "name":"Zoë \\"Z\\" Müller"},
                "muted":false,
                "recording":null,
                "transferredTo":null,
                "dialledNumber":null,
                "queue":null,
                "variables":{},
                "disposition":null,
                "notes":null,
                "transfer":null,
                "parkedAt":null,
                "links":[],"monitoredBy":[],
                "participants":[
                {"id":null,"role":"AGENT","number":"1001","connected":false,"actions":["hangup"]},
                {"id":null,"role":"OTHER","number":"+14155551212","connected":false,"actions":[]}],
                "createdAt":"2026-11-22T10:00:00.123456Z",
                "answeredAt":null,
                "ringingAt":null,
                "connectedAt":null,
                "endedAt":null,
                "cause":null}
                """));
  }

  @Test
  void aCallOfAWithheldNumberThatIsOver() {
    Leg agents =
        new Leg("A", Role.AGENT, LegState.HANGUP, null, "NORMAL_CLEARING", LegEnding.BY_SWITCH);
    Leg others =
        new Leg("C", Role.OTHER, LegState.HANGUP, null, "NORMAL_CLEARING", LegEnding.BY_PARTY);
    CallTimes times =
        new CallTimes(
            START,
            START.plusSeconds(2),
            START.plusSeconds(1),
            START.plusSeconds(3),
            START.plusSeconds(60));
    CallCause cause = new CallCause(CauseCode.OTHER_HUNG_UP, "NORMAL_CLEARING", Role.OTHER);
    assertThat(
            Json.write(
                CallView.from(
                    call(CallState.ENDED, List.of(agents, others), times, cause), OFFERS)))
        .isEqualTo(
            oneLine(
                """
                {"id":"b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21",
                "version":7,
                "direction":"INBOUND",
                "state":"ENDED",
                "agent":"alice",
                "line":"1001",
                "callCenter":"support",
                "otherParty":{"number":null,"name":null},
                "subject":null,
                "muted":false,
                "recording":null,
                "transferredTo":null,
                "dialledNumber":"18005550100",
                "queue":{"name":"support@default",
                "number":"18005550100",
                "joinedAt":"2026-11-22T09:58:20.123456Z",
                "waitedSeconds":100},
                "variables":{"account":"42"},
                "disposition":null,
                "notes":null,
                "transfer":null,
                "parkedAt":null,
                "links":[],"monitoredBy":[],
                "participants":[
                {"id":null,"role":"AGENT","number":"1001","connected":false,"actions":[]},
                {"id":null,"role":"OTHER","number":null,"connected":false,"actions":[]}],
                "createdAt":"2026-11-22T10:00:00.123456Z",
                "answeredAt":"2026-11-22T10:00:02.123456Z",
                "ringingAt":"2026-11-22T10:00:01.123456Z",
                "connectedAt":"2026-11-22T10:00:03.123456Z",
                "endedAt":"2026-11-22T10:01:00.123456Z",
                "cause":{"code":"OTHER_HUNG_UP",
                "message":"The other party hung up.",
                "switchCause":"NORMAL_CLEARING",
                "endedBy":"OTHER"}}
                """));
  }

  @Test
  void aParticipantIsConnectedWhileALegOfItsLives() {
    Leg agents = new Leg("A", Role.AGENT, LegState.ACTIVE, null, null, null);
    Leg others = new Leg("C", Role.OTHER, LegState.HANGUP, null, "USER_BUSY", LegEnding.BY_PARTY);
    CallTimes times = new CallTimes(START, START, null, START, null);
    CallView view =
        CallView.from(call(CallState.ACTIVE, List.of(agents, others), times, null), OFFERS);
    assertThat(view.participants())
        .extracting(CallView.ParticipantView::connected)
        .containsExactly(true, false);
  }

  @Test
  void whatTheCallCenterHasOffIsNoAction() {
    Leg agents = new Leg("A", Role.AGENT, LegState.ACTIVE, "C", null, null);
    Leg others = new Leg("C", Role.OTHER, LegState.ACTIVE, "A", null, null);
    CallTimes times = new CallTimes(START, START, null, START, null);
    Call talking = call(CallState.ACTIVE, List.of(agents, others), times, null);
    assertThat(actions(talking, OFFERS)).contains("hold", "mute", "record-start", "park", "hangup");
    Offers few =
        new Offers(
            call -> new SoftphoneRules(null, RecordingPolicy.OFF, EnumSet.of(Feature.MUTE), false),
            call -> EnumSet.allOf(LineCapability.class));
    assertThat(actions(talking, few)).containsExactly("hangup", "mute");
  }

  @Test
  void whatThePhoneCannotDoIsNoAction() {
    Call incoming =
        call(CallState.RINGING, List.of(), new CallTimes(START, null, START, null, null), null);
    assertThat(actions(incoming, OFFERS)).contains("answer");
    Offers old =
        new Offers(call -> SoftphoneRules.ALL, call -> EnumSet.noneOf(LineCapability.class));
    assertThat(actions(incoming, old)).containsExactly("hangup", "reject");
  }

  private static List<String> actions(Call call, Offers offers) {
    return CallView.from(call, offers).participants().get(0).actions();
  }

  @Test
  void whatNobodyOutsideCanSeeLooksTheSame() {
    Call call = dialing();
    Call next = CallReducer.apply(call, new SwitchEvent.JobCompleted(START, ID, true, "+OK A"));
    assertThat(next.version()).isEqualTo(2);
    assertThat(CallView.from(call, OFFERS).looksLike(CallView.from(next, OFFERS))).isTrue();
    Call over =
        CallReducer.apply(call, new SwitchEvent.JobCompleted(START, ID, false, "-ERR USER_BUSY"));
    assertThat(CallView.from(call, OFFERS).looksLike(CallView.from(over, OFFERS))).isFalse();
  }
}
