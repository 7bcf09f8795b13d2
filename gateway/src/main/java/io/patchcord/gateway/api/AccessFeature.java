package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Authenticator;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;

/** Checks, before every operation, who asks and whether that role may: deny by default. */
final class AccessFeature implements DynamicFeature {
  private static final String PRINCIPAL = AccessFeature.class.getName();

  private final Authenticator authenticator;

  AccessFeature(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** Who sent this request; there is somebody in every operation that is not for all. */
  static Principal principal(ContainerRequestContext request) {
    return (Principal) request.getProperty(PRINCIPAL);
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (resource.getResourceMethod().isAnnotationPresent(AllowedToAll.class)) {
      return;
    }
    Allowed allowed = resource.getResourceMethod().getAnnotation(Allowed.class);
    context.register(
        new AccessFilter(authenticator, allowed == null ? Set.of() : Set.of(allowed.value())));
  }

  @Priority(Priorities.AUTHENTICATION)
  private record AccessFilter(Authenticator authenticator, Set<Role> roles)
      implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      Principal principal =
          authenticator
              .authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION))
              .orElseThrow(
                  () ->
                      new ProblemException(
                          ProblemCode.UNAUTHENTICATED,
                          "The request has no valid API key or session."));
      if (!roles.contains(principal.role())) {
        throw new ProblemException(
            ProblemCode.FORBIDDEN, "The role " + principal.role() + " may not do this.");
      }
      request.setProperty(PRINCIPAL, principal);
    }
  }
}
