package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.LegRequest;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import io.patchcord.gateway.watch.Watch;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Legs that are called for a pick-up, a recall or a participant: what becomes of one that somebody
 * asked for is told, also when the switch never says.
 */
public final class LegJobs implements SwitchListener {
  /** A switch gives up at the end of the ringing time; beyond that its word was lost. */
  private static final Duration SLACK = Duration.ofSeconds(12);

  private static final Logger LOG = LoggerFactory.getLogger(LegJobs.class);

  private final CallRegistry registry;
  private final CallMailboxes mailboxes;
  private final CallListener listener;
  private final ScheduledExecutorService timer;
  private final Clock clock;

  /** By job, until its result or its deadline. */
  private final Map<UUID, Job> pending = new ConcurrentHashMap<>();

  public LegJobs(
      CallRegistry registry,
      CallMailboxes mailboxes,
      CallListener listener,
      ScheduledExecutorService timer,
      Clock clock) {
    this.registry = registry;
    this.mailboxes = mailboxes;
    this.listener = listener;
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * What a leg is called for.
   *
   * @param commandId by which {@code command-failed} names it
   * @param asked whether somebody asked, who is told when it fails
   * @param watched told how it ends
   */
  record Job(UUID callId, UUID commandId, Action action, boolean asked, Watch.Command watched) {}

  /** Calls somebody; in the mailbox of the call. */
  void ring(Switch phoneSystem, LegRequest request, Job job) {
    registry.bindJob(request.jobId(), job.callId());
    pending.put(request.jobId(), job);
    timer.schedule(
        () -> fail(request.jobId(), CommandFault.COMMAND_TIMEOUT),
        request.ringTime().plus(SLACK).toMillis(),
        TimeUnit.MILLISECONDS);
    job.watched().sending(() -> send(phoneSystem, request, job));
  }

  private void send(Switch phoneSystem, LegRequest request, Job job) {
    try {
      phoneSystem
          .ring(request)
          .whenComplete(
              (taken, failure) -> {
                if (failure != null) {
                  LOG.warn(
                      "Call {}: {} failed: {}", job.callId(), job.action(), failure.toString());
                  fail(request.jobId(), CommandFault.of(failure));
                }
              });
    } catch (SwitchUnavailableException e) {
      fail(request.jobId(), CommandFault.SWITCH_UNAVAILABLE);
    }
  }

  @Override
  public void onEvent(SwitchEvent event) {
    if (event instanceof SwitchEvent.JobCompleted result) {
      if (result.succeeded()) {
        Job job = pending.remove(result.jobId());
        if (job != null) {
          job.watched().confirmed();
        }
      } else {
        fail(result.jobId(), CommandFault.ofJob(result.text()));
      }
    }
  }

  private void fail(UUID jobId, CommandFault fault) {
    Job job = pending.remove(jobId);
    if (job == null) {
      return;
    }
    job.watched().failed(fault.name());
    if (!job.asked()) {
      LOG.info("Call {}: {} that nobody asked for: {}", job.callId(), job.action(), fault);
      return;
    }
    mailboxes.post(job.callId(), () -> tell(job, jobId, fault));
  }

  private void tell(Job job, UUID jobId, CommandFault fault) {
    if (jobId.equals(job.callId())) {
      // The call was made for this; where the switch has told of the end, it is over already.
      CauseCode why =
          fault == CommandFault.COMMAND_TIMEOUT
              ? CauseCode.COMMAND_TIMEOUT
              : fault == CommandFault.SWITCH_UNAVAILABLE
                  ? CauseCode.SWITCH_UNAVAILABLE
                  : CauseCode.DIAL_FAILED;
      registry.update(
          job.callId(),
          call -> call.dialing() ? CallReducer.dialFailed(call, why, clock.instant()) : call);
    }
    registry.standingStill(
        () -> {
          registry
              .find(job.callId())
              .ifPresent(
                  call ->
                      listener.onCommandFailed(
                          new CallListener.CommandFailure(
                              job.commandId(), call, job.action(), fault, clock.instant())));
          return true;
        });
  }

  @Override
  public void onAway(String reason) {}

  @Override
  public void onResynced(Set<String> liveLegs) {}

  @Override
  public void onDevices(Map<String, Phone> phones) {}
}
