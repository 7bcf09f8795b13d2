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
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The org's pages: those of the package as Visualforce renders them, with strict stand-ins for what
 * Salesforce has around them, and what its Apex would do for them. Of another origin than the
 * gateway, as in life.
 */
final class SalesforceSite implements AutoCloseable {
  private static final Path PAGES =
      ChildProcess.PROJECT.resolve("sfdc-package/target/classes/io/patchcord/pages/assets");

  private static final Path LIBRARY =
      ChildProcess.PROJECT.resolve("sfdc-package/node_modules/@salesforce/scv-connector-base");

  /** What Visualforce makes of a remote action: a function that calls back. */
  private static final String REMOTING =
      """
      (() => {
        const query = new URLSearchParams(location.search);
        const remote = (work) => (...all) => {
          const callback = all.find((one) => typeof one === 'function');
          const values = all.slice(0, all.indexOf(callback));
          work(...values).then(
            (answer) => callback(answer, {status: true}),
            (failure) => callback(null, {status: false, message: failure.message})
          );
        };
        const ask = async (address) => {
          const answer = await fetch(address);
          const text = await answer.text();
          if (!answer.ok) {
            throw new Error(text);
          }
          return text;
        };
        const signToken = remote(() => ask('/sign?user=' + query.get('user')));
        globalThis.PatchcordSoftphoneController = {
          signToken,
          findContacts: remote(async (text) =>
            Object.entries(globalThis.salesforce ? salesforce.records : {})
              .filter(([, record]) => record.Name.toLowerCase().includes(text.toLowerCase()))
              .map(([recordId, record]) => ({
                recordId, objectType: record.RecordType, name: record.Name, number: record.Phone
              })))
        };
        globalThis.PatchcordAdminController = {
          signToken,
          readUsers: remote(async (callCenter) =>
            JSON.parse(await ask('/users?callCenter=' + callCenter)))
        };
      })();
      """;

  /** What a frame's parent is on a page with Omni-Channel. */
  private static final String OMNI_CHANNEL =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Omni-Channel</title></head>
      <body>
      <iframe title="Phone" style="width: 400px; height: 600px"
        allow="microphone; autoplay"></iframe>
      <script type="module" src="/omni-channel.js"></script>
      </body>
      </html>
      """;

  private final HttpServer server;
  private final UnaryOperator<String> signer;
  private volatile String users = "[]";

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
    return address("PatchcordSoftphone", userId, supervisor, language, gateway);
  }

  /** The page for admins. */
  String adminPage(String userId, String language, String gateway) {
    return address("PatchcordAdmin", userId, false, language, gateway);
  }

  /** The page of Partner Telephony. */
  String voicePage(String userId, String gateway) {
    return address("PatchcordVoice", userId, false, "en", gateway);
  }

  private String address(
      String page, String userId, boolean supervisor, String language, String gateway) {
    return origin()
        + "/apex/%s?user=%s&supervisor=%s&lang=%s&gateway=%s"
            .formatted(page, userId, supervisor, language, URLEncoder.encode(gateway, UTF_8));
  }

  /** Those of the call center in the org, as Apex gives them. */
  void haveUsers(String json) {
    users = json;
  }

  /**
   * What a request of a page of Salesforce is answered with, that the browser makes to Salesforce's
   * own host: Omni-Channel, with the library's names.
   */
  static String salesforceFile(String path) {
    try {
      return switch (path) {
        case "/omni-channel.html" -> OMNI_CHANNEL;
        case "/omni-channel.js" -> resource("omni-channel.js");
        case "/library/constants.js" -> Files.readString(LIBRARY.resolve("src/main/constants.js"));
        default -> "";
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      switch (path) {
        case "/apex/PatchcordSoftphone", "/apex/PatchcordAdmin", "/apex/PatchcordVoice" ->
            page(exchange, path.replace("/apex/", ""), query);
        case "/support/api/66.0/lightning/opencti_min.js" ->
            send(exchange, 200, "text/javascript", openCti());
        case "/sign" -> sign(exchange, String.valueOf(query.get("user")));
        case "/users" -> send(exchange, 200, "application/json", users);
        default -> resource(exchange, path);
      }
    }
  }

  private void page(HttpExchange exchange, String name, Map<String, String> query)
      throws IOException {
    // The softphone's pages have it from the Call Center, that of admins from the controller.
    String address = name.equals("PatchcordAdmin") ? String.valueOf(query.get("gateway")) : "";
    send(
        exchange,
        200,
        "text/html; charset=utf-8",
        VisualforcePage.named(name)
            .render(
                "de".equals(query.get("lang")),
                Map.of("supervisor", String.valueOf(query.get("supervisor")), "address", address),
                REMOTING));
  }

  private void sign(HttpExchange exchange, String user) throws IOException {
    try {
      send(exchange, 200, "text/plain", signer.apply(user));
    } catch (IllegalStateException e) {
      send(exchange, 500, "text/plain", String.valueOf(e.getMessage()));
    }
  }

  /** A part of a static resource. In the build, the files of bundles have a hash in their names. */
  private static void resource(HttpExchange exchange, String path) throws IOException {
    String name = path.replaceFirst("^/resource/\\w+/", "");
    if (path.equals("/resource/PatchcordVoice/scv-connector-base.js")) {
      send(exchange, 200, "text/javascript", Files.readString(LIBRARY.resolve("dist/" + name)));
      return;
    }
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

  /** With what the Call Center of the page says. */
  private static String openCti() throws IOException {
    return resource("opencti.js")
        + "salesforce.settings = {'/PatchcordGateway/address':"
        + " new URLSearchParams(location.search).get('gateway')};\n";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SalesforceSite.class.getResourceAsStream(name)) {
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
