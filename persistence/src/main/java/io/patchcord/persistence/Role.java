package io.patchcord.persistence;

/** What the holder of an API key may do. */
public enum Role {
  /** Acts as one agent, on that agent's calls. */
  AGENT,
  /** Sees and helps the agents of certain call centers. */
  SUPERVISOR,
  /** A program that reads the calls of certain call centers, and acts for their agents. */
  INTEGRATION,
  /** Edits everything. */
  ADMIN
}
