package io.patchcord.gateway.callcenter.store;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call center.
 *
 * @param revision how many definitions it has had; 0 when none was imported
 * @param importedAt when the last one was; {@code null} for none
 * @param importedBy by whom; {@code null} for none
 * @param queueNumbers the numbers of its queues
 * @param definition what was imported; {@code null} for nothing
 */
public record StoredCallCenter(
    String internalName,
    String displayName,
    int revision,
    @Nullable Instant importedAt,
    @Nullable String importedBy,
    CallCenterSettings settings,
    Set<String> queueNumbers,
    @Nullable CallCenterDefinition definition) {

  public StoredCallCenter {
    requireNonNull(internalName, "internalName is null");
    requireNonNull(displayName, "displayName is null");
    requireNonNull(settings, "settings is null");
    queueNumbers = Set.copyOf(queueNumbers);
  }
}
