package io.patchcord.persistence;

/** What the holder of an API key may do. */
public enum Role {
  /** Acts as one agent, on that agent's calls. */
  AGENT,
  /** Sees and helps the agents of one call center. */
  SUPERVISOR,
  /** Edits everything. */
  ADMIN
}
