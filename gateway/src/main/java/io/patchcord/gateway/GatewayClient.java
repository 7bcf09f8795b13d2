package io.patchcord.gateway;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.gateway.config.Configurations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A gateway that runs, as the commands ask it; also the options that say where it is. */
final class GatewayClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the gateway is (${DEFAULT-VALUE}).")
  private String url = "";

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Has an admin's API key on its first line.")
  private @Nullable Path keyFile;

  /** An answer, whatever its status. */
  record Answer(int status, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (JsonProcessingException e) {
        throw new CommandFailure("what answers there is no gateway: it sends no JSON.");
      }
    }
  }

  String url() {
    return url;
  }

  boolean hasKey() {
    return keyFile != null;
  }

  /** Or there is nobody as whom to ask. */
  void requireKey() {
    if (keyFile == null) {
      throw new CommandFailure(
          "an admin's API key is needed: name its file with --key-file, or make one with patchcord"
              + " key make.");
    }
  }

  Answer get(String path, Duration patience) {
    return send(path, Map.of(), "GET", HttpRequest.BodyPublishers.noBody(), patience);
  }

  /**
   * Sends something.
   *
   * @throws CommandFailure in one sentence, if no answer comes
   */
  Answer send(
      String path,
      Map<String, String> headers,
      String method,
      BodyPublisher body,
      Duration patience) {
    try {
      HttpRequest.Builder request = request(path).timeout(patience).method(method, body);
      headers.forEach(request::header);
      HttpResponse<String> response = client().send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new CommandFailure(unanswered(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("it was interrupted.");
    }
  }

  /** The lines of an answer that goes on; the caller closes it. */
  Stream<String> follow(String path) throws IOException {
    try {
      return client().send(request(path).build(), BodyHandlers.ofLines()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("it was interrupted.");
    }
  }

  /** Says what a refusal says: its sentence, and each place in the file. */
  static CommandFailure refusal(Answer answer) {
    JsonNode problem = answer.json();
    StringBuilder text = new StringBuilder(problem.path("detail").asText());
    for (JsonNode place : problem.path("errors")) {
      String line = place.path("line").isNull() ? "" : place.path("line").asText();
      text.append("; ")
          .append(line.isEmpty() ? "" : "line " + line + ", ")
          .append(place.path("field").asText())
          .append(": ")
          .append(place.path("message").asText());
    }
    return new CommandFailure(
        "the gateway refused it ("
            + problem.path("code").asText("status " + answer.status())
            + "): "
            + text);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(URI.create(url).resolve(path));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--url takes an address such as https://patchcord.example.com.");
    }
    if (keyFile != null) {
      request.header("Authorization", "Bearer " + Configurations.secret(requireNonNull(keyFile)));
    }
    return request;
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .build();
  }

  private String unanswered(IOException fault) {
    if (fault instanceof SSLException) {
      return "the certificate of " + url + " is not accepted: " + reason(fault) + ".";
    }
    if (fault instanceof HttpTimeoutException) {
      return "the gateway at " + url + " does not answer in time.";
    }
    return "the gateway at "
        + url
        + (fault instanceof ConnectException
            ? " does not listen there."
            : " broke the connection off.");
  }

  /** The innermost one names what is wrong with the certificate. */
  private static String reason(Throwable fault) {
    Throwable cause = fault;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
