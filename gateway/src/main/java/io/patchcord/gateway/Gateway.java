package io.patchcord.gateway;

import io.micrometer.core.instrument.Gauge;
import io.patchcord.gateway.admin.AdminStore;
import io.patchcord.gateway.admin.Backups;
import io.patchcord.gateway.admin.DeskBook;
import io.patchcord.gateway.admin.DriftBook;
import io.patchcord.gateway.admin.ImportBook;
import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.agent.StoredPresences;
import io.patchcord.gateway.api.ApiServer;
import io.patchcord.gateway.api.EventPublisher;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.call.AlwaysRecording;
import io.patchcord.gateway.call.BrowserPaths;
import io.patchcord.gateway.call.CallListeners;
import io.patchcord.gateway.call.CallMailboxes;
import io.patchcord.gateway.call.CallMemories;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CallRouter;
import io.patchcord.gateway.call.CallService;
import io.patchcord.gateway.call.CallSettings;
import io.patchcord.gateway.call.HoldMusic;
import io.patchcord.gateway.call.LegJobs;
import io.patchcord.gateway.call.Stragglers;
import io.patchcord.gateway.call.WaitingMusic;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.callcenter.store.CallCenterStore;
import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.demo.DemoCallCenter;
import io.patchcord.gateway.diagnostics.AccessMetrics;
import io.patchcord.gateway.diagnostics.AgentMetrics;
import io.patchcord.gateway.diagnostics.CallMetrics;
import io.patchcord.gateway.diagnostics.Checkup;
import io.patchcord.gateway.diagnostics.GatewayChecks;
import io.patchcord.gateway.diagnostics.HistoryMetrics;
import io.patchcord.gateway.diagnostics.HostChecks;
import io.patchcord.gateway.diagnostics.IdempotencyMetrics;
import io.patchcord.gateway.diagnostics.Metrics;
import io.patchcord.gateway.diagnostics.PhoneSystemChecks;
import io.patchcord.gateway.diagnostics.Readiness;
import io.patchcord.gateway.diagnostics.SalesforceChecks;
import io.patchcord.gateway.diagnostics.StreamMetrics;
import io.patchcord.gateway.diagnostics.SwitchMetrics;
import io.patchcord.gateway.diagnostics.TracingMetrics;
import io.patchcord.gateway.diagnostics.WebhookMetrics;
import io.patchcord.gateway.diagnostics.WorkMetrics;
import io.patchcord.gateway.history.CallHistory;
import io.patchcord.gateway.history.HistorySettings;
import io.patchcord.gateway.idempotency.IdempotencyLedger;
import io.patchcord.gateway.line.DeviceRegistry;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.line.SwitchRegister;
import io.patchcord.gateway.monitor.Monitors;
import io.patchcord.gateway.queue.QueueAgents;
import io.patchcord.gateway.queue.QueueSettings;
import io.patchcord.gateway.queue.QueueSync;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.stream.LogBounds;
import io.patchcord.gateway.switching.FreeSwitch;
import io.patchcord.gateway.switching.FreeSwitchSettings;
import io.patchcord.gateway.switching.SwitchListeners;
import io.patchcord.gateway.switching.SwitchProbe;
import io.patchcord.gateway.tls.ServerTls;
import io.patchcord.gateway.tracing.Tracing;
import io.patchcord.gateway.tracing.TracingSettings;
import io.patchcord.gateway.watch.TwoWatches;
import io.patchcord.gateway.watch.Watch;
import io.patchcord.persistence.Database;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The composed gateway. Starts everything in its order, and stops it in the reverse. */
public final class Gateway implements AutoCloseable {
  private static final int DIRECTORY_SECONDS = 10;

  private static final int RETENTION_HOURS = 24;
  private static final int IDEMPOTENCY_HOURS = 1;

  /** The switch has told of its phones by then. */
  private static final long FIRST_DRIFT_MILLIS = 60_000;

  private final GatewayConfiguration configuration;
  private final Clock clock = Clock.systemUTC();
  private final ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(1, threads("timer"));
  private final ScheduledExecutorService blocking =
      Executors.newScheduledThreadPool(2, threads("blocking"));
  private final ExecutorService callWork = Executors.newFixedThreadPool(4, threads("call"));
  private final ExecutorService streamWriter = Executors.newFixedThreadPool(2, threads("stream"));
  private final Metrics metrics = new Metrics();
  private final Tracing tracing;
  private final Database database;
  private final CallHistory history;
  private final FreeSwitch phoneSystem;
  private final StoredPresences presenceStore;
  private final QueueSync queueSync;
  private final AuditLog audit;
  private final IdempotencyLedger idempotency;
  private final Readiness readiness;
  private final WebhookParts webhooks;
  private final AccessParts access;
  private final ApiServer api;
  private final @Nullable ServerTls tls;
  private DemoCallCenter.@Nullable Keys demoKeys;

