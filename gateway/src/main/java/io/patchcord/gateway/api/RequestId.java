package io.patchcord.gateway.api;

import io.patchcord.gateway.audit.AuditActor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a request is called in its answer, in its problem document, in the log, in the audit and on
 * the channels that are called for it. The client's own, in {@code X-Request-Id}, if that looks
 * like an id; otherwise {@link AnswerHeaders} has given it one, so that there always is one.
 */
@PreMatching
@Priority(0)
final class RequestId implements ContainerRequestFilter, ContainerResponseFilter {
  /** On requests and on answers. */
  static final String HEADER = "X-Request-Id";

  /** What the log calls it. */
  private static final String LOGGED = "requestId";

  static String of(ContainerRequestContext request) {
    return String.valueOf(request.getHeaderString(HEADER));
  }

  /** The client's, if it is one, or a new one. */
  static String of(@Nullable String asked) {
    return asked != null && AuditActor.isRequestId(asked) ? asked : UUID.randomUUID().toString();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    MDC.put(LOGGED, of(request));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem) {
      response.setEntity(problem.withRequestId(of(request)));
    }
    MDC.remove(LOGGED);
  }
}
