package io.patchcord.gateway.switching;

import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The users that a phone system knows, who may register a phone. */
public interface SwitchDirectory {
  /**
   * Those of the lines' domain. The stage fails with a {@link SwitchCommandException} when the
   * switch refuses, does not answer in time or goes away, and with a {@link
   * SwitchUnavailableException} when there is no connection.
   */
  CompletionStage<Set<String>> users();
}
