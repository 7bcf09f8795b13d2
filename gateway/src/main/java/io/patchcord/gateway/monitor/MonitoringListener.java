package io.patchcord.gateway.monitor;

import io.patchcord.gateway.call.CommandFault;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Told of every change of every monitoring, in order for each. Called under the registry's lock:
 * must be quick, must not block.
 */
public interface MonitoringListener {

  /**
   * @param before {@code null} for one that is new
   */
  void onChange(@Nullable Monitoring before, Monitoring after);

  /** A command that was accepted and then not confirmed. */
  default void onCommandFailed(Failure failure) {}

  /**
   * @param commandId the command's own id
   * @param monitoring as it stands
   * @param action what was asked, as in the API's paths
   * @param fault why it failed
   */
  record Failure(
      UUID commandId, Monitoring monitoring, String action, CommandFault fault, Instant at) {}
}
