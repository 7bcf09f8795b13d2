package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Calls;
import io.patchcord.simulator.call.Holds;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;
import io.patchcord.simulator.line.PhoneMode;
import io.patchcord.simulator.line.Registrations;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The command {@code simulate}, which no real switch has: what people and phones do. */
public final class SimulateCommand {
  /** The reply to a use that does not exist. */
  static final String USAGE =
      "-USAGE: incoming FROM TO [NAME] | answer LINE | reject LINE [CAUSE] | hangup LINE"
          + " | hangup-other LINE | hold LINE | unhold LINE"
          + " | phone LINE manual|auto|never|reject | register LINE | unregister LINE"
          + " | expire LINE | stall on|off | drop-replies COUNT\n";

  private static final String DONE = "+OK\n";
  private static final int MAXIMUM_WORDS = 4;

  private final ChannelTable channels;
  private final Calls calls;
  private final Holds holds;
  private final Directory directory;
  private final Registrations registrations;
  private final Consumer<Boolean> stall;
  private final IntConsumer dropReplies;

  /** Acts for the people and phones of that switch. */
  public SimulateCommand(
      ChannelTable channels,
      Calls calls,
      Holds holds,
      Directory directory,
      Registrations registrations,
      Consumer<Boolean> stall,
      IntConsumer dropReplies) {
    this.channels = requireNonNull(channels, "channels is null");
    this.calls = requireNonNull(calls, "calls is null");
    this.holds = requireNonNull(holds, "holds is null");
    this.directory = requireNonNull(directory, "directory is null");
    this.registrations = requireNonNull(registrations, "registrations is null");
    this.stall = requireNonNull(stall, "stall is null");
    this.dropReplies = requireNonNull(dropReplies, "dropReplies is null");
  }

  /** Adds it. */
  public void addTo(ApiCommands commands) {
    commands.addImmediate("simulate", this::simulate);
  }

  private String simulate(String arguments) {
    String[] words = arguments.split("\\s+", MAXIMUM_WORDS);
    if (words.length < 2) {
      return USAGE;
    }
    String object = words[1];
    String extra = words.length < 3 ? null : words[2];
    return switch (words[0]) {
      case "incoming" -> incoming(object, extra, words.length < 4 ? null : words[3]);
      case "answer" -> onLeg(object, calls::answer, "the line does not ring");
      case "reject" -> reject(object, extra);
      case "hangup" -> onLeg(object, this::hangUp, "the line does not talk");
      case "hangup-other" -> onLeg(object, this::hangUpOther, "the line has no other party");
      case "hold" -> onLeg(object, holds::hold, "the line does not talk");
      case "unhold" -> onLeg(object, holds::unhold, "the line is not held");
      case "phone" -> phone(object, extra);
      case "register" -> onLine(object, registrations::register);
      case "unregister" -> onLine(object, registrations::unregister);
      case "expire" -> onLine(object, registrations::expire);
      case "stall" -> stall(object);
      case "drop-replies" -> dropReplies(object);
      default -> USAGE;
    };
  }

  private String incoming(String from, @Nullable String to, @Nullable String name) {
    if (to == null) {
      return USAGE;
    }
    return calls
        .incoming(from, to, name)
        .map(caller -> "+OK " + caller.uuid() + "\n")
        .orElse("-ERR no room for another call\n");
  }

  private String reject(String line, @Nullable String causeName) {
    Optional<HangupCause> cause =
        causeName == null ? Optional.of(HangupCause.USER_BUSY) : HangupCause.named(causeName);
    if (cause.isEmpty()) {
      return "-ERR no such cause: " + causeName + "\n";
    }
    return onLeg(line, channel -> calls.refuse(channel, cause.get()), "the line does not ring");
  }

  private boolean hangUp(Channel channel) {
    if (!channel.isAnswered()) {
      return false;
    }
    calls.hangUp(channel, HangupCause.NORMAL_CLEARING, Disposition.RECV_BYE);
    return true;
  }

  private boolean hangUpOther(Channel channel) {
    Optional<Channel> other = calls.otherParty(channel);
    other.ifPresent(this::endByItself);
    return other.isPresent();
  }

  /** A party ends its own leg: with BYE, with CANCEL if it called, or by refusing. */
  private void endByItself(Channel party) {
    if (party.isAnswered()) {
      calls.hangUp(party, HangupCause.NORMAL_CLEARING, Disposition.RECV_BYE);
    } else if (!calls.refuseIfCalled(party)) {
      calls.hangUp(party, HangupCause.ORIGINATOR_CANCEL, Disposition.RECV_CANCEL);
    }
  }

  private String phone(String line, @Nullable String word) {
    Optional<PhoneMode> mode = word == null ? Optional.empty() : PhoneMode.of(word);
    return mode.isEmpty() ? USAGE : onLine(line, found -> found.mode(mode.get()));
  }

  private String stall(String word) {
    if (!word.equals("on") && !word.equals("off")) {
      return USAGE;
    }
    stall.accept(word.equals("on"));
    return DONE;
  }

  private String dropReplies(String count) {
    if (!count.matches("[0-9]{1,6}")) {
      return USAGE;
    }
    dropReplies.accept(Integer.parseInt(count));
    return DONE;
  }

  private String onLine(String number, Consumer<Line> action) {
    Optional<Line> line = directory.find(number);
    line.ifPresent(action);
    return line.isPresent() ? DONE : "-ERR no such line: " + number + "\n";
  }

  private String onLeg(String line, Function<Channel, Boolean> action, String otherwise) {
    Optional<Channel> leg = channels.find(line).or(() -> channels.ofLine(line));
    return leg.map(action).orElse(false) ? DONE : "-ERR " + otherwise + "\n";
  }
}
