package io.patchcord.gateway;

import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.Configurations;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.persistence.DatabaseException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the gateway, and stops it at the end. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Starts the gateway, which runs until it is told to stop.",
    footer = {
      "",
      "SIGTERM or Ctrl-C stops it: what runs is finished, within PATCHCORD_HTTP_DRAIN_TIME; a",
      "second one ends it at once.",
      "",
      "Every setting can also come from the environment, such as PATCHCORD_HTTP_PORT;",
      "docs/reference/configuration.md lists them."
    })
final class ServeCommand implements Callable<Integer> {
  private static final int CANNOT_START = 2;

  @Option(names = "--http-port", paramLabel = "N", description = "Port of the API (8080).")
  private @Nullable String httpPort;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "The certificate of the API, and its chain, in PEM (no TLS).")
  private @Nullable String tlsCertificate;

  @Option(
      names = "--tls-private-key",
      paramLabel = "FILE",
      description = "Its key, in PEM (in the certificate's file).")
  private @Nullable String tlsPrivateKey;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the embedded database is kept (data).")
  private @Nullable String data;

  @Option(
      names = "--freeswitch",
      paramLabel = "HOST:PORT",
      description = "The Event Socket of the FreeSWITCH (127.0.0.1:8021).")
  private @Nullable String freeswitch;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the Event Socket's password.")
  private @Nullable String passwordFile;

  @Option(
      names = "--database-url",
      paramLabel = "JDBC",
      description = "H2 or PostgreSQL (an H2 file in the data directory).")
  private @Nullable String databaseUrl;

  @Option(names = "--demo", description = "Create the demo call center and its keys.")
  private boolean demo;

  @Option(
      names = "--simulated",
      description = "Say wherever it is shown that the FreeSWITCH is a simulation.")
  private boolean simulated;

  @Override
  public Integer call() throws InterruptedException {
    try {
      GatewayConfiguration configuration = Configurations.read(settings(), System.getenv());
      Files.createDirectories(configuration.data());
      run(configuration);
      return 0;
    } catch (ConfigurationException | DatabaseException e) {
      System.err.println("patchcord: " + e.getMessage());
    } catch (IOException e) {
      System.err.println("patchcord: the data directory cannot be made: " + e.getMessage());
    }
    return CANNOT_START;
  }

  private static void run(GatewayConfiguration configuration) throws InterruptedException {
    Gateway gateway = new Gateway(configuration);
    try {
      gateway.start();
    } catch (ConfigurationException e) {
      gateway.close();
      throw e;
    }
    StopSignals signals = StopSignals.listen();
    // Beside it, as it waits for the switch, and whoever wants to stop must not.
    Thread ready = new Thread(() -> announce(gateway, configuration), "ready");
    ready.setDaemon(true);
    ready.start();
    signals.await();
    gateway.stop();
  }

  private static void announce(Gateway gateway, GatewayConfiguration configuration) {
    try {
      new PrintStream(System.out, true, StandardCharsets.UTF_8)
          .println(new ReadyBlock(gateway, configuration).text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    put(settings, "patchcord.http.port", httpPort);
    put(settings, "patchcord.http.tls.certificate", tlsCertificate);
    put(settings, "patchcord.http.tls.private-key", tlsPrivateKey);
    put(settings, "patchcord.data", data);
    put(settings, "patchcord.switch.password-file", passwordFile);
    put(settings, "patchcord.database.url", databaseUrl);
    if (demo) {
      settings.put("patchcord.demo", "true");
    }
    if (simulated) {
      settings.put("patchcord.switch.simulated", "true");
    }
    if (freeswitch != null) {
      int colon = freeswitch.lastIndexOf(':');
      if (colon < 1 || !isPort(freeswitch.substring(colon + 1))) {
        throw new ConfigurationException(
            "--freeswitch takes HOST:PORT, such as 127.0.0.1:8021; it was " + freeswitch + ".");
      }
      settings.put("patchcord.switch.host", freeswitch.substring(0, colon));
      settings.put("patchcord.switch.port", freeswitch.substring(colon + 1));
    }
    return settings;
  }

  private static boolean isPort(String text) {
    return text.matches("[0-9]{1,5}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= 65_535;
  }

  private static void put(Map<String, String> settings, String key, @Nullable String value) {
    if (value != null) {
      settings.put(key, value);
    }
  }
}
