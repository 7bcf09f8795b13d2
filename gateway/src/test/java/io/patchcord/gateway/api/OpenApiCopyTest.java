package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The copy of the API's description in the repository. */
class OpenApiCopyTest {
  private static final Path COPY = Path.of("../docs/reference/openapi.yaml");

  @Test
  void theCopyIsWhatTheCodeGives() throws IOException {
    String yaml = ApiDescription.yaml(ApiDescription.of(resources()));
    if (Boolean.getBoolean("openapi.update")) {
      Files.writeString(COPY, yaml);
    }
    assertThat(yaml)
        .as(
            "docs/reference/openapi.yaml; after a change of the API: scripts/update-openapi")
        .isEqualTo(Files.readString(COPY));
  }

  /** All that have a tag: those that the gateway describes. */
  static Set<Class<?>> resources() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.patchcord.gateway").stream()
        .filter(type -> type.isAnnotatedWith(Tag.class))
        .map(JavaClass::reflect)
        .collect(Collectors.toSet());
  }
}
