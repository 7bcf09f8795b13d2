package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins to record the calls that are always recorded, as soon as the agent talks to somebody, and
 * again where a recording is lost with a restart of the switch. Whether the switch does it is told
 * as of a recording that the agent has asked for.
 */
public final class AlwaysRecording implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(AlwaysRecording.class);

  /** A call whose recording has ended and that lives on after this time goes on. */
  private static final Duration LOST = Duration.ofSeconds(2);

  private final CallRegistry registry;
  private final CallMailboxes mailboxes;
  private final CallService calls;
  private final Predicate<Call> isAlwaysRecorded;
  private final ScheduledExecutorService timer;

  /**
   * @param isAlwaysRecorded what is prescribed for a call; must not block
   */
  public AlwaysRecording(
      CallRegistry registry,
      CallMailboxes mailboxes,
      CallService calls,
      Predicate<Call> isAlwaysRecorded,
      ScheduledExecutorService timer) {
    this.registry = registry;
    this.mailboxes = mailboxes;
    this.calls = calls;
    this.isAlwaysRecorded = isAlwaysRecorded;
    this.timer = timer;
  }

  /** Under the registry's lock. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    if (!canBegin(after) || (before != null && canBegin(before)) || !isAlwaysRecorded.test(after)) {
      return;
    }
    if (before != null && before.recording() != null) {
      // A recording ends just before its call does.
      timer.schedule(() -> look(after.id()), LOST.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      look(after.id());
    }
  }

  private void look(UUID callId) {
    mailboxes.post(
        callId, () -> registry.find(callId).filter(this::lacksIt).ifPresent(this::begin));
  }

  private boolean lacksIt(Call call) {
    return canBegin(call) && isAlwaysRecorded.test(call);
  }

  private static boolean canBegin(Call call) {
    return call.actions(Role.AGENT).contains(Action.RECORD_START);
  }

  private void begin(Call call) {
    try {
      calls.ask(call, Action.RECORD_START);
    } catch (SwitchUnavailableException
        | ActionNotPossibleException
        | TooManyCommandsException notNow) {
      LOG.warn("Call {}: it must be recorded and is not: {}", call.id(), notNow.toString());
    }
  }
}
