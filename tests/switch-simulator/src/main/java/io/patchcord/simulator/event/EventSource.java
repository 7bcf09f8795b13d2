package io.patchcord.simulator.event;

/** The place in FreeSWITCH's own source that sends an event, which every event names. */
public record EventSource(String file, String function, int line) {}
