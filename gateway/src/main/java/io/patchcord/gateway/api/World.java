package io.patchcord.gateway.api;

import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.DeviceRegistry;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.monitor.Monitors;
import io.patchcord.gateway.queue.QueueDisplay;
import io.patchcord.gateway.security.Authenticator;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.patchcord.gateway.stream.Audience;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.stream.Interest;
import io.patchcord.gateway.stream.StreamAccess;
import io.patchcord.gateway.stream.StreamEvent;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/** The world as each user sees it: for {@code GET /me}, and for the stream's snapshots. */
final class World implements StreamAccess {
  private final Gate gate;
  private final Authenticator authenticator;
  private final CallRegistry registry;
  private final Directory directory;
  private final DeviceRegistry devices;
  private final PresenceService presences;
  private final QueueDisplay queues;
  private final Monitors monitors;
  private final EventLog log;
  private final String switchName;
  private final BooleanSupplier heard;
  private final Clock clock;
  private final Offers offers;

  World(
      Gate gate,
      Authenticator authenticator,
      CallRegistry registry,
      Directory directory,
      DeviceRegistry devices,
      PresenceService presences,
      QueueDisplay queues,
      Monitors monitors,
      EventLog log,
      String switchName,
      BooleanSupplier heard,
      Clock clock,
      Offers offers) {
    this.gate = gate;
    this.authenticator = authenticator;
    this.registry = registry;
    this.directory = directory;
    this.devices = devices;
    this.presences = presences;
    this.queues = queues;
    this.monitors = monitors;
    this.log = log;
    this.switchName = switchName;
    this.heard = heard;
    this.clock = clock;
    this.offers = offers;
  }

  MeView me(Principal principal) {
    String username = principal.agent();
    AgentLine line = username == null ? null : directory.lineOf(username).orElse(null);
    return registry.standingStill(
        () ->
            new MeView(
                principal.role(),
                username == null
                    ? null
                    : new MeView.AgentView(
                        username, line == null ? null : line.agent().displayName()),
                line == null
                    ? null
                    : new MeView.LineView(
                        line.line(),
                        directory.lineRules(line.line()).phone(),
                        MeView.DeviceView.from(devices.of(line.line()))),
                username != null && directory.atDesk().containsKey(username),
                callCenterOf(principal),
                CallCenterNames.sorted(principal.callCenters()),
                line == null ? null : PresenceView.from(presences.of(line.agent().username())),
                line == null ? List.of() : awayReasons(line),
                settings(callCenterOf(principal)),
                queues(principal),
                monitorings(principal),
                calls(principal),
                new MeView.PhoneSystemView(switchName, heard.getAsBoolean()),
                clock.instant(),
                log.cursor()));
  }

  private List<CallView> calls(Principal principal) {
    return principal.scopes().contains(Scope.CALLS_READ)
        ? registry
            .list(call -> !call.isOver() && principal.sees(call.agent(), call.callCenter()))
            .stream()
            .map(call -> CallView.from(call, offers))
            .toList()
        : List.of();
  }

  /** The queues that this one may see: those of its call centers. */
  List<QueueView> queues(Principal principal) {
    return principal.scopes().contains(Scope.AGENTS_READ)
        ? queues.list(queue -> principal.callCenters().contains(queue.callCenter())).stream()
            .map(QueueView::from)
            .toList()
        : List.of();
  }

  /** The monitorings that run and that this one may see. */
  List<MonitoringView> monitorings(Principal principal) {
    return principal.scopes().contains(Scope.MONITOR)
        ? principal.callCenters().stream()
            .sorted()
            .flatMap(callCenter -> monitors.running(callCenter).stream())
            .map(MonitoringView::from)
            .toList()
        : List.of();
  }

  /** The one that an agent works for, or the only one that somebody has. */
  private @Nullable String callCenterOf(Principal principal) {
    String username = principal.agent();
    Optional<String> own =
        username == null
            ? Optional.empty()
            : directory.lineOf(username).map(line -> line.callCenter().internalName());
    return own.orElse(CallCenterNames.only(principal.callCenters()));
  }

  private @Nullable SettingsView settings(@Nullable String callCenter) {
    return callCenter == null
        ? null
        : directory.settings(callCenter).map(SettingsView::from).orElse(null);
  }

  private List<PresenceView.ReasonView> awayReasons(AgentLine line) {
    return directory.rules(line.callCenter().internalName()).reasons().stream()
        .map(PresenceView.ReasonView::of)
        .toList();
  }

  @Override
  public Optional<Viewer> admit(Request request, Response response) throws IOException {
    try {
      Gate.Admitted admitted =
          gate.admit(
              new Gate.Visit(
                  request.getHeader(HttpHeaders.AUTHORIZATION),
                  request.getHeader(Gate.ON_BEHALF),
                  ClientAddress.of(request),
                  request.getHeader(RequestId.HEADER)));
      RateLimitHeaders.of(admitted.balance()).forEach(response::setHeader);
      return Optional.of(new PrincipalViewer(admitted.principal()));
    } catch (ProblemException refused) {
      StreamRefusal.answer(response, refused);
      return Optional.empty();
    }
  }

  @Override
  public <T> T standingStill(Supplier<T> work) {
    return registry.standingStill(work);
  }

  @Override
  public String reconnect(long retryMillis) {
    return Json.write(ReconnectView.stopping(retryMillis));
  }

  private final class PrincipalViewer implements Viewer {
    private final Principal principal;

    PrincipalViewer(Principal principal) {
      this.principal = principal;
    }

    @Override
    public String name() {
      return principal.name();
    }

    @Override
    public Interest interest() {
      String agent = principal.agent();
      String callCenter = CallCenterNames.only(principal.callCenters());
      if (principal.role() == Role.AGENT && agent != null) {
        return new Interest.OfAgent(agent);
      }
      if (principal.role() != Role.ADMIN && callCenter != null) {
        return new Interest.OfCallCenter(callCenter);
      }
      return principal.role() == Role.ADMIN ? new Interest.OfAdmins() : new Interest.OfEverything();
    }

    @Override
    public boolean sees(Audience audience) {
      return audience.isEverybody()
          || principal.sees(audience.agent(), audience.callCenter())
          || (audience.admins() && principal.role() == Role.ADMIN)
          || (audience.isMembers()
              && (principal.callCenters().contains(audience.callCenter())
                  || audience.callCenter().equals(callCenterOf(principal))));
    }

    @Override
    public boolean mayHave(StreamEvent event) {
      return EventScopes.allow(principal, event);
    }

    @Override
    public Optional<String> ended() {
      return authenticator
          .endOf(principal)
          .map(why -> Json.write(new SignedOutView(why, why.sentence())));
    }

    @Override
    public String tooSlow(Instant since, Instant at) {
      return Json.write(ResyncView.tooSlow(since, at));
    }

    @Override
    public String snapshot() {
      return Json.write(me(principal));
    }
  }
}
