package io.patchcord.gateway.call;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param agentRingTime how long the agent's own line rings
 * @param otherRingTime how long the other party's rings
 * @param confirmation how long the event that confirms a command may take
 * @param aloneGrace how long an agent may be on the line after the other party's leg failed, in
 *     case the dialplan tries another route
 * @param recordingPause after how long a paused recording goes on by itself
 * @param parkRecall after how long, and how often then, a parked party rings the agent's line
 * @param parkLimit after how long a parked party is hung up
 */
public record CallSettings(
    Duration agentRingTime,
    Duration otherRingTime,
    Duration confirmation,
    Duration aloneGrace,
    Duration recordingPause,
    Duration parkRecall,
    Duration parkLimit) {}
