package io.patchcord.simulator;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.api.ApiCommands;
import io.patchcord.simulator.api.CallControlCommands;
import io.patchcord.simulator.api.ChannelCommands;
import io.patchcord.simulator.api.ConsoleCommands;
import io.patchcord.simulator.api.ListUsersCommand;
import io.patchcord.simulator.api.MediaCommands;
import io.patchcord.simulator.api.ModuleCommands;
import io.patchcord.simulator.api.ShowCommand;
import io.patchcord.simulator.api.SofiaCommand;
import io.patchcord.simulator.api.SofiaContactCommand;
import io.patchcord.simulator.api.SwitchCommands;
import io.patchcord.simulator.call.Applications;
import io.patchcord.simulator.call.Calls;
import io.patchcord.simulator.call.CommandedBridges;
import io.patchcord.simulator.call.Crash;
import io.patchcord.simulator.call.Exchange;
import io.patchcord.simulator.call.Holds;
import io.patchcord.simulator.call.Recordings;
import io.patchcord.simulator.call.Refers;
import io.patchcord.simulator.call.Sounds;
import io.patchcord.simulator.call.Transfers;
import io.patchcord.simulator.call.WaitingLegs;
import io.patchcord.simulator.callcenter.CallCenter;
import io.patchcord.simulator.callcenter.CallCenterCommand;
import io.patchcord.simulator.callcenter.CallCenterModule;
import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.conference.ConferenceCommand;
import io.patchcord.simulator.conference.ConferenceLists;
import io.patchcord.simulator.conference.Conferences;
import io.patchcord.simulator.core.Surroundings;
import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.core.SwitchIdentity;
import io.patchcord.simulator.core.SwitchThread;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.SwitchLog;
import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;
import io.patchcord.simulator.line.Registrations;
import io.patchcord.simulator.simulate.FaultVerbs;
import io.patchcord.simulator.simulate.PeopleVerbs;
import io.patchcord.simulator.simulate.PhoneVerbs;
import io.patchcord.simulator.simulate.Picture;
import io.patchcord.simulator.simulate.SimulateCommand;
import io.patchcord.simulator.socket.EventSocketServer;
import io.patchcord.simulator.socket.Misbehaviour;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A switch that can be started and stopped inside another program. */
public final class SwitchSimulator implements AutoCloseable {
  private static final String HOSTNAME = "switch-simulator";

  private final SimulatorSettings settings;
  private final SwitchThread thread = new SwitchThread();
  private final SwitchIdentity identity;
  private final SwitchClock clock;
  private final EventBus bus;
  private final SwitchLog log;
  private final Calls calls;
  private final Crash crash;
  private final ApiCommands api = new ApiCommands();
  private final Misbehaviour misbehaviour = new Misbehaviour();
  private final Surroundings surroundings = new Surroundings();
  private final SystemEvents systemEvents;
  private final Directory directory;
  private final Registrations registrations;
  private final Conferences conferences;
  private final CallCenter callCenter;
  private @Nullable EventSocketServer server;
  private boolean stopped;

