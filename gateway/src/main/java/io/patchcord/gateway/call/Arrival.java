package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a call came to the agent.
 *
 * @param dialled the number that the caller dialled; {@code null} when it is not known
 * @param queue the queue that offered it; {@code null} for a call to the line itself
 * @param variables those of the caller's channel variables that the call center lists, by name; in
 *     no order
 */
public record Arrival(
    @Nullable String dialled, @Nullable CallQueue queue, Map<String, String> variables) {

  /** Of a call of which nothing is known, or that did not come but was placed. */
  public static final Arrival UNKNOWN = new Arrival(null, null, Map.of());

  public Arrival {
    variables = Map.copyOf(requireNonNull(variables, "variables is null"));
  }
}
