package io.patchcord.gateway.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/** Knows how many requests run, and refuses new ones once the gateway is being stopped. */
@PreMatching
@Priority(Drain.FIRST)
final class Drain implements ApplicationEventListener, ContainerRequestFilter {
  /** Before anybody is asked for a key: whoever it is, it is not done here. */
  static final int FIRST = 0;

  /** What tells whoever stops it how far it is. */
  private static final Set<String> TOLD_ON = Set.of("health/live", "health/ready", "metrics");

  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean begun;

  /** Refuses what comes from now on. */
  void begin() {
    begun = true;
  }

  /** How many requests have come and are not answered yet. */
  int running() {
    return running.get();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (begun && !TOLD_ON.contains(request.getUriInfo().getPath())) {
      throw new ProblemException(
          ProblemCode.GATEWAY_STOPPING, "Nothing is begun any more, and nothing was done.");
    }
  }

  @Override
  public void onEvent(ApplicationEvent event) {
    // What the application as a whole does is of no interest.
  }

  @Override
  public @Nullable RequestEventListener onRequest(RequestEvent begin) {
    running.incrementAndGet();
    return event -> {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        running.decrementAndGet();
      }
    };
  }
}
