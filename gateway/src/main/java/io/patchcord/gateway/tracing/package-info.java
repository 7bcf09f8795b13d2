/** Traces by OpenTelemetry: off unless an endpoint is set, and then never in the way of a call. */
@NullMarked
package io.patchcord.gateway.tracing;

import org.jspecify.annotations.NullMarked;
