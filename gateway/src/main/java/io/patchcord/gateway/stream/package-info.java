/**
 * The event log (sequence, replay, snapshot) and its delivery; it does not know what an event
 * means.
 */
@NullMarked
package io.patchcord.gateway.stream;

import org.jspecify.annotations.NullMarked;
