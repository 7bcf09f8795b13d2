package io.patchcord.gateway.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters and headers that many operations have: described once, and referred to. */
final class DescribedParameters {
  private static final String LIMIT = "Limit";
  private static final String CURSOR = "Cursor";
  private static final String IF_MATCH = "IfMatch";
  private static final String IF_MATCH_OPTIONAL = "IfMatchOptional";
  private static final String REFERENCE = "#/components/parameters/";

  /** An id in a path, by the beginning of the path. */
  private record InPath(String pathPrefix, String name, String description, String example) {}

  /** The first that fits is the one. */
  private static final List<InPath> IN_PATHS =
      List.of(
          new InPath(
              "/api/v1/calls/", "id", "The call's id", "de1a82bf-dd1c-43d5-8efe-dd8c5cf7f2b9"),
          new InPath(
              "/api/v1/calls/",
              "participantId",
              "The `id` of one of the call's `participants`",
              "5d2f1a64-3c0e-4b0f-9a3c-6e1b2f7f9d10"),
          new InPath("/api/v1/calls/", "action", "What to do with the call", "hold"),
          new InPath(
              "/api/v1/history/", "id", "The call's id", "de1a82bf-dd1c-43d5-8efe-dd8c5cf7f2b9"),
          new InPath(
              "/api/v1/transfers/",
              "id",
              "The consultation's id",
              "7f9d105d-2f1a-4643-8c0e-4b0f9a3c6e1b"),
          new InPath("/api/v1/transfers/", "action", "What to do with the consultation", "swap"),
          new InPath(
              "/api/v1/monitorings/",
              "id",
              "The monitoring's id",
              "0b6f2c0e-9a57-4d0c-8a3e-52a8c1a0d7f4"),
          new InPath("/api/v1/monitorings/", "mode", "Who hears the supervisor", "whisper"),
          new InPath("/api/v1/agents/", "username", "The agent's username", "alice"),
          new InPath("/api/v1/lines/", "number", "The line's number", "1004"),
          new InPath("/api/v1/api-keys/", "prefix", "The beginning of the key", "pck_3kT9vQ2m"),
          new InPath(
              "/api/v1/assignments/imports/",
              "id",
              "The import's id",
              "c0a8012e-7d54-4f5e-9a1f-3f8f3b1c2d4e"),
          new InPath(
              "/api/v1/assignments/",
              "id",
              "The assignment's id",
              "9e107d9d-372b-4b68-8d5c-3542a419d6b1"),
          new InPath(
              "/api/v1/call-centers/", "name", "The call center's internal name", "PatchcordDemo"),
          new InPath(
              "/api/v1/drift/", "id", "The finding's id", "1c6f3a52-87b4-4c7f-b0a5-0d9f2f7c5e21"),
          new InPath(
              "/api/v1/organizations/",
              "id",
              "The org's id, 15 or 18 characters",
              "00D5g000008abcDEAQ"),
          new InPath("/api/v1/sessions/", "id", "The session's id", "pcs_7hW2nR5x"),
          new InPath("/api/v1/switches/", "name", "The switch's name", "main"),
          new InPath(
              "/api/v1/webhooks/",
              "id",
              "The webhook's id",
              "3c6e0b8a-9c15-424a-8a3d-2d1f6a7b9e05"),
          new InPath(
              "/api/v1/webhooks/",
              "deliveryId",
              "The delivery's id",
              "b2f5ff47-4366-4bb4-ad26-a6ff6a2d1f6a"));

  private static final int MAX_TEXT = 255;

  private DescribedParameters() {}

  static void describe(OpenAPI openApi) {
    openApi.getComponents().addParameters(LIMIT, limit()).addParameters(CURSOR, cursor());
    openApi
        .getComponents()
        .addParameters(IF_MATCH, ifMatch(true))
        .addParameters(IF_MATCH_OPTIONAL, ifMatch(false));
    openApi.getComponents().addHeaders("ETag", entityTag());
    openApi
        .getPaths()
        .forEach(
            (path, item) -> {
              for (Operation operation : item.readOperations()) {
                describe(path, operation);
              }
            });
  }

  private static void describe(String path, Operation operation) {
    if (operation.getParameters() != null) {
      List<Parameter> described = new ArrayList<>();
      for (Parameter parameter : operation.getParameters()) {
        described.add(shared(parameter).orElseGet(() -> own(path, parameter)));
      }
      operation.setParameters(described);
    }
    if (operation.getRequestBody() != null) {
      operation.getRequestBody().required(true);
    }
    for (ApiResponse response : operation.getResponses().values()) {
      if (response.getHeaders() != null && response.getHeaders().containsKey("ETag")) {
        response.getHeaders().put("ETag", new Header().$ref("ETag"));
      }
    }
  }

  private static Optional<Parameter> shared(Parameter parameter) {
    return Optional.ofNullable(
            switch (String.valueOf(parameter.getName())) {
              case "limit" -> LIMIT;
              case "cursor" -> CURSOR;
              case "If-Match" ->
                  Boolean.TRUE.equals(parameter.getRequired()) ? IF_MATCH : IF_MATCH_OPTIONAL;
              default -> null;
            })
        .map(name -> new Parameter().$ref(REFERENCE + name));
  }

  private static Parameter own(String path, Parameter parameter) {
    if (parameter.get$ref() != null) {
      return parameter;
    }
    if ("path".equals(parameter.getIn())) {
      InPath known =
          IN_PATHS.stream()
              .filter(
                  at -> path.startsWith(at.pathPrefix()) && at.name().equals(parameter.getName()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "DescribedParameters does not have "
                              + parameter.getName()
                              + " of "
                              + path));
      if (parameter.getDescription() == null) {
        parameter.description(known.description());
      }
      if (parameter.getExample() == null) {
        parameter.example(known.example());
      }
    }
    Schema<?> schema = parameter.getSchema();
    if (schema != null
        && schema.getTypes() != null
        && schema.getTypes().contains("string")
        && schema.getEnum() == null
        && schema.getFormat() == null
        && schema.getMaxLength() == null) {
      schema.maxLength(MAX_TEXT);
    }
    return parameter;
  }

  private static Parameter limit() {
    IntegerSchema schema = new IntegerSchema();
    schema.setMinimum(BigDecimal.ONE);
    schema.setMaximum(BigDecimal.valueOf(Paging.MAX_LIMIT));
    schema.setDefault(Paging.DEFAULT_LIMIT);
    return new QueryParameter()
        .name("limit")
        .description("How many at most")
        .schema(schema)
        .example(Paging.DEFAULT_LIMIT);
  }

  private static Parameter cursor() {
    return new QueryParameter()
        .name("cursor")
        .description("The `next` of the page before; left out, the first page")
        .schema(new StringSchema().maxLength(MAX_TEXT));
  }

  private static Parameter ifMatch(boolean required) {
    return new HeaderParameter()
        .name("If-Match")
        .required(required)
        .description(
            required
                ? "The ETag of what is to be changed, as it was read; `*` for whatever is there"
                : "The ETag of what is to be changed; left out, whatever is there")
        .schema(new StringSchema().maxLength(MAX_TEXT))
        .example(required ? "\"7\"" : null);
  }

  private static Header entityTag() {
    return new Header()
        .description("The version, for `If-Match` of a change")
        .schema(new StringSchema())
        .example("\"7\"");
  }
}
