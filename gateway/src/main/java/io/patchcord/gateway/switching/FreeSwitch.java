package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import io.patchcord.esl.EslBusyException;
import io.patchcord.esl.EslClosedException;
import io.patchcord.esl.EslDeadlineException;
import io.patchcord.esl.EslDelivery;
import io.patchcord.esl.EslNode;
import io.patchcord.esl.EslNodeState;
import io.patchcord.esl.EslReply;
import io.patchcord.esl.EslSettings;
import io.patchcord.esl.EslTimeouts;
import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.ChannelCommands;
import io.patchcord.esl.command.SwitchCommands;
import io.patchcord.gateway.watch.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One FreeSWITCH, over two Event Socket connections. */
public final class FreeSwitch implements Switch, AutoCloseable {
  private static final Set<String> EVENTS =
      Set.of(
          "CHANNEL_CREATE",
          "CHANNEL_PROGRESS",
          "CHANNEL_PROGRESS_MEDIA",
          "CHANNEL_ANSWER",
          "CHANNEL_CALLSTATE",
          "CHANNEL_UNHOLD",
          "CHANNEL_BRIDGE",
          "CHANNEL_UNBRIDGE",
          "CHANNEL_PARK",
          "CHANNEL_UNPARK",
          "CHANNEL_HANGUP_COMPLETE",
          "PLAYBACK_START",
          "PLAYBACK_STOP",
          "MEDIA_BUG_START",
          "MEDIA_BUG_STOP",
          // What confirms a change between listening, whispering and barging.
          "DTMF",
          "RECORD_START",
          "RECORD_STOP",
          "BACKGROUND_JOB",
          "HEARTBEAT",
          "SHUTDOWN",
          "conference::maintenance",
          "sofia::register",
          "sofia::unregister",
          "sofia::expire",
          QueueEvents.SUBCLASS);

  /** A job's result comes after the ringing; the connection's loss is noticed long before this. */
  private static final Duration JOB_SLACK = Duration.ofSeconds(10);

  private final String name;
  private final FreeSwitchSettings settings;
  private final SwitchFeed feed;
  private final EslNode node;
  private final KnownLines lines;
  private final Watch watch;

