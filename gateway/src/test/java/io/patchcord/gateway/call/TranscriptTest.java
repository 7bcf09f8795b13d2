package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real FreeSWITCH said makes the calls that it was about, however TCP has cut it. */
class TranscriptTest {
  private static final int INTERLEAVINGS = 50;

  /** A recording and its story, read off the recording by hand; times in seconds since 1970. */
  enum Scenario {
    CLICK_TO_DIAL(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ACTIVE, HELD, ACTIVE, ENDED
        answered 1795340795.255971
        ringing 1795340795.275879
        connected 1795340796.295913
        ended 1795340807.195899
        ENDED_BY_SWITCH, NORMAL_CLEARING
        """),
    CLICK_TO_DIAL_WITH_VARIABLES(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ACTIVE, ENDED
        answered 1795342917.887104
        ringing 1795342917.927029
        connected 1795342918.927130
        ended 1795342919.947130
        ENDED_BY_SWITCH, NORMAL_CLEARING
        """),
    CUSTOMER_BUSY(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ENDED
        answered 1795342924.687619
        ended 1795342924.727106
        CUSTOMER_BUSY, USER_BUSY, by OTHER
        """),
    CUSTOMER_NO_ANSWER(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ENDED
        answered 1795342961.447056
        ringing 1795342961.467050
        ended 1795342965.007060
        CUSTOMER_NO_ANSWER, NO_ANSWER
        """),
    CUSTOMER_NUMBER_UNKNOWN(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ENDED
        answered 1795342936.907056
        ended 1795342936.947055
        NUMBER_UNKNOWN, UNALLOCATED_NUMBER
        """),
    CUSTOMER_HANGS_UP(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ACTIVE, ENDED
        answered 1795340824.835976
        ringing 1795340824.855901
        connected 1795340825.875894
        ended 1795340826.895910
        OTHER_HUNG_UP, NORMAL_CLEARING, by OTHER
        """),
    AGENT_PHONE_HANGS_UP(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ACTIVE, ENDED
        answered 1795340830.595964
        ringing 1795340830.615917
        connected 1795340831.635911
        ended 1795340832.675892
        AGENT_HUNG_UP, NORMAL_CLEARING, by AGENT
        """),
    AGENT_DOES_NOT_ANSWER(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, ENDED
        ended 1795340839.015904
        AGENT_NO_ANSWER, NO_ANSWER
        """),
    AGENT_REJECTS(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, ENDED
        ended 1795340841.755902
        AGENT_REJECTED, USER_BUSY, by AGENT
        """),
    LINE_NOT_REGISTERED(
        """
        OUTBOUND 1019 with +14155551212
        DIALING, ENDED
        ended 1795340843.975942
        LINE_NOT_REGISTERED, USER_NOT_REGISTERED

        OUTBOUND 9999 with +14155551212
        DIALING, ENDED
        ended 1795340843.995904
        LINE_UNKNOWN, SUBSCRIBER_ABSENT
        """),
    DUPLICATE_ORIGINATION_UUID(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ACTIVE, ENDED
        answered 1795340850.935903
        ringing 1795340850.955883
        connected 1795340851.975904
        ended 1795340852.495874
        ENDED_BY_SWITCH, NORMAL_CLEARING

        OUTBOUND 1001 with +14155551212
        DIALING, ENDED
        ended 1795340851.975904
        DIAL_FAILED, DESTINATION_OUT_OF_ORDER
        """),
    HOLD_BY_PHONE(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ACTIVE, HELD, ACTIVE, HELD, ACTIVE, ENDED
        answered 1795356254.530590
        ringing 1795356254.550578
        connected 1795356255.570590
        ended 1795356261.533738
        ENDED_BY_SWITCH, NORMAL_CLEARING
        """),
    TRANSFER_BY_PHONE_BLIND(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ACTIVE, ENDED
        answered 1795356408.873527
        ringing 1795356408.873527
        connected 1795356409.977648
        ended 1795356410.761591
        TRANSFERRED, NORMAL_CLEARING, by AGENT

        INBOUND 1003 with +14155551212
        RINGING, ACTIVE, ENDED
        created 1795356410.761591
        answered 1795356414.753454
        ringing 1795356410.761591
        connected 1795356414.792843
        ended 1795356416.230636
        AGENT_HUNG_UP, NORMAL_CLEARING, by AGENT
        """),
    TRANSFER_BY_PHONE_ATTENDED(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ACTIVE, HELD, ENDED
        answered 1795356417.750571
        ringing 1795356417.904877
        connected 1795356418.912653
        ended 1795356423.090577
        TRANSFERRED, NORMAL_CLEARING, by AGENT

        OUTBOUND 1001 with 1003
        CONNECTING, ACTIVE, ENDED
        answered 1795356420.354204
        ringing 1795356420.354204
        connected 1795356421.570567
        ended 1795356425.030572
        TRANSFERRED, ATTENDED_TRANSFER, by AGENT

        INBOUND 1003 with +14155551212
        RINGING, ACTIVE, ENDED
        created 1795356420.354204
        answered 1795356421.551528
        ringing 1795356420.354204
        connected 1795356421.570567
        ended 1795356425.570580
        AGENT_HUNG_UP, NORMAL_CLEARING, by AGENT
        """),
    AGENT_DIALS_ON_THE_PHONE(
        """
        OUTBOUND 1001 with +14155551212
        CONNECTING, ACTIVE, ENDED
        answered 1795357200.045837
        ringing 1795357200.045837
        connected 1795357201.065838
        ended 1795357201.885838
        AGENT_HUNG_UP, NORMAL_CLEARING, by AGENT

        OUTBOUND 1001 with 1003
        CONNECTING, ACTIVE, ENDED
        answered 1795357202.326171
        ringing 1795357202.326171
        connected 1795357203.386423
        ended 1795357204.385853
        OTHER_HUNG_UP, NORMAL_CLEARING, by OTHER

        INBOUND 1003 with 1001 Extension 1001
        RINGING, ACTIVE, ENDED
        created 1795357202.326171
        answered 1795357203.365841
        ringing 1795357202.326171
        connected 1795357203.386423
        ended 1795357204.348194
        AGENT_HUNG_UP, NORMAL_CLEARING, by AGENT

        OUTBOUND 1001 with +14155550486
        CONNECTING, ENDED
        answered 1795357205.405837
        ended 1795357205.425838
        CUSTOMER_BUSY, USER_BUSY, by OTHER

        OUTBOUND 1001 with 5551
        CONNECTING, ENDED
        answered 1795357206.905840
        ended 1795357206.905840
        NUMBER_UNROUTABLE, NO_ROUTE_DESTINATION
        """),
    INBOUND_DIRECT(
        """
        INBOUND 1001 with +14155551212 Zoë Müller 100%
        RINGING, ACTIVE, ENDED
        created 1795341502.635944
        answered 1795341503.655884
        ringing 1795341502.635944
        connected 1795341503.695879
        ended 1795341505.215885
        OTHER_HUNG_UP, NORMAL_CLEARING, by OTHER
        """),
    QUEUE_OFFER_MISSED(
        """
        INBOUND 1001 with +14155551212 Queue Caller
        RINGING, ENDED
        queue support@default, dialled 18005550100, joined 1795356626
        created 1795356626.290576
        ringing 1795356626.290576
        ended 1795356628.012168
        AGENT_NO_ANSWER, NO_ANSWER

        INBOUND 1001 with +14155551212 Queue Caller
        RINGING, ENDED
        queue support@default, dialled 18005550100, joined 1795356626
        created 1795356630.070578
        ringing 1795356630.070578
        ended 1795356632.031713
        AGENT_NO_ANSWER, NO_ANSWER
        """),
    QUEUE_OFFER_MISSED_NEXT(
        """
        INBOUND 1001 with +14155551212 Queue Caller
        RINGING, ENDED
        queue support@default, dialled 18005550100, joined 1795356636
        created 1795356636.110772
        ringing 1795356636.110772
        ended 1795356638.026714
        AGENT_NO_ANSWER, NO_ANSWER

        INBOUND 1002 with +14155551212 Queue Caller
        RINGING, ACTIVE, ENDED
        queue support@default, dialled 18005550100, joined 1795356636
        created 1795356638.541156
        answered 1795356639.634226
        ringing 1795356639.158227
        connected 1795356639.679073
        ended 1795356640.730576
        AGENT_HUNG_UP, NORMAL_CLEARING, by AGENT
        """),
    QUEUE_OFFER_REJECTED(
        """
        INBOUND 1001 with +14155551212 Queue Caller
        RINGING, ENDED
        queue support@default, dialled 18005550100, joined 1795356643
        created 1795356643.801136
        ringing 1795356643.801136
        ended 1795356644.510585
        AGENT_REJECTED, USER_BUSY, by AGENT

        INBOUND 1001 with +14155551212 Queue Caller
        RINGING, ENDED
        queue support@default, dialled 18005550100, joined 1795356643
        created 1795356646.070836
        ringing 1795356646.070836
        ended 1795356646.815935
        AGENT_REJECTED, CALL_REJECTED, by AGENT

        INBOUND 1001 with +14155551212 Queue Caller
        RINGING, ACTIVE, ENDED
        queue support@default, dialled 18005550100, joined 1795356643
        created 1795356650.049914
        answered 1795356651.213829
        ringing 1795356650.049914
        connected 1795356651.250575
        ended 1795356651.951471
        AGENT_HUNG_UP, NORMAL_CLEARING, by AGENT
        """),
    QUEUE_CALLER_ABANDONS(
        """
        INBOUND 1001 with +14155551212 Queue Caller
        RINGING, ENDED
        queue support@default, dialled 18005550100, joined 1795356656
        created 1795356656.830571
        ringing 1795356656.830571
        ended 1795356657.870576
        CALLER_GAVE_UP, ORIGINATOR_CANCEL, by OTHER
        """),
    QUEUE_AGENT_LOGGED_OUT_DURING_CALL(
        """
        INBOUND 1001 with +14155551212 Queue Caller
        RINGING, ACTIVE, ENDED
        queue support@default, dialled 18005550100, joined 1795356686
        created 1795356686.230578
        answered 1795356686.770577
        ringing 1795356686.230578
        connected 1795356686.810592
        ended 1795356688.610568
        OTHER_HUNG_UP, NORMAL_CLEARING, by OTHER

        INBOUND 1001 with +14155551212 Second Caller
        RINGING, ENDED
        queue support@default, dialled 18005550100, joined 1795356689
        created 1795356692.014468
        ringing 1795356692.014468
        ended 1795356692.510570
        CALLER_GAVE_UP, ORIGINATOR_CANCEL, by OTHER
        """),
    QUEUE_TWO_AGENTS(
        """
        INBOUND 1001 with +14155551212 First Caller
        RINGING, ACTIVE, ENDED
        queue support@default, dialled 18005550100, joined 1795356671
        created 1795356671.130577
        answered 1795356672.270931
        ringing 1795356671.170572
        connected 1795356672.310579
        ended 1795356673.510580
        AGENT_HUNG_UP, NORMAL_CLEARING, by AGENT

        INBOUND 1002 with +14155551212 Second Caller
        RINGING, ACTIVE, ENDED
        queue support@default, dialled 18005550100, joined 1795356671
        created 1795356671.750580
        answered 1795356672.270931
        ringing 1795356671.750580
        connected 1795356672.310579
        ended 1795356674.510582
        AGENT_HUNG_UP, NORMAL_CLEARING, by AGENT
        """),
    SWITCH_SHUTDOWN(
        """
        OUTBOUND 1001 with +14155551212
        DIALING, CONNECTING, ACTIVE, ENDED
        answered 1795341663.389259
        ringing 1795341663.428668
        connected 1795341664.448635
        ended 1795341665.188665
        SWITCH_SHUTDOWN, SYSTEM_SHUTDOWN
        """);

    private final String story;

    Scenario(String story) {
      this.story = story;
    }

    Recording recording() {
      return Recording.of(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRecordingMakesItsCalls(Scenario scenario) {
    assertStory(scenario, "in one piece", left -> left);
  }

  @ParameterizedTest
  @EnumSource
  void aRecordingCutIntoSingleBytesMakesTheSame(Scenario scenario) {
    assertStory(scenario, "in single bytes", left -> 1);
  }

  @ParameterizedTest
  @EnumSource
  void aRecordingCutAtRandomMakesTheSame(Scenario scenario) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    assertStory(
        scenario,
        "in random pieces, seed " + seed,
        left -> Math.min(left, 1 + random.nextInt(1 + random.nextInt(5_000))));
  }

  /**
   * Not of those that are dialled on a phone: whom the phone calls is known by the phone's leg,
   * which the switch tells first. Nor those of queues: that offers to one agent come one after
   * another is what tells them from the phones of a line that ring together.
   */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_NONE,
      names = {"TRANSFER_BY_PHONE_ATTENDED", "AGENT_DIALS_ON_THE_PHONE", "QUEUE_.*"})
  void legsWhoseEventsComeInterleavedOtherwiseEndTheSame(Scenario scenario) {
    Recording recording = scenario.recording();
    List<SwitchEvent> events = recording.events(left -> left);
    String recorded = ends(play(recording, events));
    for (int seed = 0; seed < INTERLEAVINGS; seed++) {
      List<SwitchEvent> interleaved = interleave(events, new Random(seed));
      assertThat(ends(play(recording, interleaved)))
          .as(listing(seed, interleaved))
          .isEqualTo(recorded);
    }
  }

  private static void assertStory(Scenario scenario, String cut, IntUnaryOperator nextPiece) {
    Recording recording = scenario.recording();
    CallWorld world = play(recording, recording.events(nextPiece));
    assertThat(world.calls().stream().map(call -> story(world, call)).toList())
        .as("%s %s", scenario, cut)
        .containsExactly(scenario.story.strip().split("\n\n"));
    assertThat(world.registry.liveCount()).isZero();
    assertThat(world.resyncs).isEmpty();
  }

  private static CallWorld play(Recording recording, List<SwitchEvent> events) {
    CallWorld world = new CallWorld();
    for (Recording.Dial dial : recording.dials()) {
      Call call = world.dial(dial.callId(), dial.line(), dial.number());
      if (!dial.named() && world.registry.callsOf(dial.legId()).isEmpty()) {
        world.registry.bind(dial.legId(), call.id(), Role.AGENT);
      }
    }
    events.forEach(world::tell);
    return world;
  }

  private static String story(CallWorld world, Call call) {
    CallTimes times = call.times();
    StringBuilder text = new StringBuilder();
    text.append(call.direction()).append(' ').append(call.line()).append(" with ");
    text.append(call.other().number());
    text.append(call.other().name() == null ? "" : " " + call.other().name()).append('\n');
    text.append(
            world.statesOf(call.id()).stream()
                .map(CallState::name)
                .collect(Collectors.joining(", ")))
        .append('\n');
    CallQueue queue = call.arrival().queue();
    if (queue != null) {
      text.append("queue ")
          .append(queue.name())
          .append(", dialled ")
          .append(call.arrival().dialled());
      Instant joined = requireNonNull(queue.joinedAt());
      text.append(", joined ").append(joined.getEpochSecond()).append('\n');
    }
    line(text, "created", call.direction() == Direction.INBOUND ? times.created() : null);
    line(text, "answered", times.answered());
    line(text, "ringing", times.ringing());
    line(text, "connected", times.connected());
    line(text, "ended", times.ended());
    return text.append(cause(call)).toString();
  }

  private static void line(StringBuilder text, String name, @Nullable Instant at) {
    if (at != null) {
      text.append(name)
          .append(' ')
          .append(at.getEpochSecond())
          .append('.')
          .append("%06d".formatted(at.getNano() / 1_000))
          .append('\n');
    }
  }

  private static String cause(Call call) {
    CallCause cause = call.cause();
    if (cause == null) {
      return "not over";
    }
    return cause.code()
        + (cause.switchCause() == null ? "" : ", " + cause.switchCause())
        + (cause.endedBy() == null ? "" : ", by " + cause.endedBy());
  }

  private static String ends(CallWorld world) {
    return world.calls().stream()
        .map(call -> call.line() + " " + call.state() + ": " + cause(call))
        .collect(Collectors.joining("\n"));
  }

  /** Another order that the switch might have told: it keeps the order within a leg only. */
  private static List<SwitchEvent> interleave(List<SwitchEvent> events, Random random) {
    Map<String, Deque<SwitchEvent>> queues = new LinkedHashMap<>();
    for (SwitchEvent event : events) {
      queues.computeIfAbsent(queueOf(event), name -> new ArrayDeque<>()).add(event);
    }
    List<Deque<SwitchEvent>> left = new ArrayList<>(queues.values());
    List<SwitchEvent> order = new ArrayList<>();
    while (!left.isEmpty()) {
      Deque<SwitchEvent> queue = left.get(random.nextInt(left.size()));
      order.add(queue.remove());
      if (queue.isEmpty()) {
        left.remove(queue);
      }
    }
    return order;
  }

  private static String queueOf(SwitchEvent event) {
    if (event instanceof SwitchEvent.OfLeg ofLeg) {
      return ofLeg.legId();
    }
    return event instanceof SwitchEvent.JobCompleted job ? job.jobId().toString() : "the switch";
  }

  private static Supplier<String> listing(int seed, List<SwitchEvent> events) {
    return () ->
        "seed "
            + seed
            + "\n"
            + events.stream().map(String::valueOf).collect(Collectors.joining("\n"));
  }
}
