package io.patchcord.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * An operation of the API's description, and a request of it that does nothing: of what there is
 * not, or without what it needs.
 */
record DescribedOperation(String method, String path, JsonNode description) {
  private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

  /** How the gateway answered; of a stream nothing but its headers. */
  record Outcome(int status, String code, String text, Map<String, List<String>> headers) {}

  /** All that the gateway serves. */
  static List<DescribedOperation> all(Api anybody) {
    List<DescribedOperation> all = new ArrayList<>();
    anybody
        .get("/openapi.json")
        .expect(200)
        .json()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            all.add(
                                new DescribedOperation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue()))));
    return all;
  }

  /** As the table names it. */
  String name() {
    return method + " " + path;
  }

  /** What its security requirement names. */
  List<String> scopes() {
    return StreamSupport.stream(description.at("/security/0/apiKey").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  boolean isSecured() {
    return description.path("security").size() > 0;
  }

  Outcome send(Api api, String... headers) {
    return sendTo(api, harmlessPath(), "{}", headers);
  }

  /** The same of something else. */
  Outcome sendTo(Api api, String realPath, String body, String... headers) {
    HttpRequest.Builder request = api.request(realPath);
    JsonNode types = description.at("/requestBody/content");
    boolean hasBody = types.size() > 0;
    if (hasBody) {
      request.header("Content-Type", types.fieldNames().next());
    }
    request.method(method, hasBody ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<InputStream> response =
          Api.CLIENT.send(request.build(), BodyHandlers.ofInputStream());
      String type = response.headers().firstValue("Content-Type").orElse("");
      try (InputStream in = response.body()) {
        String text =
            type.startsWith("text/event-stream")
                ? ""
                : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String code =
            type.startsWith("application/problem+json")
                ? new Api.Answer(response.statusCode(), response.headers(), text).text("/code")
                : "";
        return new Outcome(response.statusCode(), code, text, response.headers().map());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The path with what there is not in each place. */
  String harmlessPath() {
    String filled = path;
    for (JsonNode parameter : description.path("parameters")) {
      if (parameter.path("in").asText().equals("path")) {
        String place = "{" + parameter.path("name").asText() + "}";
        filled = filled.replace(place, value(parameter.path("schema")));
      }
    }
    return filled;
  }

  private static String value(JsonNode schema) {
    JsonNode choices = schema.path("enum");
    return choices.size() > 0 ? choices.path(0).asText() : NOTHING;
  }
}
