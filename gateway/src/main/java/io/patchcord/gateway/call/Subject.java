package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The Salesforce record that a call is about.
 *
 * @param recordId 15 or 18 characters
 * @param objectType such as Contact
 * @param name the record's, as the agent sees it
 */
public record Subject(String recordId, @Nullable String objectType, @Nullable String name) {
  public Subject {
    requireNonNull(recordId, "recordId is null");
  }
}
