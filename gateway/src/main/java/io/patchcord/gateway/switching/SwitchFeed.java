package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslGap;
import io.patchcord.esl.EslListener;
import io.patchcord.esl.EslReply;
import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.SwitchCommands;
import io.patchcord.gateway.watch.Bound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a switch tells, without gaps. After every connect, and whenever something does not fit, it
 * resyncs: events are held back, the switch is asked what is true, that is told, then the held
 * events, then normal life goes on.
 */
final class SwitchFeed implements EslListener {
  private static final Logger LOG = LoggerFactory.getLogger(SwitchFeed.class);

  /** While a resync runs: minutes of a busy switch's events. Past it, the resync starts over. */
  private static final int MAX_HELD_EVENTS = 100_000;

  private static final Duration RESYNC_RETRY = Duration.ofSeconds(1);

  private final String name;
  private final KnownLines lines;
  private final SwitchListener listener;
  private final ResyncWatch watch;
  private final ScheduledExecutorService worker;
  private final LongAdder resyncs = new LongAdder();
  private final Clock clock = Clock.systemUTC();

  private final Object lock = new Object();
  // All guarded by lock.
  private @Nullable Function<ApiCommand, CompletionStage<EslReply>> api;
  private boolean connected;
  private boolean closed;
  private @Nullable List<SwitchEvent> held;
  private int generation;
  private final PhoneWatch phones = new PhoneWatch();
  private Set<String> liveLegs = new HashSet<>();
  private @Nullable Destination domain;
  private boolean heartbeatDiffered;

  /** The run of the switch that was asked last; {@code null} before there was one. */
  /** Written by the feed alone. */
  private volatile @Nullable String coreId;

  /** When this side last knew everything; {@code null} before it ever did. */
  private @Nullable Instant inSyncAt;

  private long askedNanos;
  private Resync.Reason reason = Resync.Reason.STARTED;
  private @Nullable String problem;

