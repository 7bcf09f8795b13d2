package io.patchcord.gateway.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.patchcord.gateway.watch.Watch;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final WorkMetrics metrics = new WorkMetrics(registry);

  private Watch.Command hold() {
    return metrics.command("hold", UUID.randomUUID(), UUID.randomUUID());
  }

  private long count(String name, String... tags) {
    return registry.get(name).tags(Tags.of(tags)).timer().count();
  }

  @Test
  void aMethodThatAClientMadeUpIsNoLabel() {
    metrics.request("BREW", null, "1").ended("/coffee", 405);
    metrics.request("GET", null, "2").ended("/coffee", 200);
    assertThat(count("patchcord.http.requests", "method", "OTHER", "status", "405")).isOne();
    assertThat(count("patchcord.http.requests", "method", "GET", "status", "200")).isOne();
    assertThat(registry.get("patchcord.http.requests").timers()).hasSize(2);
  }

  @Test
  void aRequestIsActiveUntilItEnds() {
    Watch.Request request = metrics.request("GET", null, "1");
    assertThat(registry.get("patchcord.http.requests.active").gauge().value()).isOne();
    request.ended("/api/v1/me", 200);
    assertThat(registry.get("patchcord.http.requests.active").gauge().value()).isZero();
  }

  @Test
  void onlyTheFirstWordOnACommandCounts() {
    Watch.Command command = hold();
    command.failed("COMMAND_TIMEOUT");
    command.confirmed();
    command.failed("COMMAND_REFUSED");
    assertThat(registry.get("patchcord.commands").timers()).hasSize(1);
    assertThat(count("patchcord.commands", "command", "hold", "outcome", "timed-out")).isOne();
    assertThat(registry.get("patchcord.commands.failed").counters()).hasSize(1);
  }

  @Test
  void aCommandIsConfirmedOrFails() {
    hold().confirmed();
    hold().failed("COMMAND_REFUSED");
    assertThat(count("patchcord.commands", "outcome", "confirmed")).isOne();
    assertThat(count("patchcord.commands", "outcome", "failed")).isOne();
    assertThat(registry.get("patchcord.commands.failed").tag("code", "COMMAND_REFUSED").counter())
        .extracting(counter -> counter.count())
        .isEqualTo(1.0);
  }

  @Test
  void anAnswerOfTheSwitchIsTakenByItsOutcome() {
    metrics.here().ask("uuid_hold").answered(Watch.Answer.NO_ANSWER);
    assertThat(count("patchcord.switch.replies", "command", "uuid_hold", "outcome", "no-answer"))
        .isOne();
  }
}
