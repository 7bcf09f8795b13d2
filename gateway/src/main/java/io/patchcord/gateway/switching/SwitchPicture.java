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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What a switch says is true now: its legs and the lines with a registered phone.
 *
 * <p>{@code show channels} reads a table that lags, {@code uuid_dump} is live: the first only names
 * the legs, and a leg whose dump answers {@code -ERR} has ended meanwhile.
 */
record SwitchPicture(List<SwitchEvent.LegFound> legs, Set<String> registeredLines) {

  /**
   * So many dumps wait for their replies at a time: enough to fill the pipe, far from its bound.
   */
  private static final int DUMPS_AT_ONCE = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  static CompletionStage<SwitchPicture> take(
      Function<ApiCommand, CompletionStage<EslReply>> api, Set<String> wanted) {
    CompletionStage<Set<String>> lines =
        api.apply(SwitchCommands.showRegistrations()).thenApply(reply -> column(reply, "reg_user"));
    return api.apply(SwitchCommands.showChannels())
        .thenApply(
            reply -> column(reply, "uuid").stream().filter(ChannelCommands::isChannel).toList())
        .thenCompose(legIds -> dump(api, wanted, legIds, 0, new ArrayList<>()))
        .thenCombine(lines, SwitchPicture::new);
  }

  private static CompletionStage<List<SwitchEvent.LegFound>> dump(
      Function<ApiCommand, CompletionStage<EslReply>> api,
      Set<String> wanted,
      List<String> legIds,
      int from,
      List<SwitchEvent.LegFound> found) {
    if (from >= legIds.size()) {
      return CompletableFuture.completedFuture(found);
    }
    List<CompletableFuture<EslReply>> dumps =
        legIds.subList(from, Math.min(from + DUMPS_AT_ONCE, legIds.size())).stream()
            .map(id -> api.apply(ChannelCommands.dump(id)).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(dumps.toArray(CompletableFuture[]::new))
        .thenCompose(
            all -> {
              for (CompletableFuture<EslReply> dump : dumps) {
                if (dump.join().ok()) {
                  found.add(SwitchEvents.found(EslEvent.parseJson(dump.join().text()), wanted));
                }
              }
              return dump(api, wanted, legIds, from + DUMPS_AT_ONCE, found);
            });
  }

  /** One column of a {@code show … as json} table, which has no {@code rows} when it is empty. */
  private static Set<String> column(EslReply table, String name) {
    try {
      Set<String> values = new LinkedHashSet<>();
      for (JsonNode row : JSON.readTree(table.text()).path("rows")) {
        values.add(row.path(name).asText());
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException("the switch's table cannot be read", e);
    }
  }
}
