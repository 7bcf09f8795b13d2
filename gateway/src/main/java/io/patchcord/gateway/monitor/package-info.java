/**
 * Supervisors listen in on an agent's call, whisper to the agent and barge in: followed by what the
 * switch tells, never by what it replies.
 */
@NullMarked
package io.patchcord.gateway.monitor;

import org.jspecify.annotations.NullMarked;
