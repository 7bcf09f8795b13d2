package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import io.patchcord.gateway.security.Role;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads of each operation also what our own annotations say. */
final class DescribingReader extends Reader {
  DescribingReader(SwaggerConfiguration configuration) {
    super(configuration);
  }

  @Override
  @SuppressWarnings("NullAway") // so Swagger's own signature has it
  protected Operation parseMethod(
      Class<?> type,
      Method method,
      List<Parameter> globalParameters,
      Produces methodProduces,
      Produces classProduces,
      Consumes methodConsumes,
      Consumes classConsumes,
      List<SecurityRequirement> classSecurityRequirements,
      Optional<ExternalDocumentation> classExternalDocs,
      Set<String> classTags,
      List<Server> classServers,
      boolean isSubresource,
      RequestBody parentRequestBody,
      ApiResponses parentResponses,
      JsonView jsonViewAnnotation,
      io.swagger.v3.oas.annotations.responses.ApiResponse[] classResponses,
      AnnotatedMethod annotatedMethod) {
    Operation operation =
        super.parseMethod(
            type,
            method,
            globalParameters,
            methodProduces,
            classProduces,
            methodConsumes,
            classConsumes,
            classSecurityRequirements,
            classExternalDocs,
            classTags,
            classServers,
            isSubresource,
            parentRequestBody,
            parentResponses,
            jsonViewAnnotation,
            classResponses,
            annotatedMethod);
    if (operation != null) {
      complete(operation, method);
    }
    return operation;
  }

  private static void complete(Operation operation, Method method) {
    OperationId id = method.getAnnotation(OperationId.class);
    if (id != null) {
      operation.operationId(id.value());
    }
    operation.description(description(operation, method));
    operation
        .getResponses()
        .values()
        .forEach(
            response -> {
              if (response.getDescription() == null || response.getDescription().isBlank()) {
                response.description(operation.getSummary() + ".");
              }
            });
    DeprecatedSince deprecated = method.getAnnotation(DeprecatedSince.class);
    if (deprecated != null) {
      operation.deprecated(true);
    }
    Path path = method.getAnnotation(Path.class);
    Refuses refuses = method.getAnnotation(Refuses.class);
    OperationProblems.note(
        operation,
        path != null && path.value().contains(": "),
        refuses == null ? List.of() : List.of(refuses.value()));
  }

  /** What it says of itself, and who may do it. */
  private static String description(Operation operation, Method method) {
    String told =
        operation.getDescription() == null
            ? operation.getSummary() + "."
            : operation.getDescription();
    DeprecatedSince deprecated = method.getAnnotation(DeprecatedSince.class);
    String gone = deprecated == null ? "" : "\n\n" + Deprecations.sentence(deprecated);
    return told + "\n\n" + access(method.getAnnotation(Allowed.class)) + gone;
  }

  /** Who may, out of the annotation that decides it. */
  private static String access(@Nullable Allowed allowed) {
    if (allowed == null) {
      return "Anybody may, without a key.";
    }
    return "Roles: "
        + Arrays.stream(allowed.value())
            .map(DescribingReader::word)
            .collect(Collectors.joining(", "))
        + "."
        + Arrays.stream(allowed.scope())
            .map(scope -> " Scope: " + scope.text() + ".")
            .collect(Collectors.joining());
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
