package io.patchcord.gateway.api;

import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.DeviceRegistry;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.line.QueueListing;
import io.patchcord.gateway.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds whom an agent can call: the colleagues and the queues of the agent's call center. */
final class DirectoryDesk {
  private final Directory directory;
  private final DeviceRegistry devices;
  private final PresenceService presences;

  DirectoryDesk(Directory directory, DeviceRegistry devices, PresenceService presences) {
    this.directory = directory;
    this.devices = devices;
    this.presences = presences;
  }

  /**
   * @param words what names, usernames or numbers have in them; null for all
   */
  DirectoryView search(Principal principal, @Nullable String words, int limit) {
    AgentLine own =
        directory
            .lineOf(String.valueOf(principal.agent()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NO_LINE, "No line is assigned to " + principal.agent() + "."));
    String callCenter = own.callCenter().internalName();
    Stream<DirectoryView.EntryView> agents =
        directory.agents().stream()
            .filter(at -> at.callCenter().internalName().equals(callCenter))
            .filter(at -> !at.agent().username().equals(own.agent().username()))
            .filter(at -> fits(words, at.agent().displayName(), at.agent().username(), at.line()))
            .map(this::agent);
    Stream<DirectoryView.EntryView> queues =
        directory.queues().stream()
            .filter(queue -> queue.callCenter().equals(callCenter))
            .filter(queue -> fits(words, queue.name(), queue.number()))
            .map(DirectoryDesk::queue);
    List<DirectoryView.EntryView> found =
        Stream.concat(agents, queues)
            .sorted(
                Comparator.comparing(DirectoryView.EntryView::kind)
                    .thenComparing(DirectoryView.EntryView::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(DirectoryView.EntryView::number))
            .limit(limit)
            .toList();
    return new DirectoryView(found, number(own, words), null);
  }

  private static DirectoryView.@Nullable NumberView number(AgentLine own, @Nullable String words) {
    return words == null || words.chars().noneMatch(c -> c >= '0' && c <= '9')
        ? null
        : DirectoryView.NumberView.from(own.callCenter().dialPlan().decide(words));
  }

  private DirectoryView.EntryView agent(AgentLine at) {
    return new DirectoryView.EntryView(
        DirectoryView.Kind.AGENT,
        at.line(),
        at.agent().displayName(),
        at.agent().username(),
        PresenceView.from(presences.of(at.agent().username())),
        devices.of(at.line()).state());
  }

  /** Its name on the switch has the switch's profile behind the @. */
  private static DirectoryView.EntryView queue(QueueListing queue) {
    return new DirectoryView.EntryView(
        DirectoryView.Kind.QUEUE, queue.number(), queue.name().split("@", 2)[0], null, null, null);
  }

  private static boolean fits(@Nullable String words, String... texts) {
    if (words == null) {
      return true;
    }
    String wanted = words.toLowerCase(Locale.ROOT);
    return Stream.of(texts).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
