package io.patchcord.gateway.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.patchcord.gateway.admin.AdminStore;
import io.patchcord.gateway.admin.AgentBook;
import io.patchcord.gateway.admin.AssignmentBook;
import io.patchcord.gateway.admin.Backups;
import io.patchcord.gateway.admin.DeskBook;
import io.patchcord.gateway.admin.DriftBook;
import io.patchcord.gateway.admin.ImportBook;
import io.patchcord.gateway.admin.KeyBook;
import io.patchcord.gateway.admin.LineBook;
import io.patchcord.gateway.admin.OrganizationBook;
import io.patchcord.gateway.admin.SessionBook;
import io.patchcord.gateway.admin.SwitchBook;
import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CallService;
import io.patchcord.gateway.callcenter.store.CallCenterStore;
import io.patchcord.gateway.diagnostics.Readiness;
import io.patchcord.gateway.history.CallHistory;
import io.patchcord.gateway.idempotency.IdempotencyLedger;
import io.patchcord.gateway.line.DeviceRegistry;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.monitor.Monitors;
import io.patchcord.gateway.queue.QueueDisplay;
import io.patchcord.gateway.security.Authenticator;
import io.patchcord.gateway.session.Sessions;
import io.patchcord.gateway.session.TrustedOrgs;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.stream.EventStreamHandler;
import io.patchcord.gateway.switching.FreeSwitch;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

/** The HTTP side: Jersey for the resources, and the event stream beside it. */
public final class ApiServer implements AutoCloseable {
  /**
   * Only the history waits, for the disk and the database, and few requests at once for that one;
   * what else may wait is a slow client's body.
   */
  private static final int WORKERS = 32;

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int READ_TIMEOUT_SECONDS = 10;

  /**
   * Longer than the usual clients keep an idle connection (30 s in Java): who closes first may take
   * a request with it.
   */
  private static final int KEEP_ALIVE_SECONDS = 75;

  private static final int MAX_PENDING_BYTES = 64 * 1024;
  private static final int CLOSE_SECONDS = 2;

  private final HttpServer server;
  private final EventStreamHandler stream;

  /**
   * What the API serves.
   *
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
      IdempotencyLedger idempotency,
      EventLog log,
      Readiness readiness,
      PrometheusMeterRegistry metrics,
      Executor streamWriter,
      ScheduledExecutorService timer,
      CallCenterStore callCenters,
      TrustedOrgs orgs,
      Sessions sessions,
      Runnable refresh) {}

  /**
   * @param tls whether people reach it by TLS, its own or that of something in front
   */
  public ApiServer(String host, int port, boolean tls, Services services) {
    Offers offers = Offers.of(services.directory());
    World world =
        new World(
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
    URI address = UriBuilder.fromUri("http://" + host).port(port).build();
    this.server =
        GrizzlyHttpServerFactory.createHttpServer(
            address, application(services, world, offers), false);
    // As one string, "/api/v1/events" would make the handler answer all of /api/v1.
    server
        .getServerConfiguration()
        .addHttpHandler(
            stream,
            HttpHandlerRegistration.builder()
                .contextPath(EventStreamHandler.PATH)
                .urlPattern("")
                .build());
    // Or Grizzly refuses a DELETE with a body in its own words, which are none.
    server.getServerConfiguration().setAllowPayloadForUndefinedHttpMethods(true);
    server.getServerConfiguration().setDefaultErrorPageGenerator(ApiServer::errorPage);
    NetworkListener listener = listener();
    listener.registerAddOn(new AnswerHeaders(tls));
    listener.registerAddOn(new UnreadablePathRefusal());
    listener.registerAddOn(new CrossOrigin(services.orgs()::allows));
    listener.setMaxPendingBytes(MAX_PENDING_BYTES);
    listener.setMaxHttpHeaderSize(MAX_HEADER_BYTES);
    listener
        .getTransport()
        .setWorkerThreadPoolConfig(
            ThreadPoolConfig.defaultConfig()
                .setPoolName("http")
                .setCorePoolSize(WORKERS)
                .setMaxPoolSize(WORKERS));
    listener.getKeepAlive().setIdleTimeoutInSeconds(KEEP_ALIVE_SECONDS);
    listener.getKeepAlive().setMaxRequestsCount(-1);
    listener.getTransport().setReadTimeout(READ_TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private static ResourceConfig application(Services services, World world, Offers offers) {
    CallDesk desk =
        new CallDesk(services.calls(), services.registry(), services.directory(), offers);
    HistoryDesk history =
        new HistoryDesk(services.history(), services.registry(), services.presences(), offers);
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
            .register(JacksonFeature.withoutExceptionMappers())
            .register(new Json())
            .register(new RequestId())
            .register(new NoStore())
            .register(new ProblemMapper(offers))
            .register(new BodyLimit())
            .register(new AccessFeature(services.authenticator()))
            .register(new IdempotencyFeature(services.idempotency()))
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
            .register(new AssignmentsResource(new AssignmentBook(services.admin())))
            .register(new ImportsResource(services.imports()))
            .register(new ApiKeysResource(new KeyBook(services.admin())))
            .register(new OrganizationsResource(new OrganizationBook(services.admin())))
            .register(new SessionsResource(services.sessions(), new SessionBook(services.admin())))
            .register(new CallCentersResource(callCenters))
            .register(new BackupResource(services.backups()))
            .register(new DefinitionsResource(callCenters))
            .register(
                new SwitchesResource(services.phoneSystem(), new SwitchBook(services.admin())))
            .register(new OrgUsersResource(services.driftBook(), callCenters))
            .register(new DriftResource(services.driftBook(), services.driftCheck()))
            .register(new AgentLinesResource(callCenters, services.imports(), Clock.systemUTC()))
            .register(new PagesResource());
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

  /** How many event streams are open. */
  public int openStreams() {
    return stream.openStreams();
  }

  @Override
  public void close() {
    server.shutdown(CLOSE_SECONDS, TimeUnit.SECONDS);
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
    request.getResponse().setHeader("Cache-Control", NoStore.VALUE);
    return Json.write(problem.withRequestId(request.getHeader(RequestId.HEADER)));
  }

  private static void refuse(Response response, EventStreamHandler.Refusal refusal)
      throws IOException {
    Problem problem =
        switch (refusal) {
          case NOT_FOUND -> Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this path.");
          case METHOD_NOT_ALLOWED -> {
            response.setHeader("Allow", "GET");
            yield Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "The event stream takes GET only.");
          }
          case UNAUTHENTICATED -> {
            response.setHeader("WWW-Authenticate", "Bearer");
            yield Problem.of(
                ProblemCode.UNAUTHENTICATED, "The request has no valid API key or session.");
          }
          case TOO_MANY_STREAMS -> {
            response.setHeader("Retry-After", "10");
            yield Problem.of(
                ProblemCode.TOO_MANY_STREAMS, "This key has its streams open already.");
          }
        };
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", NoStore.VALUE);
    String id = response.getRequest().getHeader(RequestId.HEADER);
    byte[] body = Json.write(problem.withRequestId(id)).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
