package io.patchcord.gateway.callcenter;

/** What the phone of a line can, unless an admin says that it cannot. */
public enum LineCapability {
  /** It answers a call when the switch asks it to ({@code uuid_phone_event … talk}). */
  REMOTE_ANSWER,
  /** It answers a call by itself that the agent has asked for. */
  AUTO_ANSWER
}
