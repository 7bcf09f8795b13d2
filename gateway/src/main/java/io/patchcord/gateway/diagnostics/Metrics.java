package io.patchcord.gateway.diagnostics;

import ch.qos.logback.classic.LoggerContext;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.patchcord.gateway.watch.Bound;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * What is counted and measured of the process; its parts bind theirs. {@code
 * docs/reference/metrics.md} lists all of it, and a test compares.
 */
public final class Metrics implements AutoCloseable {
  private static final double NANOS_IN_SECOND = 1e9;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<AutoCloseable> followers;

  public Metrics() {
    // Names that Prometheus' own check refuses; process_cpu_seconds_total stands for the first.
    registry
        .config()
        .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
        .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    processorTime(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    JvmGcMetrics collections = new JvmGcMetrics();
    collections.bindTo(registry);
    this.followers = List.of(collections, logLines(registry));
    for (Bound bound : Bound.values()) {
      FunctionCounter.builder("patchcord.bound.reached", bound, Bound::times)
          .tag("bound", bound.label())
          .description("Times that something was as large as it may be; the log tells of it too")
          .register(registry);
    }
  }

  private static void processorTime(MeterRegistry registry) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      FunctionCounter.builder(
              "process.cpu.seconds", system, s -> s.getProcessCpuTime() / NANOS_IN_SECOND)
          .description("Processor time that the process has used")
          .register(registry);
    }
  }

  private static AutoCloseable logLines(MeterRegistry registry) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (!(factory instanceof LoggerContext context)) {
      return () -> {}; // another log than the one that is shipped
    }
    LogbackMetrics lines = new LogbackMetrics(List.of(), context);
    lines.bindTo(registry);
    return lines;
  }

  /** Where the parts bind theirs, and what {@code /metrics} reads. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /**
   * How busy the executors are.
   *
   * @param executors by name; one that is no thread pool is left out
   */
  public void bindExecutors(Map<String, Executor> executors) {
    executors.forEach(
        (name, executor) -> {
          if (executor instanceof ThreadPoolExecutor pool) {
            Gauge.builder("patchcord.executor.queue", pool, p -> p.getQueue().size())
                .tag("executor", name)
                .description("Tasks that wait for a thread, those that are due later among them")
                .register(registry);
            Gauge.builder("patchcord.executor.active", pool, ThreadPoolExecutor::getActiveCount)
                .tag("executor", name)
                .description("Threads that work")
                .register(registry);
          }
        });
  }

  @Override
  public void close() {
    for (AutoCloseable follower : followers) {
      try {
        follower.close();
      } catch (Exception e) {
        LoggerFactory.getLogger(Metrics.class).debug("A follower of the JVM was not ended", e);
      }
    }
    registry.close();
  }
}
