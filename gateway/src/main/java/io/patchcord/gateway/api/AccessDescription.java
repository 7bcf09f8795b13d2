package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in the API's description who may call an operation, as {@link Allowed} has it. Found by its
 * name in {@code META-INF/services}.
 */
public final class AccessDescription extends AbstractOpenAPIExtension {
  private static final String SCHEME = "apiKey";

  @Override
  public void decorateOperation(
      Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
    Allowed allowed = method.getAnnotation(Allowed.class);
    if (allowed != null) {
      List<String> scopes =
          Arrays.stream(allowed.scope()).map(Scope::text).collect(Collectors.toList());
      operation.setSecurity(List.of(new SecurityRequirement().addList(SCHEME, scopes)));
      String who = Arrays.stream(allowed.value()).map(Role::name).collect(Collectors.joining(", "));
      String needed =
          scopes.isEmpty()
              ? "For " + who + "."
              : "For " + who + ", with the scope " + String.join(" and ", scopes) + ".";
      String before = operation.getDescription();
      operation.setDescription(before == null ? needed : before + " " + needed);
      if (Arrays.asList(allowed.value()).contains(Role.AGENT)) {
        operation.addParametersItem(onBehalf());
      }
    }
    if (chain.hasNext()) {
      chain.next().decorateOperation(operation, method, chain);
    }
  }

  private static Parameter onBehalf() {
    return new HeaderParameter()
        .name(Gate.ON_BEHALF)
        .required(false)
        .description("For keys of the role INTEGRATION: the username of the agent for whom it acts")
        .schema(new StringSchema());
  }
}
