package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class DeprecationsTest {
  /** One operation that is to go, and one that is not. */
  @Path("/")
  public static final class Old {
    @GET
    @Path("old")
    @Operation(summary = "Old")
    @DeprecatedSince(value = "2027-01-31", sunset = "2028-02-01", link = "/docs/old")
    public String old() {
      return "old";
    }

    @GET
    @Path("new")
    @Operation(summary = "New")
    public String current() {
      return "new";
    }
  }

  @Test
  void anOperationThatIsToGoSaysSo() {
    ContainerResponse answer = get("old");
    assertThat(answer.getHeaderString("Deprecation")).isEqualTo("@1801353600");
    assertThat(answer.getHeaderString("Sunset")).isEqualTo("Tue, 01 Feb 2028 00:00:00 GMT");
    assertThat(answer.getHeaderString("Link"))
        .isEqualTo("</docs/old>; rel=\"deprecation\"; type=\"text/html\"");
  }

  @Test
  void othersDoNot() {
    assertThat(get("new").getHeaders()).doesNotContainKeys("Deprecation", "Sunset", "Link");
  }

  @Test
  void theDescriptionSaysSoToo() {
    OpenAPI openApi =
        new DescribingReader(new SwaggerConfiguration().openAPI31(true)).read(Old.class);
    var old = requireNonNull(openApi.getPaths().get("/old")).getGet();
    assertThat(old.getDeprecated()).isTrue();
    assertThat(old.getDescription())
        .contains("Deprecated since 2027-01-31; it may be gone after 2028-02-01. See /docs/old.");
    assertThat(requireNonNull(openApi.getPaths().get("/new")).getGet().getDeprecated()).isNull();
  }

  private static ContainerResponse get(String path) {
    ApplicationHandler handler =
        new ApplicationHandler(
            new ResourceConfig().register(new Deprecations()).register(new Old()));
    try {
      return handler
          .apply(
              new ContainerRequest(
                  URI.create("http://gateway/"),
                  URI.create("http://gateway/" + path),
                  "GET",
                  null,
                  new MapPropertiesDelegate(),
                  null))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
