package io.patchcord.gateway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of calls.
 *
 * @param items those of this page, in the list's order
 * @param next the cursor of the next page, {@code null} on the last
 */
public record CallPage(List<CallView> items, @Nullable String next) {}