  /** A switch that is not started yet. */
  public SwitchSimulator(SimulatorSettings settings) {
    this.settings = requireNonNull(settings, "settings is null");
    identity = new SwitchIdentity(ChannelTable.newUuid(), HOSTNAME, settings.domain());
    clock = new SwitchClock(Clock.systemUTC());
    bus = new EventBus(identity, clock);
    log = new SwitchLog(clock);
    ChannelTable channels = new ChannelTable(settings.limits().channels());
    directory = new Directory(settings.domain(), settings.lines());
    Exchange exchange =
        new Exchange(
            thread,
            clock,
            channels,
            new ChannelEvents(bus),
            directory,
            new WaitingLegs(),
            new Applications(),
            settings.ringTime());
    calls = new Calls(exchange);
    Holds holds = new Holds(exchange);
    conferences = new Conferences(bus, clock, calls, settings.domain());
    exchange.applications().add("conference", conferences::join);
    callCenter = CallCenterModule.of(exchange, calls, bus);
    registrations = new Registrations(bus, clock);
    settings.lines().stream()
        .flatMap(number -> directory.find(number).stream())
        .filter(line -> !line.number().equals(Directory.LINE_WITHOUT_PHONE))
        .forEach(registrations::registerSilently);
    systemEvents = new SystemEvents(bus, clock, channels);
    new SwitchCommands(identity, clock, channels, surroundings).addTo(api);
    new ConsoleCommands(api, bus, log).addTo(api);
    new ShowCommand(channels, directory, HOSTNAME).addTo(api);
    new SofiaContactCommand(directory).addTo(api);
    new ListUsersCommand(directory).addTo(api);
    new ChannelCommands(channels, calls, holds, bus, directory).addTo(api);
    new CallControlCommands(
            channels, new CommandedBridges(exchange), new Transfers(exchange), new Sounds(exchange))
        .addTo(api);
    new MediaCommands(channels, new Sounds(exchange), new Recordings(exchange)).addTo(api);
    new ModuleCommands(
            new ConferenceCommand(conferences, new ConferenceLists(clock)),
            new CallCenterCommand(callCenter))
        .addTo(api);
    crash = new Crash(exchange);
    new SofiaCommand(directory, settings.domain(), crash, surroundings).addTo(api);
    SimulateCommand simulate =
        new SimulateCommand(
            new PeopleVerbs(channels, calls, new Sounds(exchange)),
            new PhoneVerbs(channels, calls, holds, new Refers(exchange), directory, registrations),
            new FaultVerbs(
                misbehaviour::stall,
                misbehaviour::waiting,
                (command, count) -> misbehaviour.dropReplies(count, command),
                bus.loss(),
                this::crash,
                surroundings),
            new Picture(identity, channels, conferences, callCenter, directory));
    api.addImmediate("simulate", simulate::run);
  }

  /** Takes the port and begins to serve. */
  public SwitchSimulator start() throws IOException {
    SimulatorSettings.Limits limits = settings.limits();
    EventSocketServer started =
        new EventSocketServer(
            settings.bindAddress(),
            settings.port(),
            settings.password(),
            new EventSocketServer.Limits(
                limits.connections(), limits.commandBytes(), limits.queuedBytes()),
            thread,
            bus,
            log,
            api,
            misbehaviour);
    server = started;
    thread.repeat(settings.heartbeat(), systemEvents::heartbeat);
    thread.repeat(Registrations.RENEWAL, this::renewRegistrations);
    thread.repeat(CallCenterModule.DISPATCH_PERIOD, callCenter::dispatch);
    started.start();
    return this;
  }

  private void renewRegistrations() {
    directory.all().stream().filter(Line::isRegistered).forEach(registrations::register);
  }

  /** The port that it listens on. */
  public int port() {
    return requireNonNull(server, "not started").port();
  }

  /** Shuts down as a real switch does: calls end, clients are told. */
  @Override
  public synchronized void close() {
    EventSocketServer running = server;
    if (stopped || running == null) {
      return;
    }
    stopped = true;
    try {
      CountDownLatch ended = new CountDownLatch(1);
      thread.execute(
          () -> {
            systemEvents.shutdown();
            calls.shutDown();
            ended.countDown();
          });
      ended.await();
      running.shutDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.reset();
    }
    thread.close();
  }

  /**
   * As if the process had died and started again: every connection is cut, every call is gone, and
   * the core has another uuid. {@code sofia recover} brings back those who talked.
   */
  private void crash(boolean recover) {
    EventSocketServer running = server;
    if (running != null) {
      running.resetConnections();
    }
    misbehaviour.crashed();
    crash.loseEverything();
    callCenter.crashed();
    conferences.crashed();
    identity.restarted(ChannelTable.newUuid());
    clock.restart();
    bus.restart();
    if (recover) {
      crash.recover();
    }
  }

  /** Stops as a switch that crashed: every connection is reset and nobody is told anything. */
  public synchronized void kill() {
    EventSocketServer running = server;
    if (!stopped && running != null) {
      stopped = true;
      running.reset();
      thread.close();
    }
  }
}
