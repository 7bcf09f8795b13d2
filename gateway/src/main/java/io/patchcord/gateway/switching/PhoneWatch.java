package io.patchcord.gateway.switching;

import io.patchcord.esl.EslReply;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines have a phone. The switch tells of each phone that leaves, but not whether the line
 * has another one, and its table forgets a line with its first phone: {@code sofia_contact} knows.
 * Guarded by the lock of its {@link SwitchFeed}. Holds one entry for each line that was ever seen;
 * the switch's directory bounds that.
 */
final class PhoneWatch {
  private static final Pattern ADDRESS = Pattern.compile("sips?:([^>;,\\s]+)");

  private final Map<String, Phone> phones = new HashMap<>();
  private final Map<String, Long> registrations = new HashMap<>();

  /** The lines that have a phone, with the one that came last. */
  Map<String, Phone> phones() {
    return Map.copyOf(phones);
  }

  /** The switch was asked for all of them. */
  void replaceBy(Map<String, Phone> found) {
    phones.clear();
    phones.putAll(found);
  }

  /** A phone has come. */
  void came(SwitchEvent.DeviceChanged event) {
    phones.put(event.line(), event.phone());
    registrations.merge(event.line(), 1L, Long::sum);
  }

  /** How often phones have come to that line. */
  long registrations(String line) {
    return registrations.getOrDefault(line, 0L);
  }

  /** The line has no phone any more. */
  void gone(String line) {
    phones.remove(line);
  }

  /**
   * Asks whether the line has another phone than the one that left, which may still be listed.
   *
   * @return whether it has; false too where the switch does not say
   */
  static CompletionStage<Boolean> hasAnother(
      SwitchEvent.DeviceChanged left, Function<String, CompletionStage<EslReply>> contactsOf) {
    String address = address(left.contact());
    CompletionStage<EslReply> answer;
    try {
      answer = contactsOf.apply(left.line());
    } catch (IllegalArgumentException refused) {
      return CompletableFuture.completedFuture(false); // no line of ours has such a name
    }
    return answer.handle(
        (reply, failure) ->
            failure == null && contacts(reply).stream().anyMatch(one -> !one.equals(address)));
  }

  /** The addresses in the answer to {@code sofia_contact}. */
  static List<String> contacts(EslReply reply) {
    String text = reply.text().strip();
    return text.startsWith("error/") || text.startsWith("-ERR")
        ? List.of()
        : Arrays.stream(text.split(",", -1))
            .map(PhoneWatch::address)
            .filter(address -> !address.isEmpty())
            .toList();
  }

  private static String address(@Nullable String contact) {
    Matcher matcher = ADDRESS.matcher(contact == null ? "" : contact);
    return matcher.find() ? matcher.group(1) : "";
  }
}
