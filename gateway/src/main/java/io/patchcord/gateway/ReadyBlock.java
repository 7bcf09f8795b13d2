package io.patchcord.gateway;

import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.demo.DemoCallCenter;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.tls.ServerTls;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the program says when it is ready: what runs where, what is simulated, what to do next. */
final class ReadyBlock {
  /** It answers or refuses within milliseconds; on a busy machine this process is the slow one. */
  private static final int WAIT_FOR_SWITCH_MILLIS = 15_000;

  private static final int POLL_MILLIS = 20;

  private final Gateway gateway;
  private final GatewayConfiguration configuration;

  ReadyBlock(Gateway gateway, GatewayConfiguration configuration) {
    this.gateway = gateway;
    this.configuration = configuration;
  }

  String text() throws InterruptedException {
    StringBuilder text = new StringBuilder();
    text.append("\nPatchcord is ready.\n\n");
    row(text, "API", gateway.baseUrl() + "   (try it: " + gateway.baseUrl() + "/docs)");
    row(text, "Admin page", gateway.baseUrl() + "/admin");
    row(text, "Phone system", phoneSystem());
    row(text, "Database", database());
    gateway.demoKeys().ifPresent(keys -> demo(text, keys));
    text.append("\n  Ctrl-C stops it.\n");
    return text.toString();
  }

  private String phoneSystem() throws InterruptedException {
    boolean simulated = configuration.phoneSystem().simulated();
    String kind = simulated ? "SIMULATED FreeSWITCH" : "FreeSWITCH";
    String address = configuration.phoneSystem().host() + ":" + configuration.phoneSystem().port();
    Switch.SwitchStatus status = awaitSwitch();
    if (!status.connected()) {
      return kind
          + " NOT REACHED: "
          + status.detail()
          + ". Start it, or check --freeswitch and --password-file; it is connected when it comes";
    }
    return kind + " at " + address + (simulated ? "; no real phone rings" : "");
  }

  private String database() {
    return configuration
        .database()
        .url()
        .map(url -> url.split("[?;]", 2)[0])
        .orElseGet(
            () ->
                "H2 in "
                    + configuration.data().toAbsolutePath().normalize().resolve("patchcord.mv.db"));
  }

  private void demo(StringBuilder text, DemoCallCenter.Keys keys) {
    StringBuilder agents = new StringBuilder();
    keys.agents()
        .forEach(
            agent -> agents.append(agent.username()).append(' ').append(agent.line()).append("  "));
    row(text, "Demo agents", agents.toString().strip());
    row(
        text,
        "Demo keys",
        configuration.data().toAbsolutePath().normalize().resolve("demo.json").toString());
    String key = keys.agents().get(0).apiKey();
    // Behind the #, so that no browser sends it to anybody.
    row(
        text,
        "Softphone",
        "%s/workbench#key=%s&supervisor=%s"
            .formatted(gateway.baseUrl(), key, keys.supervisorKey()));
    text.append("\n  Watch what happens, in one terminal:\n")
        .append(
            "    curl -N%s %s/api/v1/events -H 'Authorization: Bearer %s'\n"
                .formatted(trust(), gateway.baseUrl(), key))
        .append("\n  Place a call, in another:\n")
        .append(
            ("    curl%s %s/api/v1/calls -H 'Authorization: Bearer %s'"
                    + " -H 'Content-Type: application/json' -d '{\"to\": \"(415) 555-1212\"}'\n")
                .formatted(trust(), gateway.baseUrl(), key));
  }

  /** Nobody knows a certificate that vouches for itself. */
  private String trust() {
    return gateway.tls().filter(ServerTls::isSelfSigned).isEmpty()
        ? ""
        : configuration
            .http()
            .tls()
            .certificate()
            .map(file -> " --cacert '" + file.toAbsolutePath() + "'")
            .orElse("");
  }

  private Switch.SwitchStatus awaitSwitch() throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(1);
    ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor();
    try {
      poll.scheduleWithFixedDelay(
          () -> {
            if (gateway.phoneSystem().isSettled()) {
              settled.countDown();
            }
          },
          0,
          POLL_MILLIS,
          TimeUnit.MILLISECONDS);
      settled.await(WAIT_FOR_SWITCH_MILLIS, TimeUnit.MILLISECONDS);
      return gateway.phoneSystem().status();
    } finally {
      poll.shutdownNow();
    }
  }

  private static void row(StringBuilder text, String what, String value) {
    text.append("  %-14s %s%n".formatted(what, value));
  }
}
