package io.patchcord.gateway;

import io.patchcord.gateway.admin.AdminException;
import io.patchcord.gateway.admin.DeskBook;
import io.patchcord.gateway.agent.Presence;
import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.agent.PresenceState;
import io.patchcord.gateway.agent.SignOuts;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.line.Directory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back the lines of desks when those who sit there sign out. */
final class HotDesks {
  private static final Logger LOG = LoggerFactory.getLogger(HotDesks.class);

  private final Directory directory;
  private final DeskBook desks;
  private final Executor blocking;
  private final Set<String> leaving = ConcurrentHashMap.newKeySet();

  private HotDesks(Directory directory, DeskBook desks, Executor blocking) {
    this.directory = directory;
    this.desks = desks;
    this.blocking = blocking;
  }

  /**
   * Follows presence from now on, and makes up for those who signed out while nobody looked.
   *
   * @param blocking for work that waits for the database
   */
  static HotDesks follow(
      Directory directory,
      PresenceService presences,
      DeskBook desks,
      Executor blocking,
      Instant started) {
    HotDesks made = new HotDesks(directory, desks, blocking);
    SignOuts signOuts = new SignOuts(made::onSignOut);
    directory
        .atDesk()
        .forEach(
            (agent, since) -> {
              Presence presence = presences.of(agent);
              signOuts.onPresence(agent, presence);
              if (presence.state() == PresenceState.OFFLINE
                  && presence.since().isAfter(since)
                  && presence.since().isBefore(started)) {
                made.leaving.add(agent);
              }
            });
    presences.addListener(signOuts);
    return made;
  }

  private void onSignOut(String agent) {
    if (directory.atDesk().containsKey(agent)) {
      leaving.add(agent);
      try {
        blocking.execute(this::retry);
      } catch (RejectedExecutionException stopping) {
        LOG.debug("The gateway stops; the next run gives back the desk of {}", agent);
      }
    }
  }

  /** Gives back what is still to be given back. Blocks. */
  synchronized void retry() {
    for (String agent : List.copyOf(leaving)) {
      try {
        desks.leave(AuditActor.PRESENCE, agent);
        leaving.remove(agent);
      } catch (AdminException later) {
        LOG.warn("The desk of agent {} is not given back yet: {}", agent, later.getMessage());
        return;
      }
    }
  }
}
