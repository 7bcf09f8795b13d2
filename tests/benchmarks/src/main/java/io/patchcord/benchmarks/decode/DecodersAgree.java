package io.patchcord.benchmarks.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gate before any measurement: both decoders find every event of the recording, and the same
 * five headers in each. A fast wrong answer is worth nothing.
 */
public final class DecodersAgree {

  private static final List<String> NAMES =
      List.of(
          FiveHeaders.EVENT_NAME,
          FiveHeaders.UNIQUE_ID,
          FiveHeaders.CALL_STATE,
          FiveHeaders.CALLER_NUMBER,
          FiveHeaders.SIP_CALL_ID);

  private DecodersAgree() {}

  /**
   * Decodes the recording with both.
   *
   * @return how many events were compared
   * @throws IllegalStateException if they disagree, if one misses an event, or if one of the five
   *     headers is on no event, so that nothing was compared
   */
  public static int check(Recording recording, EventDecoder ours, EventDecoder theirs) {
    List<List<@Nullable String>> left = read(recording, ours, "ours");
    List<List<@Nullable String>> right = read(recording, theirs, "theirs");
    for (int event = 0; event < left.size(); event++) {
      if (!left.get(event).equals(right.get(event))) {
        throw new IllegalStateException(
            "Event %d of the recording differs in %s: ours %s, theirs %s"
                .formatted(event, NAMES, left.get(event), right.get(event)));
      }
    }
    for (int header = 0; header < NAMES.size(); header++) {
      int column = header;
      if (left.stream().allMatch(event -> event.get(column) == null)) {
        throw new IllegalStateException("No event of the recording has " + NAMES.get(header));
      }
    }
    return left.size();
  }

  private static List<List<@Nullable String>> read(
      Recording recording, EventDecoder decoder, String whose) {
    List<List<@Nullable String>> events = new ArrayList<>();
    recording.feed(
        decoder,
        (name, uniqueId, state, number, callId) ->
            events.add(
                Arrays.asList(
                    value(name), value(uniqueId), value(state), value(number), value(callId))));
    if (events.size() != recording.events()) {
      throw new IllegalStateException(
          "The recording has %d events, %s found %d"
              .formatted(recording.events(), whose, events.size()));
    }
    return events;
  }

  /** Theirs hands out the wire's word for "no value"; that is no difference in what was read. */
  private static @Nullable String value(@Nullable String value) {
    return value == null || value.isEmpty() || value.equals("_undef_") ? null : value;
  }
}