  /**
   * Composes it; nothing listens or connects yet.
   *
   * @throws ConfigurationException with one sentence, when it cannot work
   * @throws io.patchcord.persistence.DatabaseException likewise
   */
  public Gateway(GatewayConfiguration configuration) {
    this.configuration = configuration;
    // Before the database is opened: a missing password must not cost a migration.
    FreeSwitchSettings switchSettings = SwitchParts.settings(configuration.phoneSystem());
    this.tls = HttpParts.tls(configuration.http(), clock);
    String switchName = configuration.phoneSystem().name();
    this.database = Database.open(DatabaseUrl.settings(configuration));
    if (configuration.demo()) {
      demoKeys = demo().prepare();
    }
    this.tracing = tracing(configuration.tracing());
    Watch watch = watch();
    database.measureBy(metrics.registry());
    new SwitchRegister(database)
        .started(
            switchName,
            configuration.phoneSystem().host() + ":" + configuration.phoneSystem().port(),
            clock.instant());
    Directory directory = new Directory(database, switchName, clock);
    directory.refresh();
    this.history = history(switchName);
    blocking.scheduleWithFixedDelay(history::deleteExpired, 0, RETENTION_HOURS, TimeUnit.HOURS);
    EventLog log = new EventLog(clock, logBounds(configuration.stream()));
    this.webhooks =
        new WebhookParts(
            configuration, log, database, threads("webhook"), threads("webhook-sender"), clock);
    EventPublisher publisher = new EventPublisher(log, directory);
    CallListeners listeners = new CallListeners();
    CallRegistry registry = new CallRegistry(clock, listeners, configuration.call().limit());
    CallMailboxes mailboxes = new CallMailboxes(callWork);
    this.presenceStore = new StoredPresences(database, blocking);
    PresenceService presences =
        new PresenceService(directory, registry::standingStill, presenceStore, clock, timer);
    presences.addListener(
        (agent, presence) ->
            directory.lineOf(agent).ifPresent(at -> publisher.onPresence(at, presence)));
    QueueParts queues = new QueueParts(directory, presences, registry, publisher, timer, clock);
    DeviceRegistry devices =
        new DeviceRegistry(
            clock,
            registry::isInCall,
            (line, device) ->
                // With the calls standing still, so that it fits the snapshots too.
                registry.standingStill(
                    () -> {
                      directory
                          .agentAt(line)
                          .ifPresent(
                              at -> {
                                publisher.onDevice(at, device);
                                queues.onDevice(at.agent().username());
                              });
                      return true;
                    }));
    this.audit = new AuditLog(database, blocking, clock);
    Monitors monitors =
        MonitorParts.monitors(
            registry, mailboxes, directory, log, audit, configuration.call(), timer, clock, watch);
    SwitchLink link = new SwitchLink();
    CallRouter router =
        new CallRouter(
            registry,
            mailboxes,
            directory,
            devices,
            link::resync,
            link::hangUpLateLeg,
            link::forgetBefore);
    Stragglers stragglers =
        new Stragglers(registry, callSettings(configuration.call()), timer, link::hangUpLateLeg);
    WaitingMusic music = new WaitingMusic(registry, mailboxes, link::onWaiting);
    HoldMusic holdMusic = new HoldMusic(clock);
    LegJobs jobs = new LegJobs(registry, mailboxes, listeners, timer, clock);
    GapNews gapNews =
        new GapNews(switchName, publisher, registry::standingStill, clock, link::onResynced);
    this.phoneSystem =
        new FreeSwitch(
            switchName,
            switchSettings,
            directory,
            new SwitchListeners(
                List.of(
                    gapNews,
                    history.after(router),
                    jobs,
                    stragglers,
                    music,
                    new BrowserPaths(registry, link::run),
                    holdMusic,
                    queues,
                    monitors.feed())),
            watch,
            new SwitchMetrics(metrics.registry()));
    monitors.connect(phoneSystem);
    this.queueSync =
        queues.connect(phoneSystem.queues(), devices, queueSettings(configuration.queue()));
    CallService calls =
        new CallService(
            phoneSystem,
            registry,
            mailboxes,
            listeners,
            jobs,
            holdMusic,
            callSettings(configuration.call()),
            timer,
            clock,
            watch);
    CallMemories memories = new CallMemories(phoneSystem, registry, mailboxes);
    link.connect(phoneSystem, calls, memories);
    listeners.add(new CallMetrics(metrics.registry()));
    listeners.add(publisher);
    listeners.add(calls);
    listeners.add(memories);
    listeners.add(stragglers);
    listeners.add(music);
    listeners.add(
        new AlwaysRecording(
            registry,
            mailboxes,
            calls,
            call ->
                directory.softphone(call.line(), call.callCenter()).recording()
                    == RecordingPolicy.ALWAYS,
            timer));
    listeners.add(history);
    listeners.add(monitors);
    history.connect(registry);
    SwitchMetrics.bind(metrics.registry(), phoneSystem);
    CallMetrics.bind(metrics.registry(), registry, mailboxes, calls);
    StreamMetrics.bind(metrics.registry(), log);
    AgentMetrics.bind(metrics.registry(), presences, presenceStore, devices, audit);
    TracingMetrics.bind(metrics.registry(), tracing.counts());
    HistoryMetrics.bind(metrics.registry(), history);
    metrics.bindExecutors(
        Map.of("timer", timer, "blocking", blocking, "call", callWork, "stream", streamWriter));
    this.idempotency =
        new IdempotencyLedger(
            database, Executors.newSingleThreadScheduledExecutor(threads("idempotency")), clock);
    IdempotencyMetrics.bind(metrics.registry(), idempotency);
    WebhookMetrics.bind(metrics.registry(), webhooks.webhooks());
    if (tls != null) {
      HttpParts.follow(tls, metrics.registry(), blocking);
    }
    blocking.scheduleWithFixedDelay(
        idempotency::deleteExpired, 0, IDEMPOTENCY_HOURS, TimeUnit.HOURS);
    listeners.add(presences);
    directory.onSettings(
        (callCenter, settings) ->
            registry.standingStill(
                () -> {
                  publisher.onSettings(
                      callCenter,
                      settings,
                      registry.list(
                          call -> !call.isOver() && call.callCenter().equals(callCenter)));
                  return true;
                }));
    this.access =
        new AccessParts(
            configuration,
            database,
            audit,
            directory,
            phoneSystem::lineDomain,
            this::baseUrl,
            clock);
    access.keepTidy(blocking);
    AccessMetrics.bind(metrics.registry(), access.limits(), access.addresses(), access.users());
    Runnable refresh =
        () -> {
          access.refresh();
          directory.refresh();
          queues.onDirectory();
        };
    AdminStore admin =
        new AdminStore(
            database,
            audit,
            switchName,
            changes -> {
              refresh.run();
              webhooks.webhooks().refresh();
              publisher.onMap(changes);
            });
    HotDesks desks =
        HotDesks.follow(directory, presences, new DeskBook(admin), blocking, clock.instant());
    blocking.scheduleWithFixedDelay(
        desks::retry, DIRECTORY_SECONDS, DIRECTORY_SECONDS, TimeUnit.SECONDS);
    blocking.scheduleWithFixedDelay(
        refresh, DIRECTORY_SECONDS, DIRECTORY_SECONDS, TimeUnit.SECONDS);
    CallCenterStore callCenters = new CallCenterStore(database, audit, clock);
    DriftBook driftBook = new DriftBook(admin);
    DriftWatch drift =
        new DriftWatch(
            driftBook,
            callCenters,
            devices,
            phoneSystem.queues(),
            phoneSystem.directory(),
            publisher::onDrift);
    drift.bind(metrics.registry());
    long driftMillis = configuration.drift().interval().toMillis();
    blocking.scheduleWithFixedDelay(
        drift::checkQuietly,
        Math.min(driftMillis, FIRST_DRIFT_MILLIS),
        driftMillis,
        TimeUnit.MILLISECONDS);
    this.readiness = new Readiness(phoneSystem, database, blocking);
    this.api =
        new ApiServer(
            HttpParts.listening(configuration.http(), tls),
            new ApiServer.Services(
                calls,
                registry,
                history,
                directory,
                devices,
                presences,
                queues.display(),
                monitors,
                audit,
                admin,
                new ImportBook(admin, publisher::onImport),
                driftBook,
                drift,
                new Backups(admin, configuration.data().toAbsolutePath()),
                phoneSystem,
                gapNews::isHeard,
                access.authenticator(),
                access.limits(),
                access.addresses(),
                access.refusals(),
                idempotency,
                log,
                readiness,
                checkup(switchSettings),
                metrics.registry(),
                watch,
                streamWriter,
                timer,
                callCenters,
                access.orgs(),
                access.sessions(),
                access.sipDirectory(),
                new QueueAgents(
                    directory,
                    phoneSystem.queues(),
                    phoneSystem::lineDomain,
                    queueSettings(configuration.queue())),
                access.browsers(),
                access.signIns(),
                refresh,
                webhooks.book(admin),
                webhooks.deliveries(admin)));
    Gauge.builder("patchcord.stream.queued.bytes", api, ApiServer::streamBytesQueued)
        .description("Bytes that wait for the readers of event streams, of all streams")
        .register(metrics.registry());
    access.sessions().onEnded(api::endForbiddenStreams);
    directory.onRefreshed(api::endForbiddenStreams);
  }

