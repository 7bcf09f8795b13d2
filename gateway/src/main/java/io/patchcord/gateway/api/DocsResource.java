package io.patchcord.gateway.api;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The API's description, and a page to read it on and to try it. */
@Path("/")
public final class DocsResource {
  private static final String OUR_SCRIPT = "docs.js";

  private static final Map<String, String> ASSETS =
      Map.of(
          "swagger-ui.css",
          "text/css",
          "swagger-ui-bundle.js",
          "text/javascript",
          "favicon-32x32.png",
          "image/png",
          OUR_SCRIPT,
          "text/javascript");

  private static final int A_DAY_IN_SECONDS = 86_400;

  private final Set<Class<?>> described;
  private @Nullable Description description;

  /**
   * @param described the resources that people read about
   */
  DocsResource(Set<Class<?>> described) {
    this.described = Set.copyOf(described);
  }

  private record Description(String json, String yaml) {}

  /** Made when it is first asked for: that takes a second which nobody else should wait for. */
  private synchronized Description description() {
    if (description == null) {
      OpenAPI openApi = read(described);
      description = new Description(Json31.pretty(openApi), Yaml31.pretty(openApi));
    }
    return description;
  }

  private static OpenAPI read(Set<Class<?>> described) {
    OpenAPI openApi =
        new Reader(new SwaggerConfiguration().openAPI(outline()).openAPI31(true)).read(described);
    openApi.getPaths().values().forEach(DocsResource::addProblems);
    IdempotencyFeature.describe(openApi);
    WebhookDescription.describe(openApi);
    return openApi;
  }

  @GET
  @AllowedToAll
  public Response home() {
    return Response.seeOther(URI.create("/docs")).build();
  }

  @GET
  @Path("openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  @AllowedToAll
  public String openApiJson() {
    return description().json();
  }

  @GET
  @Path("openapi.yaml")
  @Produces("application/yaml")
  @AllowedToAll
  public String openApiYaml() {
    return description().yaml();
  }

  @GET
  @Path("docs")
  @Produces(MediaType.TEXT_HTML)
  @AllowedToAll
  public Response docs() {
    return page(resource("docs/index.html"));
  }

  @GET
  @Path("docs/assets/{name}")
  @AllowedToAll
  public Response asset(@PathParam("name") String name) {
    String type = ASSETS.get(name);
    if (type == null) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "There is nothing at this path.");
    }
    return Response.ok(
            name.equals(OUR_SCRIPT) ? resource("docs/" + name) : SwaggerUi.asset(name), type)
        .cacheControl(oneDay())
        .build();
  }

  @GET
  @Path("docs/problems")
  @Produces(MediaType.TEXT_HTML)
  @AllowedToAll
  public Response problems() {
    return problemPage(Arrays.asList(ProblemCode.values()));
  }

  @GET
  @Path("docs/problems/{code}")
  @Produces(MediaType.TEXT_HTML)
  @AllowedToAll
  public Response problem(@PathParam("code") String code) {
    return Arrays.stream(ProblemCode.values())
        .filter(known -> known.code().equals(code))
        .findFirst()
        .map(known -> problemPage(Set.of(known)))
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such problem code."));
  }

  private static Response problemPage(Iterable<ProblemCode> codes) {
    String articles =
        StreamSupport.stream(codes.spliterator(), false)
            .map(
                code ->
                    "<article id=\"%s\"><h2>%s <small>%d</small></h2><p>%s</p><p>%s</p></article>"
                        .formatted(
                            code.code(), code.code(), code.status(), code.title(), code.remedy()))
            .collect(Collectors.joining("\n"));
    return page(
        new String(resource("docs/problems.html"), StandardCharsets.UTF_8)
            .replace("<!-- articles -->", articles)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Response page(byte[] html) {
    return Response.ok(html, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .header(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .build();
  }

  /** Whatever needs a key can be refused. */
  private static void addProblems(PathItem path) {
    for (Operation operation : path.readOperations()) {
      if (operation.getSecurity() != null) {
        operation
            .getResponses()
            .addApiResponse(
                "default",
                new ApiResponse()
                    .description("Refused; nothing was changed")
                    .content(
                        new Content()
                            .addMediaType(
                                Problem.MEDIA_TYPE,
                                new io.swagger.v3.oas.models.media.MediaType()
                                    .schema(new Schema<>().$ref("Problem")))));
      }
    }
  }

  private static OpenAPI outline() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Patchcord")
                .version("v1")
                .description(
                    "Drive calls and follow what happens to them. Commands answer 202 with the call"
                        + " as it stands; the outcome comes on the event stream. Problems are RFC"
                        + " 9457 documents with a stable 'code', explained at /docs/problems.")
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    "apiKey",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                            "An API key, or the token of a session; scripts/run writes keys to"
                                + " demo.json")));
  }

  private static CacheControl oneDay() {
    CacheControl control = new CacheControl();
    control.setMaxAge(A_DAY_IN_SECONDS);
    return control;
  }

  private static byte[] resource(String name) {
    try (InputStream in = DocsResource.class.getResourceAsStream("/io/patchcord/gateway/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
