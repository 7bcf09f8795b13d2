package io.patchcord.gateway.security;

/** What a user of the API is. */
public enum Role {
  AGENT,
  SUPERVISOR,
  ADMIN
}
