package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.idempotency.IdempotencyLedger;

/** How the idempotency records do, at {@code /metrics}. */
public final class IdempotencyMetrics {
  private IdempotencyMetrics() {}

  public static void bind(MeterRegistry registry, IdempotencyLedger ledger) {
    Gauge.builder("patchcord.idempotency.kept", ledger, l -> l.counts().kept())
        .description("Idempotency records in memory")
        .register(registry);
    Gauge.builder("patchcord.idempotency.waiting", ledger, l -> l.counts().waiting())
        .description("Idempotency records that the database does not have yet")
        .register(registry);
    FunctionCounter.builder("patchcord.idempotency.replayed", ledger, l -> l.counts().replayed())
        .description("Answers given again")
        .register(registry);
    FunctionCounter.builder(
            "patchcord.idempotency.unprotected", ledger, l -> l.counts().unprotected())
        .description("Requests with a key that were done though the database was away")
        .register(registry);
    FunctionCounter.builder("patchcord.idempotency.lost", ledger, l -> l.counts().lost())
        .description("Idempotency records forgotten before the database had them")
        .register(registry);
    FunctionCounter.builder("patchcord.idempotency.expired", ledger, l -> l.counts().expired())
        .description("Idempotency records deleted because they were kept long enough")
        .register(registry);
  }
}
