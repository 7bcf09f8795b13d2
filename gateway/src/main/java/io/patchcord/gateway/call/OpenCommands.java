package io.patchcord.gateway.call;

import io.patchcord.gateway.watch.Watch;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Dialling and hanging up, until they are decided: these wait in no queue, since the first makes
 * the call and nothing may hold up the second. Bounded by the calls: of each call one dialling, and
 * one hanging up, which further ones are part of.
 */
final class OpenCommands implements CallListener {
  private final Map<UUID, Watch.Command> dialled = new ConcurrentHashMap<>();
  private final Map<UUID, HangUp> hangUps = new ConcurrentHashMap<>();

  private record HangUp(UUID commandId, Watch.Command command) {}

  void dialling(UUID callId, Watch.Command command) {
    dialled.put(callId, command);
  }

  /** Of a second one, before the first is decided, only the first is told. */
  void hangingUp(UUID callId, UUID commandId, Supplier<Watch.Command> command) {
    hangUps.computeIfAbsent(callId, id -> new HangUp(commandId, command.get()));
  }

  /** Does something as part of the dialling, if that is not decided. */
  void sendingDial(UUID callId, Runnable send) {
    sending(dialled.get(callId), send);
  }

  /** Does something as part of the hanging up, if that is not decided. */
  void sendingHangUp(UUID callId, Runnable send) {
    HangUp hangUp = hangUps.get(callId);
    sending(hangUp == null ? null : hangUp.command, send);
  }

  private static void sending(Watch.@Nullable Command command, Runnable send) {
    if (command == null) {
      send.run();
    } else {
      command.sending(send);
    }
  }

  /** The deadline has passed. */
  void late(UUID callId, UUID commandId) {
    HangUp hangUp = hangUps.get(callId);
    if (hangUp != null && hangUp.commandId.equals(commandId) && hangUps.remove(callId, hangUp)) {
      hangUp.command.failed(CommandFault.COMMAND_TIMEOUT.name());
    }
  }

  /** A dialling is confirmed by the first leg of the agent, a hanging up by the end of the last. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    boolean agentHere = after.aliveLegs(Role.AGENT).findAny().isPresent();
    if (agentHere) {
      Watch.Command command = dialled.remove(after.id());
      if (command != null) {
        command.confirmed();
      }
    }
    if (after.isOver()) {
      Watch.Command command = dialled.remove(after.id());
      if (command != null) {
        CallCause cause = after.cause();
        command.failed(cause == null ? CauseCode.DIAL_FAILED.name() : cause.code().name());
      }
    }
    if (after.isOver()
        || (before != null && !agentHere && before.aliveLegs(Role.AGENT).findAny().isPresent())) {
      HangUp hangUp = hangUps.remove(after.id());
      if (hangUp != null) {
        hangUp.command.confirmed();
      }
    }
  }
}
