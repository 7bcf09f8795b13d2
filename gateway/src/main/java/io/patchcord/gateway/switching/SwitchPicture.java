package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslReply;
import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.ChannelCommands;
import io.patchcord.esl.command.SwitchCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a switch says is true now: its run, its legs and the lines with a registered phone.
 *
 * <p>{@code show channels} reads a table that lags, {@code uuid_dump} is live: the first only names
 * the legs, and a leg whose dump answers {@code -ERR} has ended meanwhile.
 */
record SwitchPicture(String coreId, List<SwitchEvent.LegFound> legs, Map<String, Phone> phones) {

  /**
   * So many commands wait for their replies at a time: enough to fill the pipe, far from its bound.
   */
  private static final int ASKED_AT_ONCE = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Asks for it.
   *
   * @param wanted the channel variables to keep beside Patchcord's own
   * @param known legs that lived a moment ago, which the table may not name yet
   * @param expected lines that may have a phone which the table of registrations does not name: it
   *     forgets a line when one of its two phones leaves
   * @param reader reads the dumps, while the switch writes the next ones
   */
  static CompletionStage<SwitchPicture> take(
      Function<ApiCommand, CompletionStage<EslReply>> api,
      Set<String> wanted,
      Set<String> known,
      PhonesExpected expected,
      Executor reader) {
    CompletionStage<String> core =
        api.apply(SwitchCommands.globalVariable("core_uuid"))
            .thenApply(reply -> reply.text().strip());
    CompletionStage<Map<String, Phone>> phones =
        api.apply(SwitchCommands.showRegistrations())
            .thenApply(SwitchPicture::phones)
            .thenCompose(listed -> withUnlisted(api, listed, expected));
    return api.apply(SwitchCommands.showChannels())
        .thenApply(
            reply -> {
              Set<String> legIds = column(reply, "uuid");
              legIds.addAll(known);
              return legIds.stream().filter(ChannelCommands::isChannel).toList();
            })
        .thenCompose(legIds -> legs(api, wanted, reader, legIds))
        .thenCombine(phones, (legs, found) -> new SwitchPicture("", mutual(legs), found))
        .thenCombine(
            core, (picture, coreId) -> new SwitchPicture(coreId, picture.legs(), picture.phones()));
  }

  /** Those that still live. */
  private static CompletionStage<List<SwitchEvent.LegFound>> legs(
      Function<ApiCommand, CompletionStage<EslReply>> api,
      Set<String> wanted,
      Executor reader,
      List<String> legIds) {
    List<CompletableFuture<Optional<SwitchEvent.LegFound>>> read = new ArrayList<>();
    return someAtATime(
            legIds,
            0,
            id -> {
              CompletableFuture<EslReply> dump =
                  api.apply(ChannelCommands.dump(id)).toCompletableFuture();
              read.add(dump.thenApplyAsync(reply -> found(reply, wanted), reader));
              return dump;
            })
        .thenCompose(all -> CompletableFuture.allOf(read.toArray(CompletableFuture[]::new)))
        .thenApply(all -> read.stream().flatMap(found -> found.join().stream()).toList());
  }

  private static Optional<SwitchEvent.LegFound> found(EslReply dump, Set<String> wanted) {
    return dump.ok()
        ? Optional.of(SwitchEvents.found(EslEvent.parseLines(dump.text()), wanted))
        : Optional.empty();
  }

  /**
   * A leg that was taken out of a bridge, or whose partner is gone, may go on naming that one: two
   * are together when both live and each names the other.
   */
  private static List<SwitchEvent.LegFound> mutual(List<SwitchEvent.LegFound> found) {
    Map<String, LegFacts> legs = new HashMap<>();
    found.forEach(each -> legs.put(each.legId(), each.leg()));
    return found.stream()
        .map(
            each -> {
              LegFacts partner = legs.get(each.leg().otherLegId());
              boolean together =
                  partner != null
                      && (partner.otherLegId() == null
                          || partner.otherLegId().equals(each.legId()));
              return together ? each : new SwitchEvent.LegFound(each.at(), each.leg().alone());
            })
        .toList();
  }

  /**
   * Lines that may have a phone.
   *
   * @param before those that had one a moment ago, with it
   * @param lines all those that should have one
   * @param contactsOf asks where the phones of a line are
   */
  record PhonesExpected(
      Map<String, Phone> before, Set<String> lines, Function<String, ApiCommand> contactsOf) {}

  private static Map<String, Phone> phones(EslReply table) {
    Map<String, Phone> phones = new LinkedHashMap<>();
    for (JsonNode row : rows(table)) {
      phones.put(row.path("reg_user").asText(), Phone.at(row.path("url").asText(), null));
    }
    return phones;
  }

  private static CompletionStage<Map<String, Phone>> withUnlisted(
      Function<ApiCommand, CompletionStage<EslReply>> api,
      Map<String, Phone> listed,
      PhonesExpected expected) {
    Set<String> unlisted = new LinkedHashSet<>(expected.lines());
    unlisted.addAll(expected.before().keySet());
    unlisted.removeAll(listed.keySet());
    Map<String, Phone> found = new ConcurrentHashMap<>(listed);
    return someAtATime(
            List.copyOf(unlisted),
            0,
            line ->
                api.apply(expected.contactsOf().apply(line))
                    .thenAccept(
                        reply -> {
                          if (!PhoneWatch.contacts(reply).isEmpty()) {
                            found.put(
                                line,
                                requireNonNullElseGet(
                                    expected.before().get(line),
                                    () -> Phone.at(reply.text(), null)));
                          }
                        }))
        .thenApply(all -> Map.copyOf(found));
  }

  /** Asks for the next of all, and when they are answered, for the next ones. */
  private static CompletionStage<@Nullable Void> someAtATime(
      List<String> all, int first, Function<String, CompletionStage<?>> ask) {
    if (first >= all.size()) {
      return CompletableFuture.completedFuture(null);
    }
    int next = Math.min(first + ASKED_AT_ONCE, all.size());
    CompletableFuture<?>[] asked =
        all.subList(first, next).stream()
            .map(each -> ask.apply(each).toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(asked).thenCompose(done -> someAtATime(all, next, ask));
  }

  /** One column of a {@code show … as json} table, which has no {@code rows} when it is empty. */
  private static Set<String> column(EslReply table, String name) {
    Set<String> values = new LinkedHashSet<>();
    for (JsonNode row : rows(table)) {
      values.add(row.path(name).asText());
    }
    return values;
  }

  private static JsonNode rows(EslReply table) {
    try {
      return JSON.readTree(table.text()).path("rows");
    } catch (IOException e) {
      throw new UncheckedIOException("the switch's table cannot be read", e);
    }
  }
}
