package io.patchcord.simulator.conference;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Arguments;
import io.patchcord.simulator.event.EventEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The command {@code conference}, with the replies of the real one. */
public final class ConferenceCommand {
  private static final int MAXIMUM_ARGUMENTS = 5;

  private final Conferences conferences;
  private final ConferenceLists lists;

  /** Acts on those conferences. */
  public ConferenceCommand(Conferences conferences, ConferenceLists lists) {
    this.conferences = requireNonNull(conferences, "conferences is null");
    this.lists = requireNonNull(lists, "lists is null");
  }

  /** Runs it. */
  public String run(String text) {
    List<String> words = Arguments.split(text, MAXIMUM_ARGUMENTS);
    if (words.isEmpty()) {
      return usage();
    }
    String first = words.get(0);
    Optional<Conference> conference = conferences.find(first);
    if (conference.isPresent()) {
      return words.size() < 2
          ? "Conference command, not specified.\nTry 'help'\n"
          : run(conference.get(), words);
    }
    return switch (first.toLowerCase(Locale.ROOT)) {
      case "list" -> lists.listAll(conferences.all());
      case "count" -> conferences.all().size() + "\n";
      case "json_list" -> json(conferences.all(), words.size() > 1 && isCompact(words.get(1)));
      case "help", "commands" -> usage();
      default -> "-ERR Conference " + first + " not found\n";
    };
  }

  private static boolean isCompact(String word) {
    return word.equals("compact");
  }

  private String run(Conference conference, List<String> words) {
    String action = words.get(1).toLowerCase(Locale.ROOT);
    return switch (action) {
      case "list" -> ConferenceLists.list(conference);
      case "count" -> conference.members().size() + "\n";
      case "json_list" -> json(List.of(conference), words.size() > 2 && isCompact(words.get(2)));
      case "mute" ->
          each(conference, words, "mute", member -> conferences.mute(conference, member, true));
      case "unmute" ->
          each(conference, words, "unmute", member -> conferences.mute(conference, member, false));
      case "tmute" -> toggle(conference, words);
      case "deaf" ->
          each(conference, words, "deaf", member -> conferences.deafen(conference, member, true));
      case "undeaf" ->
          each(
              conference, words, "undeaf", member -> conferences.deafen(conference, member, false));
      case "kick" ->
          each(conference, words, "kicked", member -> conferences.kick(conference, member, true));
      case "hup" ->
          each(conference, words, "hup", member -> conferences.kick(conference, member, false));
      default -> "Conference command '" + words.get(1) + "' not found.\n";
    };
  }

  private String toggle(Conference conference, List<String> words) {
    StringBuilder reply = new StringBuilder();
    for (ConferenceMember member : members(conference, words)) {
      boolean mute = member.speaks();
      reply.append(mute ? "+OK mute " : "+OK unmute ").append(member.id()).append('\n');
      conferences.mute(conference, member, mute);
    }
    return reply.isEmpty() ? notFound(words) : reply.toString();
  }

  private String each(
      Conference conference, List<String> words, String word, Consumer<ConferenceMember> action) {
    List<ConferenceMember> members = members(conference, words);
    if (words.size() > 2 && members.isEmpty()) {
      return notFound(words);
    }
    StringBuilder reply = new StringBuilder();
    for (ConferenceMember member : members) {
      reply.append("+OK ").append(word).append(' ').append(member.id()).append('\n');
      action.accept(member);
    }
    return reply.toString();
  }

  private static String notFound(List<String> words) {
    return words.size() < 3 ? "" : "-ERR Non-Existant ID " + words.get(2) + "\n";
  }

  /** One by its number, the last who came, all, or all who do not moderate, which is all. */
  private static List<ConferenceMember> members(Conference conference, List<String> words) {
    if (words.size() < 3) {
      return List.of();
    }
    List<ConferenceMember> members = new ArrayList<>(conference.members());
    return switch (words.get(2).toLowerCase(Locale.ROOT)) {
      case "all", "non_moderator" -> members;
      case "last" -> members.subList(0, Math.min(1, members.size()));
      default ->
          members.stream()
              .filter(member -> Integer.toString(member.id()).equals(words.get(2)))
              .toList();
    };
  }

  private String json(Collection<Conference> which, boolean compact) {
    List<Object> all = new ArrayList<>();
    which.forEach(conference -> all.add(lists.describe(conference)));
    return compact ? EventEncoder.toJson(all) : PrettyJson.print(all);
  }

  private static String usage() {
    return """
    list|count|json_list
    <conf name> list
    <conf name> json_list [compact]
    <conf name> count
    <conf name> mute <[member_id|all|last|non_moderator]>
    <conf name> unmute <[member_id|all|last|non_moderator]>
    <conf name> tmute <[member_id|all|last|non_moderator]>
    <conf name> deaf <[member_id|all|last|non_moderator]>
    <conf name> undeaf <[member_id|all|last|non_moderator]>
    <conf name> kick <[member_id|all|last|non_moderator]>
    <conf name> hup <[member_id|all|last|non_moderator]>
    """;
  }
}
