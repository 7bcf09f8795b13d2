package io.patchcord.gateway.admin;

import org.jspecify.annotations.Nullable;

/**
 * What a line becomes: what is {@code null} here stays.
 *
 * @param description at most 80 characters
 * @param callerIdNumber in E.164
 * @param shared whether several agents may work on it at once
 */
public record LineChange(
    @Nullable To<String> description,
    @Nullable To<String> callerIdNumber,
    @Nullable Boolean shared) {}
