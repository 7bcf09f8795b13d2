package io.patchcord.gateway.history;

import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records to list: those that fit everything that is not {@code null}.
 *
 * @param agent the username
 * @param callCenters the internal names, of any of them
 * @param from created at this moment or later
 * @param to created before this moment
 * @param number the other party's, as the record has it
 * @param recordId the Salesforce record, 15 or 18 characters
 */
public record HistoryFilter(
    @Nullable String agent,
    @Nullable Set<String> callCenters,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Direction direction,
    @Nullable String number,
    @Nullable CauseCode cause,
    @Nullable String disposition,
    @Nullable String recordId) {}
