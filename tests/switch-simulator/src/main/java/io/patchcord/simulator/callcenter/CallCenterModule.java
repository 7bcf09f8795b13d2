package io.patchcord.simulator.callcenter;

import io.patchcord.simulator.call.Calls;
import io.patchcord.simulator.call.CommandedBridges;
import io.patchcord.simulator.call.Exchange;
import io.patchcord.simulator.call.PhoneCalls;
import io.patchcord.simulator.event.EventBus;
import java.time.Duration;

/** Puts the call center together. */
public final class CallCenterModule {
  /** A real module looks every 100 ms; sooner, because tests wait for it. */
  public static final Duration DISPATCH_PERIOD = Duration.ofMillis(20);

  private CallCenterModule() {}

  /** The call center of that exchange, whose legs can run {@code callcenter} from now on. */
  public static CallCenter of(Exchange exchange, Calls calls, EventBus bus) {
    CallCenterEvents events = new CallCenterEvents(bus, exchange.events());
    Offers offers =
        new Offers(
            bus,
            exchange.events(),
            events,
            new PhoneCalls(exchange),
            new CommandedBridges(exchange));
    CallCenter callCenter = new CallCenter(exchange.clock(), calls, events, offers);
    exchange.applications().add("callcenter", callCenter::join);
    return callCenter;
  }
}
