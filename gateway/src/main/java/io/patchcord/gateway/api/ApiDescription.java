package io.patchcord.gateway.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The API's description, an OpenAPI 3.1 document, out of the resources: what they say of themselves
 * by annotations, and what follows from it for every operation. The same code gives the same
 * document, letter by letter.
 */
final class ApiDescription {
  /** What is in v1 stays: the document's version is the API's. */
  private static final String VERSION = "v1";

  static final String SECURITY_SCHEME = "apiKey";

  private ApiDescription() {}

  /**
   * @param resources those that have a {@link io.swagger.v3.oas.annotations.tags.Tag}
   */
  static OpenAPI of(Set<Class<?>> resources) {
    RecordSchemas records = new RecordSchemas();
    // Swagger resolves what is answered by one of them, and what is read by the other.
    List<ModelConverters> converters =
        List.of(ModelConverters.getInstance(true), ModelConverters.getInstance(false));
    converters.forEach(one -> one.addConverter(records));
    try {
      OpenAPI openApi =
          new DescribingReader(new SwaggerConfiguration().openAPI(outline()).openAPI31(true))
              .read(resources);
      openApi.openapi("3.1.0");
      DescribedEvents.describe(openApi, records);
      records.add(openApi, Problem.class);
      records.complete(openApi);
      IdempotencyFeature.describe(openApi);
      WebhookDescription.describe(openApi);
      DescribedParameters.describe(openApi);
      OperationProblems.describe(openApi);
      DescribedExamples.describe(openApi);
      openApi.tags(tags(openApi));
      return sorted(openApi);
    } finally {
      converters.forEach(one -> one.removeConverter(records));
    }
  }

  /** As {@code /openapi.yaml} has it, and the copy in the repository. */
  static String yaml(OpenAPI openApi) {
    return Yaml31.pretty(openApi);
  }

  private static OpenAPI outline() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Patchcord")
                .version(VERSION)
                .summary("Calls of a Salesforce call center on FreeSWITCH")
                .description(
                    """
                    Drive calls and follow what happens to them. Commands answer 202 with the call \
                    as it stands; the outcome comes on the event stream, `GET /api/v1/events`.

                    Refusals are RFC 9457 problem documents with a stable `code`, by which to decide; \
                    `type` is a page that explains it, and [/docs/problems](/docs/problems) has all. \
                    Each operation lists the codes that it can give; besides, a path that there is \
                    not is `not-found`, and a method that a path does not take is \
                    `method-not-allowed`.

                    Every answer has an `X-Request-Id`, yours if you sent one. Times are UTC, ISO \
                    8601. Lists are `{"items": [...], "next": ...}`: send `next` as `cursor` for the \
                    page after. What admins edit has an `ETag` that a change must send as \
                    `If-Match`. A POST with an `Idempotency-Key` is done once, however often it is \
                    sent.

                    What is here stays in v1. An operation that is to go says so in the headers \
                    `Deprecation` and `Sunset` long before.""")
                .contact(new Contact().name("Whoever runs this gateway"))
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .servers(List.of(new Server().url("/").description("The gateway that serves this")))
        .components(
            new Components()
                .addSecuritySchemes(
                    SECURITY_SCHEME,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                            "An API key, or the token of a session (`POST /api/v1/sessions`)."
                                + " What it may do follows from its role, which each operation"
                                + " names; `scripts/run` writes a key of each role to"
                                + " `demo.json`.")));
  }

  private static List<Tag> tags(OpenAPI openApi) {
    return Stream.concat(
            openApi.getPaths().values().stream(), openApi.getWebhooks().values().stream())
        .flatMap(path -> path.readOperations().stream())
        .flatMap(operation -> operation.getTags().stream())
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .map(name -> new Tag().name(name).description(ApiTag.of(name).description()))
        .toList();
  }

  /** The order in which classes and methods are found is nobody's promise. */
  private static OpenAPI sorted(OpenAPI openApi) {
    Paths paths = new Paths();
    openApi.getPaths().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(path -> paths.addPathItem(path.getKey(), path.getValue()));
    Components components = openApi.getComponents();
    return openApi
        .paths(paths)
        .components(
            components
                .schemas(new TreeMap<>(components.getSchemas()))
                .examples(new TreeMap<>(components.getExamples()))
                .parameters(new TreeMap<>(components.getParameters()))
                .responses(new TreeMap<>(components.getResponses())));
  }
}
