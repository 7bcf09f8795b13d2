package io.patchcord.gateway.call;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Told of every change of every call, in order for each call. Called under the registry's lock:
 * must be quick, must not block, must not call back into the registry.
 */
public interface CallListener {

  /**
   * @param before {@code null} for a call that is new
   */
  void onChange(@Nullable Call before, Call after);

  /** A command that was accepted and then not confirmed. */
  default void onCommandFailed(CommandFailure failure) {}

  /**
   * @param commandId the command's own id
   * @param call as it stands
   * @param action what was asked
   * @param fault why it failed
   */
  record CommandFailure(UUID commandId, Call call, Action action, CommandFault fault, Instant at) {}
}