  /**
   * Listens, and begins to connect to the switch, which may come later.
   *
   * @throws ConfigurationException when the port is in use
   */
  public void start() {
    try {
      api.start();
    } catch (BindException e) {
      throw new ConfigurationException(
          "Port "
              + configuration.http().port()
              + " is in use: stop what uses it, or choose another with --http-port.");
    } catch (IOException e) {
      throw new ConfigurationException(
          "The API cannot listen on "
              + configuration.http().host()
              + ":"
              + configuration.http().port()
              + ": "
              + e.getMessage());
    }
    webhooks.webhooks().start();
    phoneSystem.start();
    if (demoKeys != null) {
      demoKeys = demo().write(demoKeys, baseUrl());
    }
  }

  /** Where the API is; once started. */
  public String baseUrl() {
    return HttpParts.baseUrl(configuration.http(), api.port());
  }

  /** The demo's keys, if there is a demo. */
  public Optional<DemoCallCenter.Keys> demoKeys() {
    return Optional.ofNullable(demoKeys);
  }

  /** The gateway's certificate, if it has TLS of its own. */
  Optional<ServerTls> tls() {
    return Optional.ofNullable(tls);
  }

  public FreeSwitch phoneSystem() {
    return phoneSystem;
  }

  /**
   * Stops as a service does: is not ready any more, takes no new work, tells the streams to come
   * back elsewhere, lets requests end for as long as the configuration says, and closes. Calls on
   * the switch go on.
   */
  public void stop() {
    readiness.stopping();
    api.drain(configuration.http().drainTime());
    close();
  }

