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
import io.patchcord.gateway.stream.Audience;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.stream.StreamAccess;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The world as each user sees it: for {@code GET /me}, and for the stream's snapshots. */
final class World implements StreamAccess {
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
                        line.line(), MeView.DeviceView.from(devices.of(line.line()))),
                username != null && directory.atDesk().containsKey(username),
                callCenterOf(principal),
                line == null ? null : PresenceView.from(presences.of(line.agent().username())),
                line == null ? List.of() : awayReasons(line),
                settings(callCenterOf(principal)),
                queues(principal),
                monitorings(principal),
                registry
                    .list(call -> !call.isOver() && principal.sees(call.agent(), call.callCenter()))
                    .stream()
                    .map(call -> CallView.from(call, offers))
                    .toList(),
                new MeView.PhoneSystemView(switchName, heard.getAsBoolean()),
                clock.instant(),
                log.cursor()));
  }

  /** The queues that this one may see: a supervisor those of the call center. */
  List<QueueView> queues(Principal principal) {
    return principal.role() != Role.SUPERVISOR
        ? List.of()
        : queues.list(queue -> queue.callCenter().equals(principal.callCenter())).stream()
            .map(QueueView::from)
            .toList();
  }

  /** The monitorings that run and that this one may see. */
  List<MonitoringView> monitorings(Principal principal) {
    String callCenter = principal.callCenter();
    return principal.role() != Role.SUPERVISOR || callCenter == null
        ? List.of()
        : monitors.running(callCenter).stream().map(MonitoringView::from).toList();
  }

  /** The one that an agent works for, or a supervisor is of. */
  private @Nullable String callCenterOf(Principal principal) {
    String username = principal.agent();
    return username == null
        ? principal.callCenter()
        : directory
            .lineOf(username)
            .map(line -> line.callCenter().internalName())
            .orElse(principal.callCenter());
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
  public Optional<Viewer> viewer(@Nullable String authorization) {
    return authenticator.authenticate(authorization).map(PrincipalViewer::new);
  }

  @Override
  public <T> T standingStill(Supplier<T> work) {
    return registry.standingStill(work);
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
    public boolean sees(Audience audience) {
      return audience.isEverybody()
          || principal.sees(audience.agent(), audience.callCenter())
          || (audience.admins() && principal.role() == Role.ADMIN)
          || (audience.isMembers() && audience.callCenter().equals(callCenterOf(principal)));
    }

    @Override
    public Optional<String> ended() {
      return authenticator
          .endOf(principal)
          .map(why -> Json.write(new SignedOutView(why, why.sentence())));
    }

    @Override
    public String snapshot() {
      return Json.write(me(principal));
    }
  }
}
