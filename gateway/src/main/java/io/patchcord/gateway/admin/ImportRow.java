package io.patchcord.gateway.admin;

import org.jspecify.annotations.Nullable;

/**
 * A row of what is to be imported, as it was written: who is to work on which line. What is blank
 * or {@code null} says nothing, but for the line.
 *
 * @param number where it stands: the line of a CSV file, or the place in a JSON list, from 1
 * @param username needed, unless the Salesforce user is a known agent
 * @param line a blank one takes away what the agent has in the call center; {@code null} says
 *     nothing
 * @param callCenter the internal or the displayed name
 */
public record ImportRow(
    int number,
    @Nullable String username,
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String salesforceUserId,
    @Nullable String line,
    @Nullable String callCenter) {
  public ImportRow {
    username = blankToNull(username);
    displayName = blankToNull(displayName);
    email = blankToNull(email);
    salesforceUserId = blankToNull(salesforceUserId);
    line = line == null ? null : line.strip();
    callCenter = blankToNull(callCenter);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
