package io.patchcord.gateway.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages for people, as {@code sfdc-package} has built them: {@code /admin} and {@code
 * /workbench}. They come from the class path; a build without Node.js has none, which the page then
 * says.
 */
@Path("/")
public final class PagesResource {
  private static final String FOLDER = "/io/patchcord/pages/";

  /** No slash and no dot at the beginning: nothing but what was built is reached by it. */
  private static final Pattern ASSET = Pattern.compile("[a-z][a-z0-9-]*\\.[0-9a-f]{12}\\.(js|css)");

  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8");

  /** The page's own files and the API, and nothing that stands in the page itself. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'%s;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String NOT_BUILT =
      page(
          "Patchcord: no pages",
          "<h1>The pages were not built</h1><p>This gateway was built without Node.js. Install"
              + " Node.js 20 or newer, and build again: <code>scripts/run</code> does it.</p>");

  private static final String NOT_FOUND =
      page(
          "Patchcord: not found",
          "<h1>There is no such page</h1><p>There is <a href=\"/admin\">the admin page</a>,"
              + " <a href=\"/workbench\">the softphone</a>, and"
              + " <a href=\"/docs\">the description of the API</a>.</p>");

  private final String policy;

  /**
   * @param phoneSystem where a browser that is a phone reaches the switch; {@code null} if none is
   */
  PagesResource(@Nullable URI phoneSystem) {
    this.policy =
        POLICY.formatted(
            phoneSystem == null
                ? ""
                : " " + phoneSystem.getScheme() + "://" + phoneSystem.getAuthority());
  }

  @GET
  @Path("admin")
  @Produces(MediaType.TEXT_HTML)
  @AllowedToAll
  public Response admin(
      @QueryParam("lang") @Nullable String language,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    return page("admin", language, accepted);
  }

  /** The softphone, to be tried without Salesforce. */
  @GET
  @Path("workbench")
  @Produces(MediaType.TEXT_HTML)
  @AllowedToAll
  public Response workbench(
      @QueryParam("lang") @Nullable String language,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    return page("workbench", language, accepted);
  }

  @GET
  @Path("{page: admin|workbench}/{any: .+}")
  @Produces(MediaType.TEXT_HTML)
  @AllowedToAll
  public Response noSuchPage() {
    return html(Response.Status.NOT_FOUND, NOT_FOUND.getBytes(StandardCharsets.UTF_8));
  }

  @GET
  @Path("assets/{name}")
  @AllowedToAll
  public Response asset(@PathParam("name") String name) {
    Matcher named = ASSET.matcher(name);
    byte[] content = named.matches() ? resource("assets/" + name) : null;
    if (content == null) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "There is nothing at this path.");
    }
    // The name changes with the content.
    return Response.ok(content, TYPES.get(named.group(1)))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .build();
  }

  private Response page(String name, @Nullable String language, @Nullable String accepted) {
    byte[] html = resource(name + "." + language(language, accepted) + ".html");
    return html == null
        ? html(Response.Status.SERVICE_UNAVAILABLE, NOT_BUILT.getBytes(StandardCharsets.UTF_8))
        : html(Response.Status.OK, html);
  }

  private Response html(Response.Status status, byte[] html) {
    return Response.status(status)
        .entity(html)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header("Content-Security-Policy", policy)
        .build();
  }

  /** The language that is asked for, else the browser's first one that there is. */
  static String language(@Nullable String asked, @Nullable String accepted) {
    for (String tag :
        ((asked == null ? "" : asked + ",") + (accepted == null ? "" : accepted)).split(",", 20)) {
      String language = tag.strip().split("[-;]", 2)[0];
      if (language.equals("en") || language.equals("de")) {
        return language;
      }
    }
    return "en";
  }

  private static String page(String title, String body) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + title
        + "</title></head><body>"
        + body
        + "</body></html>";
  }

  private static byte @Nullable [] resource(String name) {
    try (InputStream in = PagesResource.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
