package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.core.SwitchThread;
import io.patchcord.simulator.line.Directory;
import java.time.Duration;

/** What every call needs of the switch. */
public record Exchange(
    SwitchThread thread,
    SwitchClock clock,
    ChannelTable channels,
    ChannelEvents events,
    Directory directory,
    WaitingLegs waiting,
    Applications applications,
    Duration outsideRingTime) {

  public Exchange {
    requireNonNull(thread, "thread is null");
    requireNonNull(clock, "clock is null");
    requireNonNull(channels, "channels is null");
    requireNonNull(events, "events is null");
    requireNonNull(directory, "directory is null");
    requireNonNull(waiting, "waiting is null");
    requireNonNull(applications, "applications is null");
    requireNonNull(outsideRingTime, "outsideRingTime is null");
  }
}
