package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The copies of the API's description in the repository: the one for readers is what the code
 * gives, and the one that was released promises nothing that is gone.
 */
class OpenApiCopyTest {
  private static final Path COPY = Path.of("..", "docs", "reference", "openapi.yaml");

  /** v1 as it was at the last release; CONTRIBUTING says when it is taken anew. */
  private static final Path RELEASED =
      Path.of("src", "test", "resources", "openapi", "released.yaml");

  @Test
  void theCopyIsWhatTheCodeGives() throws IOException {
    String yaml = ApiDescription.yaml(Described.openApi());
    if (Boolean.getBoolean("openapi.update")) {
      Files.writeString(COPY, yaml);
    }
    assertThat(Files.readString(COPY))
        .as("docs/reference/openapi.yaml; scripts/update-openapi writes it anew")
        .isEqualTo(yaml);
  }

  @Test
  void whatWasReleasedIsStillThere() throws IOException {
    assertThat(ApiRemovals.between(Described.read(RELEASED), Described.read(COPY)))
        .as("docs/reference/stability.md says what may change in v1")
        .isEmpty();
  }
}
