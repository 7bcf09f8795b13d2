package io.patchcord.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who does what on the switch, as the switch itself has it. */
record SwitchPicture(List<Leg> legs) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OUTSIDE = Pattern.compile("sofia/external/\\+?([0-9]+).*");

  /** What a leg does. */
  enum Doing {
    /** Its phone rings. */
    RINGS,
    /** It rings another one's phone. */
    CALLS,
    /** It hears its partner. */
    TALKS,
    /** It talks, and has put the partner on hold. */
    HOLDS,
    /** It is in a conference. */
    CONFERS,
    /** It waits until somebody does something with it. */
    WAITS,
    /** None of those; it cannot stay so. */
    CHANGES
  }

  /**
   * A leg that is up.
   *
   * @param party its line, or the digits of its number
   * @param agents whether it is of a line
   * @param callState the switch's word, such as HELD, and UNHELD on the way back, which may stay
   * @param music whether it hears music because it waits
   * @param partner the uuid of the leg that it hears
   */
  record Leg(
      String uuid,
      String party,
      boolean agents,
      Doing doing,
      boolean answered,
      String callState,
      @Nullable String partner,
      @Nullable String conference,
      boolean muted,
      boolean music,
      @Nullable String recording) {
    @Override
    public String toString() {
      return party
          + " "
          + doing
          + (muted ? " muted" : "")
          + (music ? " with music" : "")
          + (recording == null ? "" : " recording " + recording)
          + " ("
          + uuid.substring(0, 4)
          + (partner == null ? "" : " with " + partner.substring(0, 4))
          + (conference == null ? "" : " in " + conference)
          + ")";
    }
  }

  static SwitchPicture of(SwitchControl control) {
    String json = control.api("simulate", "picture");
    try {
      List<Leg> legs = new ArrayList<>();
      for (JsonNode channel : JSON.readTree(json).path("channels")) {
        if (channel.path("up").asBoolean()) {
          legs.add(leg(channel));
        }
      }
      return new SwitchPicture(List.copyOf(legs));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the picture is no JSON: " + json, e);
    }
  }

  private static Leg leg(JsonNode channel) {
    String line = channel.path("line").asText("");
    JsonNode masked =
        channel.path("recordings").elements().hasNext()
            ? channel.path("recordings").elements().next()
            : null;
    return new Leg(
        channel.path("uuid").asText(),
        line.isEmpty() ? outside(channel.path("name").asText()) : line,
        !line.isEmpty(),
        doing(channel),
        channel.path("answered").asBoolean(),
        channel.path("callState").asText(),
        channel.hasNonNull("bridgedTo") ? channel.path("bridgedTo").asText() : null,
        channel.hasNonNull("conference") ? channel.path("conference").asText() : null,
        channel.path("muted").asBoolean(),
        channel.hasNonNull("music"),
        masked == null ? null : masked.asText());
  }

  private static String outside(String channelName) {
    Matcher name = OUTSIDE.matcher(channelName);
    return name.matches() ? name.group(1) : channelName;
  }

  private static Doing doing(JsonNode channel) {
    boolean called = channel.path("direction").asText().equals("outbound");
    String callState = channel.path("callState").asText();
    if (channel.path("occupation").asText().equals("conference")) {
      return Doing.CONFERS;
    }
    if (channel.hasNonNull("bridgedTo")) {
      return channel.path("held").asBoolean() ? Doing.HOLDS : Doing.TALKS;
    }
    if (channel.path("occupation").asText().equals("park")) {
      return Doing.WAITS;
    }
    if (!channel.path("answered").asBoolean()) {
      return called ? callState.equals("RINGING") ? Doing.RINGS : Doing.CHANGES : Doing.CALLS;
    }
    return callState.equals("RING_WAIT") ? Doing.CALLS : Doing.CHANGES;
  }

  /** The legs of that party, the oldest first. */
  List<Leg> of(String party) {
    return legs.stream().filter(leg -> leg.party().equals(party)).toList();
  }

  Optional<Leg> find(@Nullable String uuid) {
    return legs.stream().filter(leg -> leg.uuid().equals(uuid)).findFirst();
  }

  /** How many are in each conference. */
  Map<String, Long> conferences() {
    Map<String, Long> members = new TreeMap<>();
    for (Leg leg : legs) {
      if (leg.conference() != null) {
        members.merge(leg.conference(), 1L, Long::sum);
      }
    }
    return members;
  }

  /** How a step names the leg. */
  String nameOf(Leg leg) {
    return leg.party() + "#" + of(leg.party()).indexOf(leg);
  }
}
