package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has been done with a call beyond talking.
 *
 * @param transfer the consultation that runs, or the last one; {@code null} if there was none
 * @param links the calls of others that belong to the same story, and own ones that were joined
 * @param parkedAt since when the other party waits for a pick-up, {@code null} while it does not
 * @param monitors the supervisors who hear the call, as far as the agent may know
 */
public record CallStory(
    @Nullable Transfer transfer,
    List<CallLink> links,
    @Nullable Instant parkedAt,
    List<CallMonitor> monitors) {

  /** Nothing yet. */
  public static final CallStory NONE = new CallStory(null, List.of(), null);

  /** Nobody hands a call on so often; the oldest links are dropped. */
  static final int MAX_LINKS = 50;

  public CallStory {
    requireNonNull(links, "links is null");
    links = List.copyOf(links);
    monitors = List.copyOf(monitors);
  }

  /** One that no supervisor hears. */
  public CallStory(@Nullable Transfer transfer, List<CallLink> links, @Nullable Instant parkedAt) {
    this(transfer, links, parkedAt, List.of());
  }

  CallStory withTransfer(@Nullable Transfer next) {
    return new CallStory(next, links, parkedAt, monitors);
  }

  CallStory withParkedAt(@Nullable Instant at) {
    return new CallStory(transfer, links, at, monitors);
  }

  CallStory withMonitors(List<CallMonitor> next) {
    return new CallStory(transfer, links, parkedAt, next);
  }

  /** A newer kind of link to the same call takes the older one's place. */
  CallStory withLink(UUID callId, CallLink.Kind kind) {
    List<CallLink> next = new ArrayList<>(links);
    next.removeIf(link -> link.callId().equals(callId));
    next.add(new CallLink(callId, kind));
    return new CallStory(
        transfer,
        next.subList(Math.max(0, next.size() - MAX_LINKS), next.size()),
        parkedAt,
        monitors);
  }
}
