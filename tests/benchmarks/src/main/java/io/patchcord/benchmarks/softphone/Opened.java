package io.patchcord.benchmarks.softphone;

import org.jspecify.annotations.Nullable;

/**
 * A page that was opened once.
 *
 * @param page which one
 * @param cache {@code cold} in a browser in which nobody was before, else {@code warm}
 * @param paint milliseconds from the beginning of the navigation until something was painted that
 *     is no background: the browser's first contentful paint
 * @param line until the agent's line was shown; null for a page without one
 */
public record Opened(String page, String cache, double paint, @Nullable Double line) {}
