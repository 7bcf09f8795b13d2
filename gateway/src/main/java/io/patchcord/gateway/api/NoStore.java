package io.patchcord.gateway.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Keeps what the API answers out of every cache, unless a resource says otherwise. Not with the
 * {@link AnswerHeaders}: by the time those are added, Grizzly takes what is new for a trailer,
 * which this header may not be.
 */
@Priority(0)
final class NoStore implements ContainerResponseFilter {
  static final String VALUE = "no-store";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, value(response));
  }

  private static Object value(ContainerResponseContext response) {
    Object own = response.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL);
    return own == null ? VALUE : own;
  }
}
