package io.patchcord.gateway.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Swagger UI's files, out of its webjar. */
final class SwaggerUi {
  private static final String VERSION = version();

  private SwaggerUi() {}

  static byte[] asset(String name) {
    return read("/META-INF/resources/webjars/swagger-ui/" + VERSION + "/" + name);
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        SwaggerUi.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static byte[] read(String path) {
    try (InputStream in = SwaggerUi.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
