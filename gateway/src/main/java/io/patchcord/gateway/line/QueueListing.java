package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

/**
 * A queue that a call center lists as its own.
 *
 * @param callCenter the call center's internal name
 * @param name the queue's name on the switch, such as {@code support@default}
 * @param number what is dialled to reach it
 */
public record QueueListing(String callCenter, String name, String number) {
  public QueueListing {
    requireNonNull(callCenter, "callCenter is null");
    requireNonNull(name, "name is null");
    requireNonNull(number, "number is null");
  }
}
