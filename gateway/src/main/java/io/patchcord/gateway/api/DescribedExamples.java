package io.patchcord.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The examples of requests and answers. They are what a running gateway was sent and has answered,
 * in a resource by the operation's id.
 */
final class DescribedExamples {
  private static final String RESOURCE = "/io/patchcord/gateway/docs/examples.json";

  private DescribedExamples() {}

  static void describe(OpenAPI openApi) {
    JsonNode examples = read();
    for (PathItem path : openApi.getPaths().values()) {
      for (Operation operation : path.readOperations()) {
        JsonNode own = examples.path(String.valueOf(operation.getOperationId()));
        if (operation.getRequestBody() != null) {
          describe(operation.getRequestBody().getContent(), own.path("request"));
        }
        operation
            .getResponses()
            .forEach(
                (status, response) ->
                    describe(response.getContent(), own.path("responses").path(status)));
      }
    }
  }

  private static void describe(@Nullable Content content, JsonNode byType) {
    if (content != null) {
      content.forEach(
          (type, media) -> {
            if (byType.has(type) && media.getExamples() == null) {
              media.example(byType.path(type));
            }
          });
    }
  }

  private static JsonNode read() {
    try (InputStream in = DescribedExamples.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the program");
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