  /**
   * @param domain the SIP domain of the lines; {@code null} asks the switch for its own
   */
  SwitchFeed(
      String name,
      @Nullable Destination domain,
      KnownLines lines,
      SwitchListener listener,
      ResyncWatch watch) {
    this.lines = lines;
    this.name = name;
    this.domain = domain;
    this.listener = listener;
    this.watch = watch;
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "switch-" + name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What to ask the switch by; before the switch is connected. */
  void askBy(Function<ApiCommand, CompletionStage<EslReply>> toAsk) {
    synchronized (lock) {
      api = toAsk;
    }
  }

  /** The switch's own id of this run of it; {@code null} until it was heard. */
  @Nullable String coreId() {
    return coreId;
  }

  /** Whether everything that the switch has is known, and commands can be sent. */
  boolean isInSync() {
    synchronized (lock) {
      return connected && held == null;
    }
  }

  /** Why the last resync failed, in a sentence; {@code null} when it did not. */
  @Nullable String problem() {
    synchronized (lock) {
      return problem;
    }
  }

  /** The SIP domain of the lines, if it is known already. */
  Optional<Destination> knownDomain() {
    synchronized (lock) {
      return Optional.ofNullable(domain);
    }
  }

  /** The SIP domain of the lines; known once in sync. */
  Destination domain() {
    synchronized (lock) {
      return requireNonNull(domain, "domain is null");
    }
  }

  /** How many events are held back. */
  int eventsHeld() {
    synchronized (lock) {
      return held == null ? 0 : held.size();
    }
  }

  long resyncs() {
    return resyncs.sum();
  }

  /** Asks the switch for what is true, unless it is away or being asked already. */
  void resync(String why) {
    synchronized (lock) {
      if (connected && held == null) {
        LOG.info("Switch {}: resync, because {}", name, why);
        reason = Resync.Reason.EVENTS_LOST;
        watch.gap(reason);
        beginResync();
      }
    }
  }

  /** The connection is about to be closed by this side: that is no news for the listener. */
  void close() {
    synchronized (lock) {
      closed = true;
    }
    worker.shutdownNow();
  }

  @Override
  public void onConnected() {
    synchronized (lock) {
      connected = true;
      beginResync();
    }
  }

  @Override
  public void onEvent(EslEvent event) {
    SwitchEvent told = SwitchEvents.of(event, lines.shownVariables()).orElse(null);
    if (told == null) {
      return;
    }
    synchronized (lock) {
      if (held == null) {
        if (heartbeatOfAnotherRun(told)) {
          reason = Resync.Reason.SWITCH_RESTARTED;
          watch.gap(reason);
          beginResync();
          return;
        }
        tell(told);
      } else if (held.size() < MAX_HELD_EVENTS) {
        held.add(told);
      } else {
        Bound.SWITCH_HELD_EVENTS.reached(MAX_HELD_EVENTS);
        beginResync();
      }
    }
  }

  @Override
  public void onGap(EslGap gap) {
    resync(gap.reason());
  }

  @Override
  public void onDisconnected(String why) {
    synchronized (lock) {
      if (connected && held == null) {
        inSyncAt = clock.instant();
        if (!closed) {
          watch.gap(Resync.Reason.CONNECTION_LOST);
        }
      }
      if (inSyncAt != null) {
        reason = Resync.Reason.CONNECTION_LOST;
      }
      connected = false;
      held = null;
      generation++;
      if (!closed) {
        listener.onAway(why);
      }
    }
  }

  /** Called with the lock held. */
  private boolean heartbeatOfAnotherRun(SwitchEvent event) {
    return event instanceof SwitchEvent.Heartbeat heartbeat
        && coreId != null
        && !coreId.equals(heartbeat.coreId());
  }

  /** Called with the lock held. */
  private void beginResync() {
    Function<ApiCommand, CompletionStage<EslReply>> asked = requireNonNull(api, "api is null");
    generation++;
    resyncs.increment();
    askedNanos = System.nanoTime();
    int mine = generation;
    held = new ArrayList<>();
    Set<String> legsBefore = Set.copyOf(liveLegs);
    CompletionStage<@Nullable Void> domainKnown = CompletableFuture.completedFuture(null);
    if (domain == null) {
      domainKnown =
          asked.apply(SwitchCommands.globalVariable("domain")).thenAccept(this::setDomain);
    }
    Map<String, Phone> phonesBefore = phones.phones();
    domainKnown
        .thenCompose(
            known ->
                SwitchPicture.take(
                    asked,
                    lines.shownVariables(),
                    legsBefore,
                    new SwitchPicture.PhonesExpected(
                        phonesBefore,
                        lines.numbers(),
                        line -> SwitchCommands.contactsOf(line, domain().value())),
                    worker))
        .whenCompleteAsync(
            (picture, failure) -> {
              if (failure == null) {
                finishResync(mine, picture);
              } else {
                retryResync(mine, failure);
              }
            },
            worker);
  }

  private void setDomain(EslReply reply) {
    String text = reply.text().strip();
    if (!reply.ok() || text.isEmpty()) {
      throw new IllegalStateException(
          "FreeSWITCH has no global variable 'domain': set patchcord.switch.domain");
    }
    synchronized (lock) {
      domain = new Destination(text);
    }
  }

  private void finishResync(int mine, SwitchPicture picture) {
    synchronized (lock) {
      List<SwitchEvent> meanwhile = held;
      if (mine != generation || meanwhile == null) {
        return; // the connection was lost, or a newer resync runs
      }
      held = null;
      heartbeatDiffered = false;
      problem = null;
      boolean coreKnown = coreId != null && !picture.coreId().isEmpty();
      if (coreKnown && !picture.coreId().equals(coreId)) {
        LOG.info("Switch {}: it was restarted, and is now {}", name, picture.coreId());
        reason = Resync.Reason.SWITCH_RESTARTED;
      }
      coreId = picture.coreId().isEmpty() ? coreId : picture.coreId();
      Set<String> before = liveLegs;
      liveLegs = new HashSet<>();
      picture.legs().forEach(found -> liveLegs.add(found.legId()));
      phones.replaceBy(picture.phones());
      listener.onDevices(picture.phones());
      Instant now = clock.instant();
      listener.onResync(new Resync(reason, inSyncAt, now, picture.legs()));
      meanwhile.forEach(this::tell);
      listener.onResynced(Set.copyOf(liveLegs));
      inSyncAt = now;
      Set<String> found = new HashSet<>();
      picture.legs().forEach(leg -> found.add(leg.legId()));
      Duration took = Duration.ofNanos(System.nanoTime() - askedNanos);
      watch.resynced(reason, took, missing(before, found), missing(found, before));
      reason = Resync.Reason.EVENTS_LOST;
      LOG.info(
          "Switch {}: in sync with {} legs after {} ms", name, liveLegs.size(), took.toMillis());
    }
  }

  /** How many of the second the first has not. */
  private static int missing(Set<String> in, Set<String> of) {
    return (int) of.stream().filter(each -> !in.contains(each)).count();
  }

  private void retryResync(int mine, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    synchronized (lock) {
      if (mine != generation || !connected) {
        return; // the loss of the connection is told elsewhere
      }
      problem = cause.getMessage();
    }
    LOG.warn("Switch {}: resync failed, trying again: {}", name, cause.toString());
    worker.schedule(
        () -> {
          synchronized (lock) {
            if (mine == generation && connected) {
              beginResync();
            }
          }
        },
        RESYNC_RETRY.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Called with the lock held. */
  private void tell(SwitchEvent event) {
    if (event instanceof SwitchEvent.LegCreated created) {
      liveLegs.add(created.legId());
    } else if (event instanceof SwitchEvent.LegEnded ended) {
      liveLegs.remove(ended.legId());
    } else if (event instanceof SwitchEvent.Heartbeat heartbeat) {
      compare(heartbeat);
    } else if (event instanceof SwitchEvent.DeviceChanged device) {
      if (!device.registered()) {
        askForAnother(device);
        return;
      }
      phones.came(device);
    }
    listener.onEvent(event);
  }

  /** Called with the lock held. A phone has left; the line may have another. */
  private void askForAnother(SwitchEvent.DeviceChanged left) {
    Function<ApiCommand, CompletionStage<EslReply>> asked = requireNonNull(api, "api is null");
    int mine = generation;
    long registrations = phones.registrations(left.line());
    PhoneWatch.hasAnother(
            left, line -> asked.apply(SwitchCommands.contactsOf(line, domain().value())))
        .thenAcceptAsync(
            another -> {
              synchronized (lock) {
                // After a resync, or a phone that came back meanwhile, all is told already.
                boolean stale =
                    mine != generation || registrations != phones.registrations(left.line());
                if (!another && !stale) {
                  phones.gone(left.line());
                  listener.onEvent(left);
                }
              }
            },
            worker);
  }

  /** Legs come and go while a heartbeat is made: only two in a row that differ mean something. */
  private void compare(SwitchEvent.Heartbeat heartbeat) {
    int known = liveLegs.size();
    boolean differs = heartbeat.legs() != known;
    if (!differs) {
      inSyncAt = clock.instant();
    }
    if (differs && heartbeatDiffered) {
      worker.execute(
          () ->
              resync(
                  "its heartbeat counts "
                      + heartbeat.legs()
                      + " legs and "
                      + known
                      + " are known"));
    }
    heartbeatDiffered = differs;
  }
}
