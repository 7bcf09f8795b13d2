package io.patchcord.gateway.switching;

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

/**
 * What a switch says is true now: its run, its legs and the lines with a registered phone.
 *
 * <p>{@code show channels} reads a table that lags, {@code uuid_dump} is live: the first only names
 * the legs, and a leg whose dump answers {@code -ERR} has ended meanwhile.
 */
record SwitchPicture(String coreId, List<SwitchEvent.LegFound> legs, Map<String, Phone> phones) {

  /**
   * So many dumps wait for their replies at a time: enough to fill the pipe, far from its bound.
   */
  private static final int DUMPS_AT_ONCE = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Asks for it.
   *
   * @param wanted the channel variables to keep beside Patchcord's own
   * @param known legs that lived a moment ago, which the table may not name yet
   * @param phonesBefore lines that had a phone a moment ago: the table of registrations forgets a
   *     line when one of its two phones leaves
   * @param reader reads the dumps, while the switch writes the next ones
   */
  static CompletionStage<SwitchPicture> take(
      Function<ApiCommand, CompletionStage<EslReply>> api,
      Set<String> wanted,
      Set<String> known,
      PhonesBefore phonesBefore,
      Executor reader) {
    CompletionStage<String> core =
        api.apply(SwitchCommands.globalVariable("core_uuid"))
            .thenApply(reply -> reply.text().strip());
    CompletionStage<Map<String, Phone>> phones =
        api.apply(SwitchCommands.showRegistrations())
            .thenApply(SwitchPicture::phones)
            .thenCompose(listed -> withUnlisted(api, listed, phonesBefore));
    return api.apply(SwitchCommands.showChannels())
        .thenApply(
            reply -> {
              Set<String> legIds = column(reply, "uuid");
              legIds.addAll(known);
              return legIds.stream().filter(ChannelCommands::isChannel).toList();
            })
        .thenCompose(legIds -> new Dumps(api, wanted, reader, legIds).from(0))
        .thenCombine(phones, (legs, found) -> new SwitchPicture("", mutual(legs), found))
        .thenCombine(
            core, (picture, coreId) -> new SwitchPicture(coreId, picture.legs(), picture.phones()));
  }

  /** The legs, some at a time. */
  private static final class Dumps {
    private final Function<ApiCommand, CompletionStage<EslReply>> api;
    private final Set<String> wanted;
    private final Executor reader;
    private final List<String> legIds;
    private final List<CompletableFuture<Optional<SwitchEvent.LegFound>>> read = new ArrayList<>();

    Dumps(
        Function<ApiCommand, CompletionStage<EslReply>> api,
        Set<String> wanted,
        Executor reader,
        List<String> legIds) {
      this.api = api;
      this.wanted = wanted;
      this.reader = reader;
      this.legIds = legIds;
    }

    CompletionStage<List<SwitchEvent.LegFound>> from(int first) {
      if (first >= legIds.size()) {
        return CompletableFuture.allOf(read.toArray(CompletableFuture[]::new))
            .thenApply(all -> read.stream().flatMap(found -> found.join().stream()).toList());
      }
      int next = Math.min(first + DUMPS_AT_ONCE, legIds.size());
      List<CompletableFuture<EslReply>> dumps =
          legIds.subList(first, next).stream()
              .map(id -> api.apply(ChannelCommands.dump(id)).toCompletableFuture())
              .toList();
      dumps.forEach(dump -> read.add(dump.thenApplyAsync(this::found, reader)));
      return CompletableFuture.allOf(dumps.toArray(CompletableFuture[]::new))
          .thenCompose(all -> from(next));
    }

    private Optional<SwitchEvent.LegFound> found(EslReply dump) {
      return dump.ok()
          ? Optional.of(SwitchEvents.found(EslEvent.parseLines(dump.text()), wanted))
          : Optional.empty();
    }
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

  /** The lines that had a phone, with it, and the domain that they are of. */
  record PhonesBefore(Map<String, Phone> phones, Function<String, ApiCommand> contactsOf) {}

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
      PhonesBefore before) {
    List<CompletableFuture<?>> asked = new ArrayList<>();
    Map<String, Phone> found = new ConcurrentHashMap<>(listed);
    before
        .phones()
        .forEach(
            (line, phone) -> {
              if (!listed.containsKey(line)) {
                asked.add(
                    api.apply(before.contactsOf().apply(line))
                        .thenAccept(
                            reply -> {
                              if (!PhoneWatch.contacts(reply).isEmpty()) {
                                found.put(line, phone);
                              }
                            })
                        .toCompletableFuture());
              }
            });
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(all -> Map.copyOf(found));
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
