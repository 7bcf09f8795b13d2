package io.patchcord.persistence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit entries to list: those that fit everything that is not null.
 *
 * @param actor the actor's name
 * @param action what was done
 * @param objectType what it was done to
 * @param objectId its id
 * @param from at this moment or later
 * @param to before this moment
 */
public record AuditFilter(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String objectType,
    @Nullable String objectId,
    @Nullable Instant from,
    @Nullable Instant to) {}
