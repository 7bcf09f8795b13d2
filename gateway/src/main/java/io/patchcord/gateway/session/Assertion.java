package io.patchcord.gateway.session;

import io.patchcord.gateway.security.Role;
import java.util.Set;

/**
 * What an org has signed, and what was checked.
 *
 * @param orgId of 18 characters
 * @param userId the user's id in Salesforce, as the org wrote it
 * @param id the org's name for this assertion, which it uses once
 * @param roles what the org says that the user is; whether that counts, the org's settings say
 */
record Assertion(String orgId, String userId, String id, Set<Role> roles) {

  /** What is one and the same for the same assertion, and for no other. */
  String identity() {
    return orgId + " " + id;
  }
}
