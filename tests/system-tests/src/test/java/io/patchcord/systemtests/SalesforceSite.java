package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The org's pages: the softphone's as Visualforce renders it, with a strict stand-in for Open CTI,
 * and what its Apex would do for it. Of another origin than the gateway, as in life.
 */
final class SalesforceSite implements AutoCloseable {
  private static final Path PAGES =
      ChildProcess.PROJECT.resolve("sfdc-package/target/classes/io/patchcord/pages/assets");

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%1$s">
      <head>
      <meta charset="utf-8">
      <title>PatchcordSoftphone</title>
      <link rel="stylesheet" href="/resource/softphone.css">
      <script src="/support/api/66.0/lightning/opencti_min.js"></script>
      <script>
      salesforce.settings = {'/PatchcordGateway/address': '%2$s'};
      globalThis.patchcordPage = {
        supervisor: %3$s,
        signToken: async (role) => {
          const answer = await fetch('/sign?user=%4$s&role=' + role);
          const text = await answer.text();
          if (!answer.ok) {
            throw new Error(text);
          }
          return text;
        },
        findContacts: async (text) => Object.entries(salesforce.records)
            .filter(([, record]) => record.Name.toLowerCase().includes(text.toLowerCase()))
            .map(([recordId, record]) => ({
              recordId, objectType: record.RecordType, name: record.Name, number: record.Phone
            }))
      };
      </script>
      <script src="/resource/softphone-%1$s.js" defer></script>
      <script src="/resource/softphone.js" defer></script>
      </head>
      <body></body>
      </html>
      """;

  private final HttpServer server;
  private final UnaryOperator<String> signer;

  /**
   * @param signer makes a token for a user's id, as the org's Apex does; throws for none
   */
  SalesforceSite(UnaryOperator<String> signer) {
    this.signer = signer;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** As browsers send it. */
  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The page of a user, for a gateway. */
  String page(String userId, boolean supervisor, String language, String gateway) {
    return origin()
        + "/apex/PatchcordSoftphone?user=%s&supervisor=%s&lang=%s&gateway=%s"
            .formatted(userId, supervisor, language, gateway);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      switch (path) {
        case "/apex/PatchcordSoftphone" ->
            send(
                exchange,
                200,
                "text/html; charset=utf-8",
                PAGE.formatted(
                    query.get("lang"),
                    query.get("gateway"),
                    query.get("supervisor"),
                    query.get("user")));
        case "/support/api/66.0/lightning/opencti_min.js" ->
            send(exchange, 200, "text/javascript", openCti());
        case "/sign" -> sign(exchange, String.valueOf(query.get("user")));
        default -> resource(exchange, path);
      }
    }
  }

  private void sign(HttpExchange exchange, String user) throws IOException {
    try {
      send(exchange, 200, "text/plain", signer.apply(user));
    } catch (IllegalStateException e) {
      send(exchange, 500, "text/plain", String.valueOf(e.getMessage()));
    }
  }

  /** Of the build, whose files have a hash in their names. */
  private static void resource(HttpExchange exchange, String path) throws IOException {
    String name = path.replaceFirst("^/resource/", "");
    int dot = Math.max(0, name.lastIndexOf('.'));
    String pattern =
        name.substring(0, dot).replaceAll("[^a-z-]", "") + "\\.[0-9a-f]{12}" + name.substring(dot);
    try (Stream<Path> files = Files.list(PAGES)) {
      Path found =
          files
              .filter(file -> file.getFileName().toString().matches(pattern))
              .findFirst()
              .orElse(null);
      if (found == null) {
        send(exchange, 404, "text/plain", "");
      } else {
        send(
            exchange,
            200,
            name.endsWith(".css") ? "text/css" : "text/javascript; charset=utf-8",
            Files.readString(found));
      }
    }
  }

  private static String openCti() throws IOException {
    try (InputStream in = SalesforceSite.class.getResourceAsStream("opencti.js")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Map<String, String> query(String raw) {
    return raw == null
        ? Map.of()
        : Stream.of(raw.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair -> URLDecoder.decode(pair[1], UTF_8),
                    (one, other) -> other,
                    TreeMap::new));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
