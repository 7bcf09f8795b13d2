package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.RateLimits;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks, before every operation, who asks and whether that role and that key may: deny by default.
 */
final class AccessFeature implements DynamicFeature {
  private static final String PRINCIPAL = AccessFeature.class.getName();
  private static final String BALANCE = PRINCIPAL + ".balance";

  private final Gate gate;

  AccessFeature(Gate gate) {
    this.gate = gate;
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
        allowed == null
            ? new AccessFilter(gate, Set.of(), Set.of())
            : new AccessFilter(gate, Set.of(allowed.value()), Set.of(allowed.scope())));
  }

  /** One for each operation. */
  @Priority(Priorities.AUTHENTICATION)
  private record AccessFilter(Gate gate, Set<Role> roles, Set<Scope> scopes)
      implements ContainerRequestFilter, ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      Gate.Admitted admitted =
          gate.admit(
              new Gate.Visit(
                  request.getHeaderString(HttpHeaders.AUTHORIZATION),
                  request.getHeaderString(Gate.ON_BEHALF),
                  ClientAddress.of(request),
                  RequestId.of(request)));
      Principal principal = admitted.principal();
      request.setProperty(PRINCIPAL, principal);
      request.setProperty(BALANCE, admitted.balance());
      if (!roles.contains(principal.role())) {
        throw new ProblemException(
            ProblemCode.FORBIDDEN, "The role " + principal.role() + " may not do this.");
      }
      if (!principal.scopes().containsAll(scopes)) {
        throw new ProblemException(
            ProblemCode.SCOPE_MISSING,
            "This needs the scope "
                + Arrays.stream(Scope.values())
                    .filter(scopes::contains)
                    .map(Scope::text)
                    .collect(Collectors.joining(" and "))
                + ".");
      }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (request.getProperty(BALANCE) instanceof RateLimits.Balance balance) {
        RateLimitHeaders.of(balance)
            .forEach((name, value) -> response.getHeaders().putSingle(name, value));
      }
    }
  }
}
