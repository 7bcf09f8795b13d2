package io.patchcord.gateway.security;

/** What a user of the API is. */
public enum Role {
  AGENT,
  SUPERVISOR,
  /** A program that reads the calls of certain call centers, and acts for their agents. */
  INTEGRATION,
  ADMIN
}
