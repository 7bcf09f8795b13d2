package io.patchcord.gateway.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which problems an operation can answer with: those that follow from what kind of operation it is,
 * concluded here and nowhere else, and those that it {@link Refuses}.
 */
final class OperationProblems {
  /**
   * Those that no operation gives: they are of paths and methods that there are not, and of what is
   * no request.
   */
  static final Set<ProblemCode> OF_NO_OPERATION =
      Set.of(
          ProblemCode.NOT_FOUND, ProblemCode.METHOD_NOT_ALLOWED, ProblemCode.HTTP_VERSION_UNKNOWN);

  private static final String NOTED = "x-refuses";

  private static final Set<ProblemCode> OF_ALL =
      EnumSet.of(
          ProblemCode.REQUEST_UNREADABLE,
          ProblemCode.PARAMETER_INVALID,
          ProblemCode.NOT_ACCEPTABLE,
          ProblemCode.REQUEST_SLOW,
          ProblemCode.URI_TOO_LONG,
          ProblemCode.HEADERS_TOO_LARGE,
          ProblemCode.GATEWAY_STOPPING,
          ProblemCode.ANSWER_LATE,
          ProblemCode.INTERNAL_ERROR);

  private static final Set<ProblemCode> OF_KEYS =
      EnumSet.of(
          ProblemCode.UNAUTHENTICATED,
          ProblemCode.FORBIDDEN,
          ProblemCode.SCOPE_MISSING,
          ProblemCode.AGENT_NOT_FOUND,
          ProblemCode.RATE_LIMITED,
          ProblemCode.TOO_MANY_FAILURES);

  private static final Set<ProblemCode> OF_BODIES =
      EnumSet.of(
          ProblemCode.BODY_INVALID, ProblemCode.BODY_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);

  private static final Set<ProblemCode> OF_JSON =
      EnumSet.of(ProblemCode.FIELD_UNKNOWN, ProblemCode.FIELD_INVALID);

  private static final Set<ProblemCode> OF_IDEMPOTENCY =
      EnumSet.of(
          ProblemCode.IDEMPOTENCY_KEY_INVALID,
          ProblemCode.IDEMPOTENCY_KEY_REUSED,
          ProblemCode.IDEMPOTENCY_KEY_IN_PROGRESS,
          ProblemCode.IDEMPOTENCY_OUTCOME_UNKNOWN,
          ProblemCode.IDEMPOTENCY_ANSWER_NOT_KEPT);

  private OperationProblems() {}

  /** Keeps what only the method knows, until the whole document is there. */
  static void note(Operation operation, boolean choosesByPath, Collection<ProblemCode> refuses) {
    Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
    codes.addAll(refuses);
    if (choosesByPath) {
      codes.add(ProblemCode.NOT_FOUND);
    }
    operation.addExtension(NOTED, codes);
  }

  /** Adds each refusal of each operation, and what explains it. */
  static void describe(OpenAPI openApi) {
    openApi.getComponents().responses(new TreeMap<>()).examples(new TreeMap<>());
    openApi.getComponents().addHeaders("Retry-After", retryAfter());
    for (PathItem path : openApi.getPaths().values()) {
      path.readOperationsMap().forEach((method, operation) -> describe(openApi, method, operation));
    }
  }

  private static void describe(OpenAPI openApi, PathItem.HttpMethod method, Operation operation) {
    Map<Integer, Set<ProblemCode>> byStatus =
        codes(method, operation).stream()
            .collect(
                Collectors.groupingBy(
                    ProblemCode::status,
                    TreeMap::new,
                    Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class))));
    operation.getExtensions().remove(NOTED);
    byStatus.values().stream()
        .flatMap(Set::stream)
        .forEach(code -> openApi.getComponents().addExamples(code.code(), example(code)));
    byStatus.forEach(
        (status, codes) -> {
          String name = String.valueOf(status);
          ApiResponse told = operation.getResponses().get(name);
          if (told != null) {
            // Health: the same status, and no problem.
            told.getContent().putAll(response(codes).getContent());
          } else if (codes.size() == 1) {
            String component = component(codes.iterator().next());
            openApi.getComponents().addResponses(component, response(codes));
            operation
                .getResponses()
                .addApiResponse(
                    name, new ApiResponse().$ref("#/components/responses/" + component));
          } else {
            operation.getResponses().addApiResponse(name, response(codes));
          }
        });
  }

  private static Set<ProblemCode> codes(PathItem.HttpMethod method, Operation operation) {
    Set<ProblemCode> codes = EnumSet.copyOf(OF_ALL);
    if (operation.getExtensions().get(NOTED) instanceof Collection<?> noted) {
      noted.forEach(code -> codes.add((ProblemCode) code));
    }
    boolean keyed = operation.getSecurity() != null;
    if (keyed) {
      codes.addAll(OF_KEYS);
    }
    if (operation.getRequestBody() != null) {
      codes.addAll(OF_BODIES);
      if (operation.getRequestBody().getContent().containsKey("application/json")) {
        codes.addAll(OF_JSON);
      }
    }
    if (keyed && method == PathItem.HttpMethod.POST) {
      codes.addAll(OF_IDEMPOTENCY);
    }
    for (Parameter parameter : parameters(operation)) {
      if (String.valueOf(parameter.get$ref()).endsWith("/IfMatch")) {
        codes.add(ProblemCode.RECORD_CHANGED);
        codes.add(ProblemCode.IF_MATCH_MISSING);
      } else if (String.valueOf(parameter.get$ref()).endsWith("/IfMatchOptional")) {
        codes.add(ProblemCode.RECORD_CHANGED);
      }
    }
    return codes;
  }

  private static List<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }

  /** {@code call-not-found} is {@code CallNotFound}. */
  private static String component(ProblemCode code) {
    return Arrays.stream(code.code().split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static ApiResponse response(Set<ProblemCode> codes) {
    MediaType problem = new MediaType().schema(new Schema<>().$ref("Problem"));
    codes.forEach(
        code ->
            problem.addExamples(
                code.code(), new Example().$ref("#/components/examples/" + code.code())));
    ApiResponse response =
        new ApiResponse()
            .description(
                codes.stream()
                    .map(code -> "`" + code.code() + "`: " + code.title() + ".")
                    .collect(Collectors.joining("\n\n")))
            .content(new Content().addMediaType(Problem.MEDIA_TYPE, problem));
    int status = codes.iterator().next().status();
    if (status == 429 || status == 503) {
      response.addHeaderObject("Retry-After", new Header().$ref("Retry-After"));
    }
    return response;
  }

  private static Example example(ProblemCode code) {
    return new Example()
        .summary(code.title())
        .description(code.remedy())
        .value(
            Problem.of(code, code.title() + ".")
                .withRequestId("3f0c5a7e-6b21-4a85-9d1e-b7a1c6de2f34"));
  }

  private static Header retryAfter() {
    return new Header()
        .description("After how many seconds to try again")
        .schema(new IntegerSchema().minimum(BigDecimal.ONE));
  }
}
