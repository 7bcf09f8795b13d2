package io.patchcord.simulator.simulate;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Calls;
import io.patchcord.simulator.call.Holds;
import io.patchcord.simulator.call.Refers;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;
import io.patchcord.simulator.line.PhoneMode;
import io.patchcord.simulator.line.Registrations;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What phones do: they hold, transfer, dial, come and go. */
public final class PhoneVerbs {
  private static final String NOT_TALKING = "the line does not talk";

  private final Legs legs;
  private final Calls calls;
  private final Holds holds;
  private final Refers refers;
  private final Directory directory;
  private final Registrations registrations;

  /** The phones of that switch. */
  public PhoneVerbs(
      ChannelTable channels,
      Calls calls,
      Holds holds,
      Refers refers,
      Directory directory,
      Registrations registrations) {
    this.legs = new Legs(channels);
    this.calls = requireNonNull(calls, "calls is null");
    this.holds = requireNonNull(holds, "holds is null");
    this.refers = requireNonNull(refers, "refers is null");
    this.directory = requireNonNull(directory, "directory is null");
    this.registrations = requireNonNull(registrations, "registrations is null");
  }

  void addTo(SimulateCommand command) {
    command
        .add("hold", "LINE|UUID", words -> legs.on(words, holds::hold, NOT_TALKING))
        .add("unhold", "LINE|UUID", words -> legs.on(words, holds::unhold, "the line is not held"))
        .add("slow-music", "LINE|UUID", words -> legs.on(words, holds::slowMusic, NOT_TALKING))
        .add("phone-hold", "LINE|UUID", words -> legs.on(words, holds::holdByPhone, NOT_TALKING))
        .add(
            "phone-unhold", "LINE|UUID", words -> legs.on(words, holds::unholdByPhone, NOT_TALKING))
        .add("phone-transfer", "LINE|UUID NUMBER", this::transfer)
        .add("phone-attended-transfer", "LINE", this::attendedTransfer)
        .add("phone-dial", "LINE NUMBER", this::dial)
        .add("phone", "LINE manual|auto|never|reject", this::mode)
        .add("register", "LINE", words -> onLine(words, registrations::register))
        .add("unregister", "LINE", words -> onLine(words, registrations::unregister))
        .add("expire", "LINE", words -> onLine(words, registrations::expire))
        .add("forget", "LINE", words -> onLine(words, registrations::forget));
  }

  private Optional<String> transfer(List<String> words) {
    return words.size() < 2
        ? Optional.empty()
        : legs.on(words, channel -> refers.blind(channel, words.get(1)), NOT_TALKING);
  }

  /** Joins the other ends of the line's oldest and newest call. */
  private Optional<String> attendedTransfer(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<Channel> both = legs.ofLine(words.get(0));
    boolean done = both.size() >= 2 && refers.attended(both.get(0), both.get(both.size() - 1));
    return Verb.doneIf(done, "the line does not talk to two");
  }

  private Optional<String> dial(List<String> words) {
    if (words.size() < 2) {
      return Optional.empty();
    }
    Optional<Line> line = directory.find(words.get(0)).filter(Line::isRegistered);
    if (line.isEmpty()) {
      return Verb.refused("no phone at line: " + words.get(0));
    }
    return calls
        .dial(line.get(), words.get(1))
        .map(caller -> Optional.of("+OK " + caller.uuid() + "\n"))
        .orElseGet(() -> Verb.refused("no room for another call"));
  }

  private Optional<String> mode(List<String> words) {
    Optional<PhoneMode> mode = words.size() < 2 ? Optional.empty() : PhoneMode.of(words.get(1));
    return mode.isEmpty() ? Optional.empty() : onLine(words, line -> line.mode(mode.get()));
  }

  private Optional<String> onLine(List<String> words, Consumer<Line> action) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Optional<Line> line = directory.find(words.get(0));
    line.ifPresent(action);
    return Verb.doneIf(line.isPresent(), "no such line: " + words.get(0));
  }
}
