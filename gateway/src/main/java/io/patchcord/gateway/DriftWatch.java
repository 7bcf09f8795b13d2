package io.patchcord.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.admin.AdminException;
import io.patchcord.gateway.admin.DriftBook;
import io.patchcord.gateway.admin.DriftKind;
import io.patchcord.gateway.admin.DriftReport;
import io.patchcord.gateway.admin.SwitchLook;
import io.patchcord.gateway.api.DriftCheck;
import io.patchcord.gateway.callcenter.PlannedLine;
import io.patchcord.gateway.callcenter.store.CallCenterStore;
import io.patchcord.gateway.callcenter.store.CallCentersUnavailableException;
import io.patchcord.gateway.callcenter.store.StoredCallCenter;
import io.patchcord.gateway.line.DeviceRegistry;
import io.patchcord.gateway.switching.QueueSwitch;
import io.patchcord.gateway.switching.SwitchCommandException;
import io.patchcord.gateway.switching.SwitchDirectory;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the org, the assignments and the switch now and then, and when it is asked to. */
final class DriftWatch implements DriftCheck {
  private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

  /** Longer than a reply's usual deadline, which fails the stage by itself. */
  private static final int REPLY_SECONDS = 15;

  private static final int MAX_CALL_CENTERS = 1_000;

  private final DriftBook book;
  private final CallCenterStore callCenters;
  private final DeviceRegistry devices;
  private final QueueSwitch queues;
  private final SwitchDirectory directory;
  private final Consumer<DriftReport> listener;
  private final AtomicReference<@Nullable DriftReport> last = new AtomicReference<>();

  /**
   * @param listener told of a comparison that came to something else than the one before; must not
   *     block
   */
  DriftWatch(
      DriftBook book,
      CallCenterStore callCenters,
      DeviceRegistry devices,
      QueueSwitch queues,
      SwitchDirectory directory,
      Consumer<DriftReport> listener) {
    this.book = book;
    this.callCenters = callCenters;
    this.devices = devices;
    this.queues = queues;
    this.directory = directory;
    this.listener = listener;
  }

  /** How many findings of each kind there are that nobody has waived. */
  void bind(MeterRegistry metrics) {
    for (DriftKind kind : DriftKind.values()) {
      Gauge.builder(
              "patchcord.drift.findings",
              () -> {
                DriftReport report = last.get();
                return report == null ? Double.NaN : report.count(kind);
              })
          .tag("kind", kind.name())
          .description("Where the org, the assignments and the switch differ")
          .register(metrics);
    }
  }

  /** As {@link #check}, for a timer: a failure is logged, and the next one tries again. */
  void checkQuietly() {
    try {
      check();
    } catch (AdminException | CallCentersUnavailableException later) {
      LOG.warn("The drift could not be looked for: {}", later.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The drift could not be looked for", e);
    }
  }

  @Override
  public synchronized DriftReport check() {
    DriftReport report = book.check(planned(), look());
    DriftReport before = last.getAndSet(report);
    if (before == null
        || report.begun() > 0
        || report.ended() > 0
        || !report.counts().equals(before.counts())) {
      listener.accept(report);
    }
    return report;
  }

  /** Does not wait for a comparison that goes on: that one counts by itself. */
  @Override
  public void recount() {
    DriftReport before = last.get();
    if (before == null) {
      return;
    }
    try {
      DriftReport report = book.recount(before);
      if (!report.counts().equals(before.counts()) && last.compareAndSet(before, report)) {
        listener.accept(report);
      }
    } catch (AdminException later) {
      // The waiver itself is done.
      LOG.warn("The drift could not be counted again: {}", later.getMessage());
    }
  }

  @Override
  public Optional<DriftReport> last() {
    return Optional.ofNullable(last.get());
  }

  private Map<String, List<PlannedLine>> planned() {
    Map<String, List<PlannedLine>> planned = new HashMap<>();
    for (StoredCallCenter listed : callCenters.list("", MAX_CALL_CENTERS)) {
      if (listed.revision() > 0) {
        callCenters
            .find(listed.internalName())
            .ifPresent(
                center -> planned.put(center.internalName(), center.settings().agentLines()));
      }
    }
    return planned;
  }

  private SwitchLook look() {
    Set<String> phones = devices.registered().orElse(null);
    try {
      Set<String> agents =
          await(queues.agents()).stream()
              .map(QueueSwitch.QueueAgent::name)
              .collect(Collectors.toUnmodifiableSet());
      List<SwitchLook.Tier> tiers =
          await(queues.tiers()).stream()
              .map(tier -> new SwitchLook.Tier(tier.queue(), tier.agent()))
              .toList();
      return new SwitchLook(phones, users(), agents, tiers);
    } catch (SwitchUnavailableException away) {
      return SwitchLook.NOTHING;
    } catch (SwitchCommandException refused) {
      LOG.debug("The switch does not tell of its queues: {}", refused.getMessage());
      return new SwitchLook(phones, users(), null, List.of());
    }
  }

  private @Nullable Set<String> users() {
    try {
      return await(directory.users());
    } catch (SwitchUnavailableException | SwitchCommandException unknown) {
      LOG.debug("The switch does not tell of its users: {}", unknown.getMessage());
      return null;
    }
  }

  private static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(REPLY_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SwitchUnavailableException) {
        throw new SwitchUnavailableException("the switch is away");
      }
      throw new SwitchCommandException(
          SwitchCommandException.Reason.REFUSED, String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      throw new SwitchUnavailableException("no reply in " + REPLY_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwitchUnavailableException("the gateway stops");
    }
  }
}
