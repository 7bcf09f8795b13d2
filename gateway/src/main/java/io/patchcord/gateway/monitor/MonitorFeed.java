package io.patchcord.gateway.monitor;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import io.patchcord.gateway.watch.Watch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the switch's events make of the monitorings. */
public final class MonitorFeed implements SwitchListener {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorFeed.class);

  /** To the other party alone: there is no such mode here. */
  private static final String KEY_OTHER_PARTY = "1";

  private static final String KEY_LEAVE = "*";

  private final CallRegistry registry;
  private final MonitorBook book;
  private final MonitorCommands commands;
  private final MonitorDirectory directory;
  private final Clock clock;

  /** Legs found after a gap, until the calls that they hear are found too. */
  private final List<LegFacts> found = new ArrayList<>();

  MonitorFeed(
      CallRegistry registry,
      MonitorBook book,
      MonitorCommands commands,
      MonitorDirectory directory,
      Clock clock) {
    this.registry = registry;
    this.book = book;
    this.commands = commands;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void onEvent(SwitchEvent event) {
    locked(() -> follow(event));
  }

  @Override
  public void onAway(String reason) {
    // The calls go on, and so does who hears them; the resync tells.
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {
    // Whether the supervisor's phone is there, its leg tells.
  }

  @Override
  public void onResynced(Set<String> liveLegs) {
    locked(
        () -> {
          List.copyOf(found).forEach(this::take);
          found.clear();
          for (Running each : book.running()) {
            each.legs.retainAll(liveLegs);
            if (each.leg != null && !liveLegs.contains(each.leg)) {
              MonitoringCause cause = each.foretold;
              book.end(
                  each,
                  cause == null ? MonitoringCause.UNKNOWN_DURING_OUTAGE : cause,
                  clock.instant());
            }
          }
        });
  }

  private void follow(SwitchEvent event) {
    if (event instanceof SwitchEvent.LegCreated created) {
      take(created.leg());
    } else if (event instanceof SwitchEvent.LegFound leg) {
      if (leg.leg().variable(CallVariable.MONITOR_ID).isPresent()) {
        found.add(leg.leg());
      }
    } else if (event instanceof SwitchEvent.LegMonitored monitored) {
      onMonitored(monitored);
    } else if (event instanceof SwitchEvent.LegAnswered answered) {
      book.ofLeg(answered.legId()).ifPresent(each -> onAnswered(each, answered.legId()));
    } else if (event instanceof SwitchEvent.LegKeyPressed key) {
      book.ofLeg(key.legId()).ifPresent(each -> onKey(each, key));
    } else if (event instanceof SwitchEvent.LegEnded ended) {
      found.removeIf(leg -> leg.legId().equals(ended.legId()));
      book.ofLeg(ended.legId()).ifPresent(each -> onEnded(each, ended));
    } else if (event instanceof SwitchEvent.JobCompleted job && !job.succeeded()) {
      book.running(job.jobId()).ifPresent(each -> onNotReached(each, job));
    }
  }

  /** A leg that listens in: one that was asked for, or one of a gateway that ran before. */
  private void take(LegFacts leg) {
    UUID id = leg.variable(CallVariable.MONITOR_ID).flatMap(MonitorFeed::uuid).orElse(null);
    if (id == null) {
      return;
    }
    Running known = book.running(id).orElse(null);
    if (known == null) {
      known = book.isOver(id) ? null : recovered(id, leg).orElse(null);
    }
    if (known == null || known.foretold != null) {
      // Nobody must hear a call unseen, and no phone ring for what was given up.
      LOG.info("Leg {} would listen in, and nobody waits for it", leg.legId());
      commands.hangUp(leg.legId());
    }
    if (known != null) {
      known.legs.add(leg.legId());
      if (leg.state().isAnswered()) {
        onAnswered(known, leg.legId());
        found(known, leg);
      }
    }
  }

  /** After a gap nothing tells again that it hears the call; had it been refused, it were gone. */
  private void found(Running known, LegFacts leg) {
    if (known.monitoring.state() == MonitoringState.CONNECTING) {
      MonitorMode mode = modeOf(leg);
      Instant answered = leg.answeredAt();
      book.on(known, mode, answered == null ? leg.createdAt() : answered);
      commands.next(known);
    }
  }

  private Optional<Running> recovered(UUID id, LegFacts leg) {
    Call call =
        leg.variable(CallVariable.MONITOR_OF)
            .flatMap(MonitorFeed::uuid)
            .flatMap(registry::find)
            .filter(heard -> !heard.isOver())
            .orElse(null);
    String by = leg.variable(CallVariable.MONITOR_BY).orElse(null);
    String heardLeg = leg.variable(CallVariable.MONITOR_LEG).orElse(null);
    String line = leg.line();
    if (call == null || by == null || heardLeg == null || line == null || book.isFull(call.id())) {
      return Optional.empty();
    }
    Running again =
        new Running(
            new Monitoring(
                id,
                call.id(),
                heardLeg,
                call.callCenter(),
                by,
                line,
                directory.nameAt(line).orElse(null),
                MonitoringState.CONNECTING,
                leg.createdAt(),
                null,
                null,
                null),
            UUID.randomUUID(),
            Watch.NONE.command(MonitorCommands.START, call.id(), id)); // was begun in another life
    book.add(again);
    commands.awaitAnswer(again);
    return Optional.of(again);
  }

  private static MonitorMode modeOf(LegFacts leg) {
    String name = leg.variable(CallVariable.MONITOR_MODE).orElse("");
    return Arrays.stream(MonitorMode.values())
        .filter(mode -> mode.name().equals(name))
        .findFirst()
        .orElse(MonitorMode.LISTEN);
  }

  private void onAnswered(Running of, String legId) {
    if (of.leg == null) {
      of.leg = legId;
      commands.awaitSound(of);
      commands.next(of);
    }
  }

  /** The agent's leg does not say who hears it: of those who wait to, the first on the line. */
  private void onMonitored(SwitchEvent.LegMonitored monitored) {
    if (!monitored.listening()) {
      return; // the end of the supervisor's own leg tells more
    }
    book.running().stream()
        .filter(each -> each.monitoring.legId().equals(monitored.legId()))
        .filter(each -> each.monitoring.state() == MonitoringState.CONNECTING)
        .min(Comparator.comparing(each -> each.leg == null))
        .ifPresent(
            each -> {
              book.on(each, MonitorMode.LISTEN, monitored.at());
              commands.next(each);
            });
  }

  private void onKey(Running of, SwitchEvent.LegKeyPressed pressed) {
    if (pressed.key().equals(KEY_LEAVE) && of.foretold == null) {
      of.foretold = MonitoringCause.SUPERVISOR_HUNG_UP;
    } else if (pressed.key().equals(KEY_OTHER_PARTY)) {
      MonitorMode mode = MonitorBook.modeOf(of.monitoring);
      commands.restore(of, mode == null ? MonitorMode.LISTEN : mode);
    } else {
      MonitorMode.ofKey(pressed.key())
          .ifPresent(
              mode -> {
                // Only what listens takes keys: that it does may be told later, on another leg.
                book.on(of, mode, pressed.at());
                commands.confirmed(of);
              });
    }
  }

  private void onEnded(Running of, SwitchEvent.LegEnded ended) {
    of.legs.remove(ended.legId());
    boolean wasHearing = ended.legId().equals(of.leg);
    boolean given = of.foretold != null && of.legs.isEmpty();
    if (wasHearing || given) {
      book.end(of, causeOf(of, ended), ended.at());
    }
  }

  private MonitoringCause causeOf(Running of, SwitchEvent.LegEnded ended) {
    if (of.foretold != null) {
      return of.foretold;
    }
    if (ended.ending() == LegEnding.BY_PARTY) {
      return MonitoringCause.SUPERVISOR_HUNG_UP;
    }
    boolean heard = of.monitoring.state().isOn();
    boolean over = registry.find(of.monitoring.callId()).filter(call -> !call.isOver()).isEmpty();
    return heard || over ? MonitoringCause.CALL_ENDED : MonitoringCause.REFUSED;
  }

  private void onNotReached(Running of, SwitchEvent.JobCompleted job) {
    if (of.monitoring.state() == MonitoringState.CONNECTING) {
      MonitoringCause cause = of.foretold;
      book.end(of, cause == null ? MonitoringCause.ofJob(job.text()) : cause, job.at());
    }
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private void locked(Runnable work) {
    registry.standingStill(
        () -> {
          work.run();
          return true;
        });
  }
}
