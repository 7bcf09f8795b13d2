package io.patchcord.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** An OTLP receiver by HTTP: takes what is sent to it, and reads its protobuf. */
final class TraceReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * A span as it was sent.
   *
   * @param parentId empty for none
   * @param status 2 for an error
   * @param resource the attributes of who sent it
   */
  record Span(
      String traceId,
      String spanId,
      String parentId,
      String name,
      long begin,
      long end,
      int status,
      Map<String, String> attributes,
      Map<String, String> resource) {

    String attribute(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  private TraceReceiver(HttpServer server) {
    this.server = server;
  }

  /** Begins to listen on any free port. */
  static TraceReceiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TraceReceiver receiver = new TraceReceiver(server);
    server.createContext("/", receiver::receive);
    server.start();
    return receiver;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All that came so far. */
  List<Span> spans() {
    synchronized (spans) {
      return List.copyOf(spans);
    }
  }

  /** What came and is no trace. */
  List<String> faults() {
    synchronized (spans) {
      return List.copyOf(faults);
    }
  }

  /** Waits for the first span of that name in a trace. */
  Span await(String traceId, String name) {
    return Eventually.get(
        "the trace has a span " + name,
        () ->
            spans().stream()
                .filter(span -> span.traceId().equals(traceId) && span.name().equals(name))
                .findFirst(),
        () -> spans() + " " + faults());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      synchronized (spans) {
        if (!exchange.getRequestURI().getPath().equals("/v1/traces")
            || !"application/x-protobuf"
                .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
          faults.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet());
        }
        for (Protobuf.Field resourceSpans : Protobuf.fields(body)) {
          read(resourceSpans.message());
        }
      }
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void read(List<Protobuf.Field> resourceSpans) {
    Map<String, String> resource = new HashMap<>();
    for (Protobuf.Field field : resourceSpans) {
      if (field.number() == 1) {
        resource.putAll(attributes(field.message(), 1));
      }
    }
    for (Protobuf.Field scopeSpans : resourceSpans) {
      if (scopeSpans.number() == 2) {
        for (Protobuf.Field span : scopeSpans.message()) {
          if (span.number() == 2) {
            spans.add(span(span.message(), resource));
          }
        }
      }
    }
  }

  private static Span span(List<Protobuf.Field> fields, Map<String, String> resource) {
    HexFormat hex = HexFormat.of();
    String traceId = "";
    String spanId = "";
    String parentId = "";
    String name = "";
    long begin = 0;
    long end = 0;
    int status = 0;
    for (Protobuf.Field field : fields) {
      switch (field.number()) {
        case 1 -> traceId = hex.formatHex(field.bytes());
        case 2 -> spanId = hex.formatHex(field.bytes());
        case 4 -> parentId = hex.formatHex(field.bytes());
        case 5 -> name = field.text();
        case 7 -> begin = field.value();
        case 8 -> end = field.value();
        case 15 ->
            status =
                field.message().stream()
                    .filter(each -> each.number() == 3)
                    .mapToInt(each -> (int) each.value())
                    .findFirst()
                    .orElse(0);
        default -> {} // what these tests do not ask about
      }
    }
    return new Span(
        traceId, spanId, parentId, name, begin, end, status, attributes(fields, 9), resource);
  }

  private static Map<String, String> attributes(List<Protobuf.Field> fields, int number) {
    Map<String, String> attributes = new HashMap<>();
    for (Protobuf.Field pair : fields) {
      if (pair.number() == number) {
        String key = "";
        String value = "";
        for (Protobuf.Field part : pair.message()) {
          if (part.number() == 1) {
            key = part.text();
          } else {
            Protobuf.Field of = part.message().get(0);
            value = of.number() == 1 ? of.text() : Long.toString(of.value());
          }
        }
        attributes.put(key, value);
      }
    }
    return attributes;
  }
}
