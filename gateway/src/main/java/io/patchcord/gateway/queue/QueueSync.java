package io.patchcord.gateway.queue;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.agent.Presence;
import io.patchcord.gateway.agent.PresenceListener;
import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.line.Device;
import io.patchcord.gateway.line.DeviceRegistry;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.QueueStatus;
import io.patchcord.gateway.switching.QueueSwitch;
import io.patchcord.gateway.switching.QueueSwitch.QueueAgent;
import io.patchcord.gateway.switching.QueueSwitch.QueueTier;
import io.patchcord.gateway.switching.SwitchCommandException;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the switch's queues and the agents' presence together. Presence goes to the switch as
 * status and state; a status that somebody else sets there comes back as presence. What others have
 * added to the switch, agents and tiers, is left alone.
 *
 * <p>All work is done by one worker, which may wait for the switch; callbacks only hand it work.
 */
public final class QueueSync implements SwitchListener, PresenceListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueSync.class);

  /** Longer than any reply's deadline, which fails the stage by itself. */
  private static final long REPLY_SECONDS = 90;

  private final QueueSwitch phoneSystem;
  private final Directory directory;
  private final PresenceService presences;
  private final DeviceRegistry devices;
  private final QueueSettings settings;
  private final QueueBoard board;
  private final SyncWorker worker;

  // The worker's own.
  private final SentStatuses sent;
  private final Map<String, Known> known = new HashMap<>();
  private final Map<String, Integer> givenUp = new HashMap<>();
  private final Set<String> foreign = new HashSet<>();
  private @Nullable QueueMembers members;
  private boolean moduleMissing;

  /** What the switch has of an agent of ours, as far as is known here. */
  private static final class Known {
    @Nullable QueueStatus status;
    String state;

    Known(@Nullable QueueStatus status, String state) {
      this.status = status;
      this.state = state;
    }
  }

  public QueueSync(
      QueueSwitch phoneSystem,
      Directory directory,
      PresenceService presences,
      DeviceRegistry devices,
      QueueSettings settings,
      QueueBoard board,
      Clock clock) {
    this.phoneSystem = requireNonNull(phoneSystem, "phoneSystem is null");
    this.directory = requireNonNull(directory, "directory is null");
    this.presences = requireNonNull(presences, "presences is null");
    this.devices = requireNonNull(devices, "devices is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.board = requireNonNull(board, "board is null");
    this.sent = new SentStatuses(clock);
    this.worker = new SyncWorker(this::syncAll, this::reconcile);
  }

  @Override
  public void onPresence(String agent, Presence presence) {
    worker.reconcile(agent);
  }

  /** The phone of an agent's line came or went. */
  public void onDevice(String agent) {
    worker.reconcile(agent);
  }

  /** The assignments or the queues may have changed. */
  public void onDirectory() {
    worker.execute(
        () -> {
          QueueMembers now = QueueMembers.of(directory, phoneSystem);
          if (members != null && !now.equals(members)) {
            worker.syncAll();
          }
        });
  }

  @Override
  public void onEvent(SwitchEvent event) {
    board.onEvent(event);
    if (event instanceof SwitchEvent.QueueAgentStatus status) {
      worker.execute(() -> onStatus(status.agent(), status.status()));
    } else if (event instanceof SwitchEvent.QueueAgentState state) {
      worker.execute(() -> onState(state.agent(), state.state()));
    } else if (event instanceof SwitchEvent.QueueAgentGivenUp up) {
      worker.execute(() -> onGivenUp(up.agent(), up.missed()));
    }
  }

  @Override
  public void onAway(String reason) {
    worker.execute(sent::clear);
  }

  @Override
  public void onResynced(Set<String> liveLegs) {
    worker.syncAll();
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {
    // Each line that changed is told by itself.
  }

  @Override
  public void close() {
    worker.close();
  }

  private void onGivenUp(String agent, int missed) {
    if (known.containsKey(agent)) {
      givenUp.put(agent, missed);
    }
  }

  private void onStatus(String agent, String words) {
    Known on = known.get(agent);
    QueueStatus status = QueueStatus.of(words).orElse(null);
    if (on != null && status != null && !sent.isOwn(agent, status)) {
      onForeignStatus(agent, on, status);
    }
  }

  private void onForeignStatus(String agent, Known on, QueueStatus status) {
    on.status = status;
    Integer missed = givenUp.remove(agent);
    if (missed != null && status == QueueStatus.ON_BREAK) {
      LOG.info("Agent {} missed {} calls and was set to On Break by the switch", agent, missed);
      presences.missedTooMany(agent, missed);
    } else if (!fits(wanted(agent).status(), status)) {
      LOG.info("Agent {} was set to {} on the switch", agent, status.words());
      presences.setOnSwitch(agent, QueueRules.choice(status));
    }
    reconcile(agent);
  }

  private void onState(String agent, String state) {
    Known on = known.get(agent);
    if (on != null) {
      on.state = state;
      reconcile(agent);
    }
  }

  /**
   * Asks the switch for all that is true of its queues, and puts right what is not as it should.
   */
  private void syncAll() {
    QueueMembers wanted = QueueMembers.of(directory, phoneSystem);
    try {
      Map<String, QueueAgent> present = new HashMap<>();
      await(phoneSystem.agents()).forEach(agent -> present.put(agent.name(), agent));
      List<QueueTier> tiers = await(phoneSystem.tiers());
      moduleMissing = false;
      members = wanted;
      known.keySet().retainAll(wanted.byAgent().keySet());
      for (Map.Entry<String, QueueMembers.Member> each : wanted.byAgent().entrySet()) {
        syncAgent(each.getKey(), each.getValue(), present.get(each.getKey()));
      }
      syncTiers(wanted, tiers);
      for (QueueAgent agent : present.values()) {
        if (!wanted.byAgent().containsKey(agent.name())
            && phoneSystem.isOurs(agent.name(), agent.contact())) {
          dismiss(agent, tiers);
        }
      }
      known.keySet().forEach(this::reconcile);
      for (String queue : wanted.queues()) {
        board.onCallers(queue, await(phoneSystem.callers(queue)));
      }
    } catch (SwitchUnavailableException away) {
      LOG.debug("Queues: the switch is away, the next resync asks again");
    } catch (SwitchCommandException e) {
      if (e.reason() != SwitchCommandException.Reason.REFUSED) {
        LOG.warn("Queues: {}; asking again", e.getMessage());
        worker.syncAllLater();
      } else if (!moduleMissing) {
        moduleMissing = true;
        LOG.warn("The switch's queues cannot be used: {}", e.getMessage());
      }
    }
  }

  private void syncAgent(String agent, QueueMembers.Member member, @Nullable QueueAgent on) {
    QueueSwitch.Ringing ringing = settings.ringing(member.rests());
    if (on != null && !on.contact().isEmpty() && !phoneSystem.isOurs(agent, on.contact())) {
      if (foreign.add(agent)) {
        LOG.warn("The switch has an agent {} that is not Patchcord's: left alone", agent);
      }
      known.remove(agent);
      return;
    }
    foreign.remove(agent);
    if (on == null) {
      await(phoneSystem.addAgent(agent));
      known.remove(agent);
    }
    if (on == null || !on.contact().equals(phoneSystem.contact(agent, member.line(), ringing))) {
      await(phoneSystem.setRinging(agent, member.line(), ringing));
    }
    Known before = known.get(agent);
    if (before == null) {
      // Not seen before by this run of the gateway: what is stored here decides.
      known.put(
          agent,
          on == null
              ? new Known(QueueStatus.LOGGED_OUT, QueueSwitch.WAITING)
              : new Known(on.status(), on.state()));
    } else if (on != null) {
      before.state = on.state();
      QueueStatus status = on.status();
      if (status != null && before.status != status) {
        onForeignStatus(agent, before, status);
      }
    }
  }

  private void syncTiers(QueueMembers wanted, List<QueueTier> tiers) {
    Set<QueueTier> present = new HashSet<>(tiers);
    for (String agent : known.keySet()) {
      Set<String> serves = requireNonNull(wanted.byAgent().get(agent)).queues();
      for (String queue : serves) {
        if (!present.contains(new QueueTier(queue, agent))) {
          await(phoneSystem.addTier(queue, agent));
        }
      }
      for (QueueTier tier : tiers) {
        if (tier.agent().equals(agent)
            && wanted.queues().contains(tier.queue())
            && !serves.contains(tier.queue())) {
          await(phoneSystem.removeTier(tier.queue(), agent));
        }
      }
    }
  }

  /** An agent of ours without a line: logged out and forgotten; a call that it is on goes on. */
  private void dismiss(QueueAgent agent, List<QueueTier> tiers) {
    LOG.info("Agent {} serves no queue any more", agent.name());
    await(phoneSystem.setStatus(agent.name(), QueueStatus.LOGGED_OUT));
    for (QueueTier tier : tiers) {
      if (tier.agent().equals(agent.name())) {
        await(phoneSystem.removeTier(tier.queue(), agent.name()));
      }
    }
    boolean onACall =
        !agent.state().equals(QueueSwitch.WAITING) && !agent.state().equals(QueueSwitch.IDLE);
    if (!onACall) {
      await(phoneSystem.removeAgent(agent.name()));
    }
  }

  private QueueRules.Wanted wanted(String agent) {
    boolean phone =
        directory
            .lineOf(agent)
            .map(at -> devices.of(at.line()).state() != Device.State.NOT_REGISTERED)
            .orElse(false);
    return QueueRules.of(presences.of(agent), phone);
  }

  /** Makes the switch have the agent as presence says. */
  private void reconcile(String agent) {
    Known on = known.get(agent);
    if (on == null) {
      return;
    }
    QueueRules.Wanted wanted = wanted(agent);
    try {
      QueueStatus status = wanted.status();
      if (status != null && !fits(status, on.status)) {
        sent.add(agent, status);
        await(phoneSystem.setStatus(agent, status));
        on.status = status;
      }
      if (on.status != QueueStatus.AVAILABLE) {
        return; // an on-demand agent is Idle until it asks, and the others are not rung
      }
      if (!wanted.rung() && on.state.equals(QueueSwitch.WAITING)) {
        await(phoneSystem.setState(agent, false));
        on.state = QueueSwitch.IDLE;
      } else if (wanted.rung() && on.state.equals(QueueSwitch.IDLE)) {
        await(phoneSystem.setState(agent, true));
        on.state = QueueSwitch.WAITING;
      }
    } catch (SwitchUnavailableException away) {
      sent.takeBack(agent); // the resync after the reconnect puts it right
    } catch (SwitchCommandException e) {
      sent.takeBack(agent);
      LOG.warn("Agent {}: the switch did not take the status: {}", agent, e.getMessage());
      worker.syncAllLater();
    }
  }

  /** On demand is a way of being available that somebody chose on the switch. */
  private static boolean fits(@Nullable QueueStatus wanted, @Nullable QueueStatus present) {
    return wanted != null
        && present != null
        && (wanted == present
            || (wanted == QueueStatus.AVAILABLE && present == QueueStatus.AVAILABLE_ON_DEMAND));
  }

  private static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(REPLY_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SwitchUnavailableException away) {
        throw new SwitchUnavailableException(String.valueOf(away.getMessage()));
      }
      if (e.getCause() instanceof SwitchCommandException failed) {
        throw new SwitchCommandException(failed.reason(), String.valueOf(failed.getMessage()));
      }
      throw new IllegalStateException("a command failed unexpectedly", e.getCause());
    } catch (TimeoutException e) {
      throw new SwitchCommandException(
          SwitchCommandException.Reason.NO_ANSWER, "no reply in " + REPLY_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwitchUnavailableException("the gateway stops");
    }
  }
}
