package io.patchcord.gateway;

import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.api.EventPublisher;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.line.DeviceRegistry;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.line.QueueListing;
import io.patchcord.gateway.queue.QueueAnnouncer;
import io.patchcord.gateway.queue.QueueBoard;
import io.patchcord.gateway.queue.QueueDisplay;
import io.patchcord.gateway.queue.QueueSettings;
import io.patchcord.gateway.queue.QueueSync;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.QueueSwitch;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The queues, composed. What the switch tells goes to presence and to them after the calls. */
final class QueueParts implements SwitchListener {
  private final Directory directory;
  private final PresenceService presences;
  private final CallRegistry registry;
  private final EventPublisher publisher;
  private final Clock clock;
  private final QueueBoard board;
  private final QueueAnnouncer announcer;
  private final QueueDisplay display;

  /** The switch needs its listener first. */
  private @Nullable QueueSync sync;

  QueueParts(
      Directory directory,
      PresenceService presences,
      CallRegistry registry,
      EventPublisher publisher,
      ScheduledExecutorService timer,
      Clock clock) {
    this.directory = directory;
    this.presences = presences;
    this.registry = registry;
    this.publisher = publisher;
    this.clock = clock;
    this.announcer = new QueueAnnouncer(timer, this::announce);
    this.board = new QueueBoard(clock, announcer::onChange);
    this.display = new QueueDisplay(directory, presences, board);
  }

  QueueDisplay display() {
    return display;
  }

  /** Begins to keep the switch's queues and presence together; before the switch is started. */
  QueueSync connect(QueueSwitch phoneSystem, DeviceRegistry devices, QueueSettings settings) {
    QueueSync made =
        new QueueSync(phoneSystem, directory, presences, devices, settings, board, clock);
    sync = made;
    presences.addListener(made);
    presences.addListener((agent, presence) -> onPresence(agent));
    return made;
  }

  /** The phone of an agent's line came or went. */
  void onDevice(String agent) {
    if (sync != null) {
      sync.onDevice(agent);
    }
  }

  /** The directory was read again. */
  void onDirectory() {
    if (sync != null) {
      sync.onDirectory();
    }
  }

  @Override
  public void onEvent(SwitchEvent event) {
    if (sync != null) {
      sync.onEvent(event);
    }
  }

  @Override
  public void onAway(String reason) {
    if (sync != null) {
      sync.onAway(reason);
    }
  }

  @Override
  public void onResynced(Set<String> liveLegs) {
    presences.onCallsKnown();
    if (sync != null) {
      sync.onResynced(liveLegs);
    }
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {
    // The device registry tells each line that changed.
  }

  private void onPresence(String agent) {
    directory
        .lineOf(agent)
        .ifPresent(
            at ->
                directory.queues().stream()
                    .filter(queue -> queue.callCenter().equals(at.callCenter().internalName()))
                    .map(QueueListing::name)
                    .forEach(announcer::onChange));
  }

  /** With the calls standing still, so that it fits the snapshots too. */
  private void announce(String name) {
    registry.standingStill(
        () -> {
          display.list(queue -> queue.name().equals(name)).forEach(publisher::onQueue);
          return true;
        });
  }
}