  @Override
  public void close() {
    api.close();
    phoneSystem.close();
    queueSync.close();
    presenceStore.flush();
    timer.shutdownNow();
    blocking.shutdownNow();
    callWork.shutdownNow();
    streamWriter.shutdownNow();
    access.close();
    webhooks.close();
    history.close();
    idempotency.close();
    audit.close();
    database.close();
    tracing.close();
    metrics.close();
  }

  private static Tracing tracing(GatewayConfiguration.Tracing tracing) {
    return Tracing.of(
        new TracingSettings(
            tracing.endpoint().orElse(null),
            tracing.sampling(),
            tracing.interval(),
            tracing.serviceName(),
            tracing.resource().map(TracingSettings::attributes).orElse(Map.of())),
        ProgramVersion.version());
  }

  /** Measures all work; where it is traced too, the trace is the outer one. */
  private Watch watch() {
    Watch measured = new WorkMetrics(metrics.registry());
    Watch traced = tracing.watch();
    return traced == null ? measured : new TwoWatches(traced, measured);
  }

  private CallHistory history(String switchName) {
    GatewayConfiguration.History settings = configuration.history();
    Path directory =
        settings.spoolDirectory().orElseGet(() -> configuration.data().resolve("history"));
    try {
      return new CallHistory(
          new HistorySettings(
              directory.toAbsolutePath(), settings.spoolLimit(), settings.retention()),
          database,
          switchName,
          blocking,
          clock);
    } catch (IOException e) {
      database.close();
      throw new ConfigurationException(
          "The directory "
              + directory
              + " cannot be used for call records: "
              + e.getMessage()
              + ". Name another with patchcord.history.spool-directory.");
    }
  }

  private DemoCallCenter demo() {
    return new DemoCallCenter(database, configuration.data().toAbsolutePath(), clock);
  }

  private Checkup checkup(FreeSwitchSettings switchSettings) {
    return new Checkup(
        List.of(
            new PhoneSystemChecks(
                () -> SwitchProbe.open(switchSettings), () -> LocalCheckup.lines(database), clock),
            new GatewayChecks(readiness, history::counts),
            new HostChecks(
                List.of(
                    configuration.data(),
                    configuration
                        .history()
                        .spoolDirectory()
                        .orElseGet(() -> configuration.data().resolve("history")))),
            new SalesforceChecks(database, clock)),
        clock);
  }

  private static CallSettings callSettings(GatewayConfiguration.Call call) {
    return new CallSettings(
        call.agentRingTime(),
        call.otherRingTime(),
        call.confirmation(),
        call.aloneGrace(),
        call.recordingPause(),
        call.parkRecall(),
        call.parkLimit());
  }

  private static LogBounds logBounds(GatewayConfiguration.Stream stream) {
    return new LogBounds(stream.logEvents(), stream.logBytes(), stream.logAge());
  }

  private static QueueSettings queueSettings(GatewayConfiguration.Queue queue) {
    return new QueueSettings(queue.ringTime(), queue.maxMissed(), queue.pause());
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
