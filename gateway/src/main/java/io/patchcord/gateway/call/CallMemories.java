package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchCommand;
import io.patchcord.gateway.switching.SwitchCommandException;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the legs of each call carry what a restarted gateway has to know of it: the agent's leg
 * always, and the other party's while that may have to wait without the agent. Before the two talk
 * there is nothing to write: the variables that the legs were made with tell it all.
 */
public final class CallMemories implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(CallMemories.class);

  private final Switch phoneSystem;
  private final CallRegistry registry;
  private final CallMailboxes mailboxes;

  /** The calls whose legs do not carry what they should; not more than live calls. */
  private final Set<UUID> unwritten = ConcurrentHashMap.newKeySet();

  public CallMemories(Switch phoneSystem, CallRegistry registry, CallMailboxes mailboxes) {
    this.phoneSystem = requireNonNull(phoneSystem, "phoneSystem is null");
    this.registry = requireNonNull(registry, "registry is null");
    this.mailboxes = requireNonNull(mailboxes, "mailboxes is null");
  }

  /** Called under the registry's lock: what follows is done later. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    if (before != null && mayWait(before) && !mayWait(after)) {
      after
          .aliveLegs(Role.OTHER)
          .forEach(leg -> later(after, () -> write(after, leg, CallVariable.LEFT_STORY, "")));
    }
    if (after.isOver()) {
      unwritten.remove(after.id());
    } else if (isWorth(after)
        && (before == null
            || !isWorth(before)
            || !CallMemory.of(before).equals(CallMemory.of(after)))) {
      later(after, () -> registry.find(after.id()).ifPresent(this::write));
    }
  }

  /** The switch can be told again what it could not be told while it was away. */
  public void onResynced() {
    for (UUID id : Set.copyOf(unwritten)) {
      mailboxes.post(id, () -> registry.find(id).ifPresent(this::write));
    }
  }

  private static boolean isWorth(Call call) {
    return call.times().connected() != null || !call.story().equals(CallStory.NONE);
  }

  /** Whether the call may go on without the agent. */
  private static boolean mayWait(Call call) {
    Transfer transfer = call.transfer();
    return !call.isOver()
        && (call.parkedAt() != null || (transfer != null && transfer.isRunning()));
  }

  private void write(Call call) {
    if (call.isOver()) {
      return;
    }
    unwritten.remove(call.id());
    String text = CallMemory.of(call).write();
    call.aliveLegs(Role.AGENT)
        .filter(leg -> leg.state().isAnswered())
        .forEach(leg -> write(call, leg, CallVariable.STORY, text));
    if (mayWait(call)) {
      call.aliveLegs(Role.OTHER).forEach(leg -> write(call, leg, CallVariable.LEFT_STORY, text));
    }
  }

  private void write(Call call, Leg leg, CallVariable variable, String text) {
    try {
      phoneSystem
          .run(SwitchCommand.remember(leg.id(), variable, text))
          .whenComplete(
              (done, failure) -> {
                if (failure != null && !isRefused(failure)) {
                  unwritten.add(call.id());
                }
              });
    } catch (SwitchUnavailableException away) {
      unwritten.add(call.id());
    } catch (IllegalArgumentException tooLong) {
      LOG.warn("Call {}: a restart would forget it: {}", call.id(), tooLong.getMessage());
    }
  }

  /** The leg has ended meanwhile. */
  private static boolean isRefused(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof SwitchCommandException command
        && command.reason() == SwitchCommandException.Reason.REFUSED;
  }

  private void later(Call call, Runnable work) {
    mailboxes.post(call.id(), work);
  }
}
