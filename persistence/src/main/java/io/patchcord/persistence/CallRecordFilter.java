package io.patchcord.persistence;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records to list: those that fit everything that is not null.
 *
 * @param agent the username
 * @param callCenters the internal names, of any of them
 * @param from created at this moment or later
 * @param to created before this moment
 * @param direction OUTBOUND or INBOUND
 * @param number the other party's
 * @param cause the stable code
 * @param disposition how it went
 * @param recordId the Salesforce record, 15 or 18 characters
 */
public record CallRecordFilter(
    @Nullable String agent,
    @Nullable Set<String> callCenters,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String direction,
    @Nullable String number,
    @Nullable String cause,
    @Nullable String disposition,
    @Nullable String recordId) {}
