package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import io.patchcord.esl.EslBusyException;
import io.patchcord.esl.EslClosedException;
import io.patchcord.esl.EslCommand;
import io.patchcord.esl.EslDeadlineException;
import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslNode;
import io.patchcord.esl.EslNodeListener;
import io.patchcord.esl.EslNodeSettings;
import io.patchcord.esl.EslNodeState;
import io.patchcord.esl.EslReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One FreeSWITCH, over two Event Socket connections.
 *
 * <p>After every connect, and whenever something does not fit, it resyncs: events are held back,
 * the switch is asked what is true, that is told, then the held events, then normal life goes on.
 */
public final class FreeSwitch implements Switch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FreeSwitch.class);

  private static final Set<String> EVENTS =
      Set.of(
          "CHANNEL_CREATE",
          "CHANNEL_PROGRESS",
          "CHANNEL_PROGRESS_MEDIA",
          "CHANNEL_ANSWER",
          "CHANNEL_CALLSTATE",
          "CHANNEL_BRIDGE",
          "CHANNEL_UNBRIDGE",
          "CHANNEL_HANGUP_COMPLETE",
          "BACKGROUND_JOB",
          "HEARTBEAT",
          "SHUTDOWN",
          "sofia::register",
          "sofia::unregister",
          "sofia::expire");

  /**
   * A leg's id can come from a caller's SIP Call-ID, so it passes a whitelist like all the rest.
   */
  private static final Pattern LEG_ID = Pattern.compile("[A-Za-z0-9@._:+-]{1,128}");

  /** While a resync runs: three minutes of a busy switch's events. Past it, the resync restarts. */
  private static final int MAX_HELD_EVENTS = 100_000;

  private static final Duration RESYNC_RETRY = Duration.ofSeconds(1);

  /** A job's result comes after the ringing; the connection's loss is noticed long before this. */
  private static final Duration JOB_SLACK = Duration.ofSeconds(10);

  private final String name;
  private final FreeSwitchSettings settings;
  private final SwitchListener listener;
  private final EslNode node;
  private final ScheduledExecutorService worker;

  private final LongAdder resyncs = new LongAdder();
  private final Object lock = new Object();
  // All guarded by lock.
  private boolean connected;
  private boolean closed;
  private @Nullable List<SwitchEvent> held;
  private int generation;
  private Set<String> liveLegs = new HashSet<>();
  private @Nullable Destination domain;
  private boolean heartbeatDiffered;
  private @Nullable String resyncProblem;

  /**
   * @param name how calls and diagnostics call it
   * @param listener told one thing at a time
   */
  public FreeSwitch(String name, FreeSwitchSettings settings, SwitchListener listener) {
    this.name = requireNonNull(name, "name is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.listener = requireNonNull(listener, "listener is null");
    this.domain = settings.domain();
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "switch-" + name);
              thread.setDaemon(true);
              return thread;
            });
    this.node =
        new EslNode(
            EslNodeSettings.of(settings.host(), settings.port(), settings.password(), EVENTS)
                .withReplyDeadline(settings.replyDeadline()),
            new NodeListener());
  }

  /** Begins to connect, and goes on trying until {@link #close}. */
  public void start() {
    node.start();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SwitchStatus status() {
    synchronized (lock) {
      EslNodeState state = node.state();
      if (connected && held == null && state instanceof EslNodeState.Connected up) {
        return new SwitchStatus(
            true, "FreeSWITCH at " + settings.address() + " answers", up.since());
      }
      String detail = "connecting to FreeSWITCH";
      if (state instanceof EslNodeState.Waiting waiting) {
        return new SwitchStatus(false, waiting.lastProblem(), null);
      }
      if (state instanceof EslNodeState.Connected) {
        detail = resyncProblem == null ? "asking FreeSWITCH for its calls" : resyncProblem;
      }
      return new SwitchStatus(false, detail + " (" + settings.address() + ")", null);
    }
  }

  @Override
  public CompletionStage<Void> dial(DialRequest request) {
    Destination lineDomain;
    synchronized (lock) {
      requireConnection();
      lineDomain = requireNonNull(domain, "domain is null");
    }
    return node.bgapi(
            request.callId(),
            OriginateCommand.of(request, lineDomain, settings.context()),
            request.agentRingTime().plus(JOB_SLACK))
        .accepted()
        .handle(
            (reply, failure) -> {
              if (failure != null) {
                throw commandFailure(failure);
              }
              if (!reply.ok()) {
                throw new SwitchCommandException(
                    SwitchCommandException.Reason.REFUSED, reply.text().strip());
              }
              return null;
            });
  }

  @Override
  public CompletionStage<Boolean> hangUp(String legId) {
    synchronized (lock) {
      requireConnection();
    }
    if (!LEG_ID.matcher(legId).matches()) {
      return CompletableFuture.failedFuture(
          new SwitchCommandException(
              SwitchCommandException.Reason.NOT_SENT, "the leg's id has a refused character"));
    }
    return node.api(EslCommand.api("uuid_kill", legId, "NORMAL_CLEARING"))
        .handle(
            (reply, failure) -> {
              if (failure != null) {
                throw commandFailure(failure);
              }
              return reply.ok();
            });
  }

  @Override
  public void resync(String reason) {
    synchronized (lock) {
      if (connected && held == null) {
        LOG.info("Switch {}: resync, because {}", name, reason);
        beginResync();
      }
    }
  }

  /** Events received from the switch since the start. */
  public long eventsReceived() {
    return node.eventsReceived();
  }

  /** Events dropped because the gateway could not keep up. */
  public long eventsDropped() {
    return node.eventsDropped();
  }

  /** How often the connection was made again. */
  public long reconnects() {
    return node.reconnects();
  }

  /** How many commands the switch did not answer in time. */
  public long commandsTimedOut() {
    return node.commandsTimedOut();
  }

  /** How often the switch was asked for all that is true. */
  public long resyncs() {
    return resyncs.sum();
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
    node.close();
    worker.shutdownNow();
  }

  private void requireConnection() {
    if (!connected || held != null) {
      throw new SwitchUnavailableException(status().detail());
    }
  }

  /** Called with the lock held. */
  private void beginResync() {
    generation++;
    resyncs.increment();
    int mine = generation;
    held = new ArrayList<>();
    CompletionStage<@Nullable Void> domainKnown = CompletableFuture.completedFuture(null);
    if (domain == null) {
      domainKnown = node.api(EslCommand.api("global_getvar", "domain")).thenAccept(this::setDomain);
    }
    domainKnown
        .thenCompose(known -> SwitchPicture.take(node::api))
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
          "FreeSWITCH has no global variable 'domain'; set patchcord.switch.domain");
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
      resyncProblem = null;
      liveLegs = new HashSet<>();
      listener.onDevices(picture.registeredLines());
      picture.legs().forEach(this::tell);
      meanwhile.forEach(this::tell);
      listener.onResynced(Set.copyOf(liveLegs));
      LOG.info("Switch {}: in sync with {} legs", name, liveLegs.size());
    }
  }

  private void retryResync(int mine, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    LOG.warn("Switch {}: resync failed, trying again: {}", name, cause.toString());
    synchronized (lock) {
      resyncProblem = cause.getMessage();
    }
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
    if (event instanceof SwitchEvent.LegCreated || event instanceof SwitchEvent.LegFound) {
      liveLegs.add(((SwitchEvent.OfLeg) event).legId());
    } else if (event instanceof SwitchEvent.LegEnded ended) {
      liveLegs.remove(ended.legId());
    } else if (event instanceof SwitchEvent.Heartbeat heartbeat) {
      compare(heartbeat);
    }
    listener.onEvent(event);
  }

  /** Legs come and go while a heartbeat is made: only two in a row that differ mean something. */
  private void compare(SwitchEvent.Heartbeat heartbeat) {
    boolean differs = heartbeat.legs() != liveLegs.size();
    if (differs && heartbeatDiffered) {
      int known = liveLegs.size();
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

  private static SwitchCommandException commandFailure(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    SwitchCommandException.Reason reason;
    if (cause instanceof EslDeadlineException) {
      reason = SwitchCommandException.Reason.NO_ANSWER;
    } else if (cause instanceof EslClosedException closed && closed.outcomeUnknown()) {
      reason = SwitchCommandException.Reason.OUTCOME_UNKNOWN;
    } else if (cause instanceof EslClosedException || cause instanceof EslBusyException) {
      reason = SwitchCommandException.Reason.NOT_SENT;
    } else {
      reason = SwitchCommandException.Reason.OUTCOME_UNKNOWN;
    }
    return new SwitchCommandException(reason, String.valueOf(cause.getMessage()));
  }

  private final class NodeListener implements EslNodeListener {
    @Override
    public void onConnected() {
      synchronized (lock) {
        connected = true;
        beginResync();
      }
    }

    @Override
    public void onEvent(EslEvent event) {
      SwitchEvent told = SwitchEvents.of(event).orElse(null);
      if (told == null) {
        return;
      }
      synchronized (lock) {
        if (held == null) {
          tell(told);
        } else if (held.size() < MAX_HELD_EVENTS) {
          held.add(told);
        } else {
          LOG.warn("Switch {}: over {} events held back, starting over", name, MAX_HELD_EVENTS);
          beginResync();
        }
      }
    }

    @Override
    public void onGap(String reason) {
      resync(reason);
    }

    @Override
    public void onDisconnected(String reason) {
      synchronized (lock) {
        connected = false;
        held = null;
        generation++;
        if (!closed) {
          listener.onAway(reason);
        }
      }
    }
  }
}
