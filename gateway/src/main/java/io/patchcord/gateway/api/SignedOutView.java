package io.patchcord.gateway.api;

import io.patchcord.gateway.security.AccessEnd;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why a stream ends: the data of {@code signed-out}.
 *
 * @param reason stable
 * @param message for a person
 */
@Schema(name = "SignedOut")
public record SignedOutView(AccessEnd reason, String message) {}
