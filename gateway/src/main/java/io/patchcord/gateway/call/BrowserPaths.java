package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.SwitchCommand;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser that was reloaded registers by another connection, and goes on with the call that it
 * had. The switch would go on speaking to it by the connection of before, and end the call when the
 * first request, such as that of a hold, gets no answer: so it is told the new one.
 */
public final class BrowserPaths implements SwitchListener {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserPaths.class);

  /**
   * As mod_sofia writes into the contact where a WebSocket comes from: percent-encoded, which the
   * Event Socket's own encoding may have undone.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "fs_path=sip(?:%3A|:)[^%@;>]*(?:%40|@)([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?:%3A|:)([0-9]{1,5})"
              + "(?:%3B|;)transport(?:%3D|=)(wss?)");

  private static final int MAX_PORT = 65_535;

  private final CallRegistry registry;
  private final Function<SwitchCommand, CompletionStage<Void>> switching;

  /**
   * @param switching what runs a command, as {@code Switch.run}
   */
  public BrowserPaths(
      CallRegistry registry, Function<SwitchCommand, CompletionStage<Void>> switching) {
    this.registry = requireNonNull(registry, "registry is null");
    this.switching = requireNonNull(switching, "switching is null");
  }

  @Override
  public void onEvent(SwitchEvent event) {
    if (event instanceof SwitchEvent.DeviceChanged device
        && device.registered()
        && device.phone().kind() == Phone.Kind.BROWSER
        && device.contact() != null) {
      Matcher path = PATH.matcher(device.contact());
      if (path.find() && isPort(path.group(2))) {
        registry.list(call -> !call.isOver() && call.line().equals(device.line())).stream()
            .flatMap(call -> call.agentLeg().stream())
            .forEach(
                leg ->
                    run(
                        SwitchCommand.reachBy(
                            leg.id(),
                            path.group(1),
                            Integer.parseInt(path.group(2)),
                            path.group(3))));
      }
    }
  }

  /** The contact is what a phone has said. */
  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= MAX_PORT;
  }

  /** Nobody waits for it: a leg that has ended meanwhile needs it no more. */
  private void run(SwitchCommand command) {
    try {
      switching
          .apply(command)
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  LOG.warn("{} was not done: {}", command, failure.getMessage());
                }
              });
    } catch (SwitchUnavailableException e) {
      LOG.warn("{} was not done: {}", command, e.getMessage());
    }
  }

  @Override
  public void onAway(String reason) {}

  @Override
  public void onResynced(Set<String> liveLegs) {}

  @Override
  public void onDevices(Map<String, Phone> phones) {}
}
