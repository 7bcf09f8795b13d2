package io.patchcord.gateway.call;

import org.jspecify.annotations.Nullable;

/**
 * Whom a call is with.
 *
 * @param number E.164, an extension, or {@code null} when withheld
 * @param name {@code null} when unknown
 */
public record Party(@Nullable String number, @Nullable String name) {}
