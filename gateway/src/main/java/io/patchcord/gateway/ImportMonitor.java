package io.patchcord.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells on the standard error how far an import is, as the event stream does. The import goes on
 * whether or not the stream can be had.
 */
final class ImportMonitor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENT = "event: ";
  private static final String DATA = "data: ";

  /** What begins before the stream is open is told by the next event; nobody waits for long. */
  private static final int OPEN_SECONDS = 3;

  private final Stream<String> lines;
  private final CountDownLatch open = new CountDownLatch(1);
  private int told;

  private ImportMonitor(Stream<String> lines) {
    this.lines = lines;
  }

  /** Does it, and tells meanwhile how far it is. */
  static <T> T during(GatewayClient gateway, Supplier<T> work) {
    ImportMonitor monitor = follow(gateway);
    try {
      return work.get();
    } finally {
      monitor.lines.close();
    }
  }

  private static ImportMonitor follow(GatewayClient gateway) {
    ImportMonitor monitor = new ImportMonitor(lines(gateway));
    Thread reader = new Thread(monitor::read, "progress");
    reader.setDaemon(true);
    reader.start();
    try {
      boolean opened = monitor.open.await(OPEN_SECONDS, TimeUnit.SECONDS);
      if (!opened) {
        System.err.println("How far it is cannot be told.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return monitor;
  }

  private static Stream<String> lines(GatewayClient gateway) {
    try {
      return gateway.follow("/api/v1/events");
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private void read() {
    String event = "";
    try {
      Iterator<String> each = lines.iterator();
      while (each.hasNext()) {
        String line = each.next();
        open.countDown();
        if (line.startsWith(EVENT)) {
          event = line.substring(EVENT.length());
        } else if (event.equals("import") && line.startsWith(DATA)) {
          tell(JSON.readTree(line.substring(DATA.length())));
        }
      }
    } catch (RuntimeException | JsonProcessingException closed) {
      // By this side when the import is done, or by the gateway: its answer tells then.
    } finally {
      open.countDown();
    }
  }

  private void tell(JsonNode progress) {
    int done = progress.path("done").asInt();
    int total = progress.path("total").asInt();
    int tenths = total == 0 ? 0 : 10 * done / total;
    if (tenths > told) {
      told = tenths;
      System.err.println(progress.path("phase").asText() + ": " + done + " of " + total);
    }
  }
}
