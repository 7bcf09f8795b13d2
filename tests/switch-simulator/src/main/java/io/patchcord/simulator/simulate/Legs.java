package io.patchcord.simulator.simulate;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the leg that somebody means by a line or by a uuid. */
final class Legs {
  private final ChannelTable channels;

  Legs(ChannelTable channels) {
    this.channels = requireNonNull(channels, "channels is null");
  }

  /** The leg of that uuid, or the newest one of that line. */
  Optional<Channel> find(String lineOrUuid) {
    return channels.find(lineOrUuid).or(() -> channels.ofLine(lineOrUuid));
  }

  /** The legs of that line that are up, the oldest first. */
  List<Channel> ofLine(String line) {
    return channels.all().stream()
        .filter(channel -> channel.isUp() && channel.line().filter(line::equals).isPresent())
        .toList();
  }

  /** Does that with the leg; refused if there is none or it does not do. */
  Optional<String> on(List<String> words, Predicate<Channel> action, String otherwise) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Verb.doneIf(find(words.get(0)).filter(action).isPresent(), otherwise);
  }
}
