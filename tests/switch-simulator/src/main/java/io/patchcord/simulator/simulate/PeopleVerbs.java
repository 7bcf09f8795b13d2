package io.patchcord.simulator.simulate;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Calls;
import io.patchcord.simulator.call.Sounds;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import java.util.List;
import java.util.Optional;

/** What people do: they call, answer, refuse, hang up and press keys. */
public final class PeopleVerbs {
  private static final String NO_ROOM = "no room for another call";
  private static final String QUEUE_NUMBER = "18005550100";

  private final Legs legs;
  private final Calls calls;
  private final Sounds sounds;

  /** The people of that switch. */
  public PeopleVerbs(ChannelTable channels, Calls calls, Sounds sounds) {
    this.legs = new Legs(channels);
    this.calls = requireNonNull(calls, "calls is null");
    this.sounds = requireNonNull(sounds, "sounds is null");
  }

  void addTo(SimulateCommand command) {
    command
        .add("incoming", "FROM TO [NAME]", this::incoming)
        .add("queue-call", "FROM [NAME]", this::queueCall)
        .add(
            "answer", "LINE|UUID", words -> legs.on(words, calls::answer, "the line does not ring"))
        .add("reject", "LINE|UUID [CAUSE]", this::reject)
        .add("hangup", "LINE|UUID", words -> legs.on(words, this::hangUp, "the line does not talk"))
        .add(
            "hangup-other",
            "LINE|UUID",
            words -> legs.on(words, this::hangUpOther, "the line has no other party"))
        .add("dtmf", "LINE|UUID DIGITS", this::press);
  }

  private Optional<String> incoming(List<String> words) {
    return words.size() < 2
        ? Optional.empty()
        : call(words.get(0), words.get(1), words.subList(2, words.size()));
  }

  private Optional<String> queueCall(List<String> words) {
    return words.isEmpty()
        ? Optional.empty()
        : call(words.get(0), QUEUE_NUMBER, words.subList(1, words.size()));
  }

  private Optional<String> call(String from, String to, List<String> name) {
    return calls
        .incoming(from, to, name.isEmpty() ? null : String.join(" ", name))
        .map(caller -> Optional.of("+OK " + caller.uuid() + "\n"))
        .orElseGet(() -> Verb.refused(NO_ROOM));
  }

  private Optional<String> reject(List<String> words) {
    if (words.size() < 2) {
      return legs.on(
          words, channel -> calls.refuse(channel, HangupCause.USER_BUSY), "the line does not ring");
    }
    Optional<HangupCause> cause = HangupCause.named(words.get(1));
    return cause.isEmpty()
        ? Verb.refused("no such cause: " + words.get(1))
        : legs.on(words, channel -> calls.refuse(channel, cause.get()), "the line does not ring");
  }

  private boolean hangUp(Channel channel) {
    if (!channel.isUp() || !channel.isAnswered()) {
      return channel.isUp() && endByItself(channel);
    }
    calls.hangUp(channel, HangupCause.NORMAL_CLEARING, Disposition.RECV_BYE);
    return true;
  }

  private boolean hangUpOther(Channel channel) {
    return calls.otherParty(channel).filter(this::endByItself).isPresent();
  }

  /** A party ends its own leg: with BYE, with CANCEL if it called, or by refusing. */
  private boolean endByItself(Channel party) {
    if (party.isAnswered()) {
      calls.hangUp(party, HangupCause.NORMAL_CLEARING, Disposition.RECV_BYE);
    } else if (!calls.refuseIfCalled(party)) {
      calls.hangUp(party, HangupCause.ORIGINATOR_CANCEL, Disposition.RECV_CANCEL);
    }
    return true;
  }

  private Optional<String> press(List<String> words) {
    if (words.size() < 2) {
      return Optional.empty();
    }
    return legs.on(
        words,
        channel -> {
          sounds.press(channel, words.get(1), "RTP");
          return channel.isAnswered();
        },
        "the line does not talk");
  }
}
