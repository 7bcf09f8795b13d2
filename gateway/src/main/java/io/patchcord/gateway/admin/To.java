package io.patchcord.gateway.admin;

import org.jspecify.annotations.Nullable;

/**
 * What something becomes; where there may be no change, {@code null} stands in its place.
 *
 * @param value {@code null} removes it
 */
public record To<T>(@Nullable T value) {}