  /**
   * @param name how calls and diagnostics call it
   * @param listener told one thing at a time
   * @param watch told of everything that the switch is asked
   * @param resyncs told of gaps
   */
  public FreeSwitch(
      String name,
      FreeSwitchSettings settings,
      KnownLines lines,
      SwitchListener listener,
      Watch watch,
      ResyncWatch resyncs) {
    this.name = requireNonNull(name, "name is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.lines = requireNonNull(lines, "lines is null");
    this.watch = requireNonNull(watch, "watch is null");
    this.feed =
        new SwitchFeed(
            name,
            settings.domain(),
            lines,
            requireNonNull(listener, "listener is null"),
            requireNonNull(resyncs, "resyncs is null"));
    this.node =
        new EslNode(
            EslSettings.builder(settings.host(), settings.port(), settings.password())
                .events(EVENTS)
                .timeouts(EslTimeouts.defaults().withReply(settings.replyDeadline()))
                // A call is of several channels: their events are wanted as they came.
                .delivery(EslDelivery.inOrder())
                .build(),
            feed);
    feed.askBy(this::api);
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
    EslNodeState state = node.state();
    if (state instanceof EslNodeState.Waiting waiting) {
      return new SwitchStatus(false, waiting.lastProblem(), null);
    }
    String address = "FreeSWITCH at " + settings.address();
    if (state instanceof EslNodeState.Connected up) {
      if (feed.isInSync()) {
        return new SwitchStatus(true, address + " answers", up.since());
      }
      String problem = feed.problem();
      return new SwitchStatus(
          false, problem == null ? address + " is being asked for its calls" : problem, null);
    }
    return new SwitchStatus(false, address + " is being connected", null);
  }

  /** The SIP domain of the lines: as configured, or as the switch said; empty until it has. */
  public Optional<String> lineDomain() {
    return feed.knownDomain().map(Destination::value);
  }

  /** Host and port of its Event Socket. */
  public String address() {
    return settings.address();
  }

  /** Its own id of this run of it; {@code null} until it was heard. It stays while it is away. */
  public @Nullable String coreId() {
    return feed.coreId();
  }

  /** Whether it is known how things stand: in sync, or what is wrong. */
  public boolean isSettled() {
    EslNodeState state = node.state();
    return state instanceof EslNodeState.Waiting
        || (state instanceof EslNodeState.Connected && (feed.isInSync() || feed.problem() != null));
  }

  @Override
  public CompletionStage<Void> dial(DialRequest request) {
    requireConnection();
    return originate(
        request.callId(),
        OriginateCommand.of(
            request, lines.ringing(request.line().value()), feed.domain(), settings.context()),
        request.agentRingTime());
  }

  @Override
  public CompletionStage<Void> ring(LegRequest request) {
    requireConnection();
    return originate(
        request.jobId(),
        OriginateCommand.of(
            request, lines.ringing(request.number().value()), feed.domain(), settings.gateway()),
        request.ringTime());
  }

  private CompletionStage<Void> originate(UUID jobId, ApiCommand command, Duration ringTime) {
    Watch.Question question = watch.here().ask(nameOf(command));
    return node.bgapi(jobId, command, ringTime.plus(JOB_SLACK))
        .accepted()
        .whenComplete((reply, failure) -> question.answered(answer(reply, failure)))
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
    requireConnection();
    if (!ChannelCommands.isChannel(legId)) {
      return CompletableFuture.failedFuture(
          new SwitchCommandException(
              SwitchCommandException.Reason.NOT_SENT, "the leg's id has a refused character"));
    }
    return api(ChannelCommands.hangup(legId, "NORMAL_CLEARING"))
        .handle(
            (reply, failure) -> {
              if (failure != null) {
                throw commandFailure(failure);
              }
              return reply.ok();
            });
  }

  /** The queues of this switch. */
  public QueueSwitch queues() {
    return new FreeSwitchQueues(this::ask, feed::domain, lines::ringing);
  }

  /** The users of this switch. */
  public SwitchDirectory directory() {
    return () ->
        ask(SwitchCommands.listUsers(feed.domain().value()))
            .thenApply(
                reply -> {
                  if (!reply.ok()) {
                    throw new SwitchCommandException(
                        SwitchCommandException.Reason.REFUSED, reply.text().strip());
                  }
                  return ReplyTable.rows(reply.text()).stream()
                      .map(row -> row.getOrDefault("userid", ""))
                      .collect(Collectors.toUnmodifiableSet());
                });
  }

  private CompletionStage<EslReply> ask(ApiCommand command) {
    if (!feed.isInSync()) {
      return CompletableFuture.failedFuture(new SwitchUnavailableException(status().detail()));
    }
    return api(command)
        .handle(
            (reply, failure) -> {
              if (failure != null) {
                throw commandFailure(failure);
              }
              return reply;
            });
  }

  @Override
  public CompletionStage<Void> run(SwitchCommand command) {
    requireConnection();
    Watch.Place place = watch.here();
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    for (ApiCommand step : command.steps()) {
      done =
          done.thenCompose(
              before ->
                  command.mayBeRefused(step)
                      ? run(step, place).exceptionallyCompose(FreeSwitch::unlessRefused)
                      : run(step, place));
    }
    return done;
  }

  private static CompletionStage<Void> unlessRefused(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof SwitchCommandException command
            && command.reason() == SwitchCommandException.Reason.REFUSED
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(failure);
  }

  private CompletionStage<Void> run(ApiCommand step, Watch.Place place) {
    return api(step, place)
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
  public String recordingPath(String name) {
    return settings.recordingDirectory() + '/' + name;
  }

  @Override
  public Destination context() {
    return settings.context();
  }

  @Override
  public void resync(String reason) {
    feed.resync(reason);
  }

  private CompletionStage<EslReply> api(ApiCommand command) {
    return api(command, watch.here());
  }

  private CompletionStage<EslReply> api(ApiCommand command, Watch.Place place) {
    Watch.Question question = place.ask(nameOf(command));
    return node.api(command)
        .whenComplete((reply, failure) -> question.answered(answer(reply, failure)));
  }

  private static String nameOf(ApiCommand command) {
    String text = command.text();
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private static Watch.Answer answer(@Nullable EslReply reply, @Nullable Throwable failure) {
    if (failure != null) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return failure instanceof EslDeadlineException || cause instanceof EslDeadlineException
          ? Watch.Answer.NO_ANSWER
          : Watch.Answer.FAILED;
    }
    return reply != null && reply.ok() ? Watch.Answer.OK : Watch.Answer.REFUSED;
  }

  /** Events received from the switch since the start. */
  public long eventsReceived() {
    return node.eventsReceived();
  }

  /** Events dropped because the gateway could not keep up. */
  public long eventsDropped() {
    return node.eventsDropped();
  }

  /** Bytes of the events received. */
  public long eventBytesReceived() {
    return node.eventBytesReceived();
  }

  /** Events that wait to be told. */
  public int eventsQueued() {
    return node.eventsQueued();
  }

  /** Commands that wait for their reply. */
  public int commandsPending() {
    return node.commandsPending();
  }

  /** Events held back while the switch is asked for all that is true. */
  public int eventsHeld() {
    return feed.eventsHeld();
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
    return feed.resyncs();
  }

  @Override
  public void close() {
    feed.close();
    node.close();
  }

  private void requireConnection() {
    if (!feed.isInSync()) {
      throw new SwitchUnavailableException(status().detail());
    }
  }

  private static SwitchCommandException commandFailure(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    SwitchCommandException.Reason reason = SwitchCommandException.Reason.OUTCOME_UNKNOWN;
    if (cause instanceof EslDeadlineException) {
      reason = SwitchCommandException.Reason.NO_ANSWER;
    } else if (cause instanceof EslBusyException
        || (cause instanceof EslClosedException closed && !closed.outcomeUnknown())) {
      reason = SwitchCommandException.Reason.NOT_SENT;
    }
    return new SwitchCommandException(reason, String.valueOf(cause.getMessage()));
  }
}
