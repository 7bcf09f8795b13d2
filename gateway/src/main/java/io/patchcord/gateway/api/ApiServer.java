package io.patchcord.gateway.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.patchcord.gateway.admin.AdminStore;
import io.patchcord.gateway.admin.AgentBook;
import io.patchcord.gateway.admin.AssignmentBook;
import io.patchcord.gateway.admin.Backups;
import io.patchcord.gateway.admin.DeliveryBook;
import io.patchcord.gateway.admin.DeskBook;
import io.patchcord.gateway.admin.DriftBook;
import io.patchcord.gateway.admin.ImportBook;
import io.patchcord.gateway.admin.KeyBook;
import io.patchcord.gateway.admin.LineBook;
import io.patchcord.gateway.admin.OrganizationBook;
import io.patchcord.gateway.admin.SessionBook;
import io.patchcord.gateway.admin.SipPasswordBook;
import io.patchcord.gateway.admin.SwitchBook;
import io.patchcord.gateway.admin.WebhookBook;
import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.RefusalTrail;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CallService;
import io.patchcord.gateway.callcenter.store.CallCenterStore;
import io.patchcord.gateway.diagnostics.Checkup;
import io.patchcord.gateway.diagnostics.HttpMetrics;
import io.patchcord.gateway.diagnostics.Readiness;
import io.patchcord.gateway.history.CallHistory;
import io.patchcord.gateway.http.ConnectionGuard;
import io.patchcord.gateway.http.HttpLimits;
import io.patchcord.gateway.http.LimitLog;
import io.patchcord.gateway.http.TrustedProxies;
import io.patchcord.gateway.idempotency.IdempotencyLedger;
import io.patchcord.gateway.line.BrowserPhones;
import io.patchcord.gateway.line.DeviceRegistry;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.line.SipAccount;
import io.patchcord.gateway.line.SipDirectory;
import io.patchcord.gateway.monitor.Monitors;
import io.patchcord.gateway.queue.QueueAgents;
import io.patchcord.gateway.queue.QueueDisplay;
import io.patchcord.gateway.security.Authenticator;
import io.patchcord.gateway.security.Brake;
import io.patchcord.gateway.security.RateLimits;
import io.patchcord.gateway.session.Sessions;
import io.patchcord.gateway.session.SignIns;
import io.patchcord.gateway.session.TrustedOrgs;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.stream.EventStreamHandler;
import io.patchcord.gateway.switching.FreeSwitch;
import io.patchcord.gateway.tls.ServerTls;
import io.patchcord.gateway.watch.Watch;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side: Jersey for the resources, and the event stream beside it. */
public final class ApiServer implements AutoCloseable {
  /**
   * Only the history waits, for the disk and the database, and few requests at once for that one;
   * what else may wait is a slow client's body.
   */
  private static final int WORKERS = 32;

  private static final int MAX_PENDING_BYTES = 64 * 1024;
  private static final int CLOSE_SECONDS = 2;
  private static final int READ_SLACK_MILLIS = 5_000;

  private static final long DRAIN_POLL_NANOS = Duration.ofMillis(20).toNanos();
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

  private final Drain drain = new Drain();

  /** By then a client that has gone is noticed. */
  private static final int STREAM_RETRY_SECONDS = 10;

  private final HttpServer server;
  private final EventStreamHandler stream;
  private final ConnectionGuard guard;

  /**
   * What the API serves.
   *
   * @param brake slows down the addresses from which unknown keys come
   * @param heard whether the phone system is heard; must not wait for anything
   * @param streamWriter writes to the streams; its tasks never block
   * @param refresh takes the directory's picture anew, after a change that is to count at once
   */
  public record Services(
      CallService calls,
      CallRegistry registry,
      CallHistory history,
      Directory directory,
      DeviceRegistry devices,
      PresenceService presences,
      QueueDisplay queues,
      Monitors monitors,
      AuditLog audit,
      AdminStore admin,
      ImportBook imports,
      DriftBook driftBook,
      DriftCheck driftCheck,
      Backups backups,
      FreeSwitch phoneSystem,
      BooleanSupplier heard,
      Authenticator authenticator,
      RateLimits limits,
      Brake brake,
      RefusalTrail refusals,
      IdempotencyLedger idempotency,
      EventLog log,
      Readiness readiness,
      Checkup checkup,
      PrometheusMeterRegistry metrics,
      Watch watch,
      Executor streamWriter,
      ScheduledExecutorService timer,
      CallCenterStore callCenters,
      TrustedOrgs orgs,
      Sessions sessions,
      SipDirectory sipDirectory,
      QueueAgents queueAgents,
      BrowserPhones browsers,
      SignIns signIns,
      Runnable refresh,
      WebhookBook webhooks,
      DeliveryBook deliveries) {}

