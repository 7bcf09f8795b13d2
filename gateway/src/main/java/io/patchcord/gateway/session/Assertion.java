package io.patchcord.gateway.session;

/**
 * What an org has signed, and what was checked.
 *
 * @param orgId of 18 characters
 * @param userId the user's id in Salesforce, as the org wrote it
 * @param id the org's name for this assertion, which it uses once
 */
record Assertion(String orgId, String userId, String id) {

  /** What is one and the same for the same assertion, and for no other. */
  String identity() {
    return orgId + " " + id;
  }
}