  /**
   * Where it listens, and for whom.
   *
   * @param tls its certificate; {@code null} without TLS
   * @param isReachedByTls whether people reach it by TLS, its own or that of something in front
   * @param proxies whose word counts on where a request comes from
   */
  public record Listening(
      String host,
      int port,
      @Nullable ServerTls tls,
      boolean isReachedByTls,
      HttpLimits limits,
      TrustedProxies proxies) {}

  public ApiServer(Listening listening, Services services) {
    Offers offers = Offers.of(services.directory());
    Gate gate =
        new Gate(
            services.authenticator(),
            services.directory(),
            services.limits(),
            services.brake(),
            services.refusals());
    World world =
        new World(
            gate,
            services.authenticator(),
            services.registry(),
            services.directory(),
            services.devices(),
            services.presences(),
            services.queues(),
            services.monitors(),
            services.log(),
            services.phoneSystem().name(),
            services.heard(),
            Clock.systemUTC(),
            offers);
    this.stream =
        new EventStreamHandler(
            services.log(), world, ApiServer::refuse, services.streamWriter(), services.timer());
    ServerTls tls = listening.tls();
    LimitLog limits = new LimitLog();
    this.server =
        GrizzlyHttpServerFactory.createHttpServer(
            address(listening),
            application(services, gate, world, offers, limits).register(drain),
            tls != null,
            tls == null ? null : new TlsEngines(tls),
            false);
    // As one string, "/api/v1/events" would make the handler answer all of /api/v1.
    server
        .getServerConfiguration()
        .addHttpHandler(
            stream,
            HttpHandlerRegistration.builder()
                .contextPath(EventStreamHandler.PATH)
                .urlPattern("")
                .build());
    // Or Grizzly answers it itself, with an Allow that is of no path here.
    server.getServerConfiguration().setPassTraceRequest(true);
    server.getServerConfiguration().setDefaultErrorPageGenerator(ApiServer::errorPage);
    NetworkListener listener = listener();
    AnswerHeaders headers = new AnswerHeaders(listening.isReachedByTls());
    this.guard = new ConnectionGuard(listening.limits(), new LimitAnswers(headers), limits);
    HttpMetrics.bind(services.metrics(), guard, limits);
    listener.registerAddOn(guard);
    listener.registerAddOn(headers);
    listener.registerAddOn(new ClientAddress(listening.proxies()));
    listener.registerAddOn(new UnreadablePathRefusal());
    listener.registerAddOn(new CrossOrigin(services.orgs()::allows));
    listener.setMaxPendingBytes(MAX_PENDING_BYTES);
    listener
        .getTransport()
        .setWorkerThreadPoolConfig(
            ThreadPoolConfig.defaultConfig()
                .setPoolName("http")
                .setCorePoolSize(WORKERS)
                .setMaxPoolSize(WORKERS));
    // The guard closes idle connections, and counts them.
    listener.getKeepAlive().setIdleTimeoutInSeconds(-1);
    listener.getKeepAlive().setMaxRequestsCount(-1);
    // The guard ends a slow body before, and tells why.
    listener
        .getTransport()
        .setReadTimeout(
            listening.limits().bodyTime().toMillis() + READ_SLACK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static URI address(Listening listening) {
    String host = listening.host();
    return URI.create(
        (listening.tls() == null ? "http://" : "https://")
            + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
            + ":"
            + listening.port());
  }

  private static ResourceConfig application(
      Services services, Gate gate, World world, Offers offers, LimitLog limits) {
    CallDesk desk =
        new CallDesk(services.calls(), services.registry(), services.directory(), offers);
    HistoryDesk history =
        new HistoryDesk(
            services.history(),
            services.registry(),
            services.presences(),
            services.audit(),
            offers);
    TransferDesk transfers =
        new TransferDesk(desk, services.calls(), services.registry(), services.directory(), offers);
    MonitorDesk monitors =
        new MonitorDesk(desk, services.monitors(), services.directory(), services.audit());
    PresenceDesk presences =
        new PresenceDesk(
            services.presences(), services.directory(), services.devices(), services.audit());
    AgentBook agents = new AgentBook(services.admin());
    CallCenterDesk callCenters = new CallCenterDesk(services.callCenters(), services.refresh());
    ResourceConfig api =
        new ResourceConfig()
            .property(ServerProperties.WADL_FEATURE_DISABLE, true)
            .property(ServerProperties.BV_FEATURE_DISABLE, true)
            // Or a Location would name whatever host the client's Host does.
            .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true)
            .register(JacksonFeature.withoutExceptionMappers())
            .register(new Json())
            .register(new WatchedRequests(services.watch()))
            .register(new RequestId())
            .register(new NoStore())
            .register(new ProblemMapper(offers))
            .register(new ReadableHeaders())
            .register(new BodyLimit(limits))
            .register(new AccessFeature(gate))
            .register(new IdempotencyFeature(services.idempotency()))
            .register(new Deprecations())
            .register(new CallsResource(desk))
            .register(new CallActionsResource(desk))
            .register(new CallNotesResource(history))
            .register(new HistoryResource(history))
            .register(new ErasuresResource(history))
            .register(new ConsultationResource(transfers))
            .register(new TransfersResource(transfers))
            .register(new ParticipantsResource(transfers))
            .register(new ParkedResource(transfers))
            .register(new PickUpResource(transfers))
            .register(new MonitorResource(monitors))
            .register(new MonitoringsResource(monitors))
            .register(new AuditResource(services.audit()))
            .register(new MeResource(world))
            .register(new MeLineResource(new DeskBook(services.admin()), world))
            .register(
                new MeBrowserPhoneResource(
                    services.directory(), services.sipDirectory(), services.browsers()))
            .register(new PresenceResource(presences))
            .register(new AgentsResource(presences, agents))
            .register(new QueuesResource(world))
            .register(
                new DirectoryResource(
                    new DirectoryDesk(
                        services.directory(), services.devices(), services.presences())))
            .register(new HealthResource(services.readiness()))
            .register(new MetricsResource(services.metrics()))
            .register(new AgentEditResource(agents, presences))
            .register(
                new LinesResource(
                    new LineBook(services.admin()), services.directory().switchName()))
            .register(
                new SipPasswordsResource(
                    new SipPasswordBook(
                        services.admin(), services.phoneSystem()::lineDomain, SipAccount::hash)))
            .register(new SwitchDirectoryResource(services.sipDirectory(), services.queueAgents()))
            .register(new AssignmentsResource(new AssignmentBook(services.admin())))
            .register(new ImportsResource(services.imports()))
            .register(new ApiKeysResource(new KeyBook(services.admin())))
            .register(new OrganizationsResource(new OrganizationBook(services.admin())))
            .register(
                new SessionsResource(
                    services.signIns(), services.sessions(), new SessionBook(services.admin())))
            .register(new WebhooksResource(services.webhooks()))
            .register(new WebhookDeliveriesResource(services.deliveries()))
            .register(new CallCentersResource(callCenters))
            .register(new BackupResource(services.backups()))
            .register(new DefinitionsResource(callCenters))
            .register(
                new SwitchesResource(services.phoneSystem(), new SwitchBook(services.admin())))
            .register(new OrgUsersResource(services.driftBook(), callCenters))
            .register(new DriftResource(services.driftBook(), services.driftCheck()))
            .register(new DiagnosticsResource(services.checkup()))
            .register(new AgentLinesResource(callCenters, services.imports(), Clock.systemUTC()))
            .register(new PagesResource(services.browsers().address().orElse(null)));
    return api.register(new DocsResource(described(api)));
  }

  /**
   * What has a place in the API's description; the event stream is described, but none of these.
   */
  private static Set<Class<?>> described(ResourceConfig api) {
    return Stream.concat(
            Stream.of(EventsResource.class),
            api.getSingletons().stream()
                .<Class<?>>map(Object::getClass)
                .filter(type -> type.isAnnotationPresent(Tag.class)))
        .collect(Collectors.toSet());
  }

  /**
   * Starts to listen.
   *
   * @throws BindException when the port is in use
   */
  public void start() throws IOException {
    server.start();
  }

  /** The port that it listens on; once it is started. */
  public int port() {
    return listener().getPort();
  }

  /** Ends the streams of keys that open nothing any more. May block; safe for all threads. */
  public void endForbiddenStreams() {
    stream.endForbidden();
  }

  /**
   * Tells all streams to reconnect, elsewhere or later, and ends them; new ones are refused from
   * now on. Returns at once: {@link #openStreams} is 0 within a few seconds.
   */
  public void drainStreams() {
    stream.drain();
  }

  /**
   * Takes no new work, ends the streams, and waits until what runs has ended or the time is over.
   * Health and metrics are told on.
   */
  public void drain(Duration patience) {
    drain.begin();
    drainStreams();
    long end = System.nanoTime() + patience.toNanos();
    while (drain.running() + openStreams() > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(DRAIN_POLL_NANOS);
    }
    if (drain.running() + openStreams() > 0) {
      LOG.warn(
          "{} requests and {} event streams did not end within {} s",
          drain.running(),
          openStreams(),
          patience.toSeconds());
    }
  }

  /** How many event streams are open. */
  public int openStreams() {
    return stream.openStreams();
  }

  /** How many bytes wait for the readers of event streams. */
  public long streamBytesQueued() {
    return stream.queuedBytes();
  }

  @Override
  public void close() {
    server.shutdown(CLOSE_SECONDS, TimeUnit.SECONDS);
    guard.close();
  }

  private NetworkListener listener() {
    return server.getListeners().iterator().next();
  }

  /** For what fails before Jersey has the request; Grizzly's own page shows the stack trace. */
  private static String errorPage(
      Request request, int status, String reason, String description, @Nullable Throwable failure) {
    Problem problem =
        failure != null && failure.getCause() instanceof URISyntaxException
            ? Problem.of(ProblemCode.PARAMETER_INVALID, "The request's URI cannot be read.")
            : Problem.of(ProblemCode.INTERNAL_ERROR, "The request failed.");
    request.getResponse().setStatus(problem.status());
    request.getResponse().setContentType(Problem.MEDIA_TYPE);
    request.getResponse().setCharacterEncoding("utf-8");
    request.getResponse().setHeader("Cache-Control", NoStore.VALUE);
    // Jersey has taken it back with all that it had set.
    request.getResponse().setHeader(RequestId.HEADER, request.getHeader(RequestId.HEADER));
    return Json.write(problem.withRequestId(request.getHeader(RequestId.HEADER)));
  }

  private static void refuse(Response response, EventStreamHandler.Refusal refusal)
      throws IOException {
    StreamRefusal.answer(
        response,
        switch (refusal) {
          case NOT_FOUND ->
              new ProblemException(ProblemCode.NOT_FOUND, "There is nothing at this path.");
          case METHOD_NOT_ALLOWED ->
              new ProblemException(
                  Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "The event stream takes GET only."),
                  Map.of("Allow", "GET"));
          case TOO_MANY_STREAMS ->
              new ProblemException(
                  Problem.of(
                      ProblemCode.TOO_MANY_STREAMS, "This key has its streams open already."),
                  RateLimitHeaders.retryAfter(STREAM_RETRY_SECONDS));
          case GATEWAY_STOPPING ->
              new ProblemException(
                  Problem.of(ProblemCode.GATEWAY_STOPPING, "No new streams are opened."),
                  Map.of("Retry-After", ProblemMapper.RETRY_SECONDS));
        });
  }
}
