package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Arguments;
import io.patchcord.simulator.call.Calls;
import io.patchcord.simulator.call.Holds;
import io.patchcord.simulator.channel.CallState;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelHeaders;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventEncoder;
import io.patchcord.simulator.event.EventSource;
import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.PhoneMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The commands that act on one channel, with the replies of the real ones, also those that lie. */
public final class ChannelCommands {
  private static final EventSource DUMP_SOURCE =
      new EventSource("mod_commands.c", "uuid_dump_function", 6468);
  private static final String NO_SUCH_CHANNEL = "-ERR No such channel!\n";
  private static final String SUCCESS = "+OK Success\n";
  private static final String FAILED = "-ERR Operation failed\n";
  private static final String DONE = "+OK\n";
  private static final String SETVAR_MULTI_USAGE =
      "-USAGE: <uuid> <var>=<value>;<var>=<value>...\n";

  /** Without a blank the real one prints nothing at all. */
  private static final String NO_REPLY_OF_SETVAR_MULTI = "";

  private final ChannelTable channels;
  private final Calls calls;
  private final Holds holds;
  private final EventBus bus;
  private final Directory directory;

  /** Acts on those channels. */
  public ChannelCommands(
      ChannelTable channels, Calls calls, Holds holds, EventBus bus, Directory directory) {
    this.channels = requireNonNull(channels, "channels is null");
    this.calls = requireNonNull(calls, "calls is null");
    this.holds = requireNonNull(holds, "holds is null");
    this.bus = requireNonNull(bus, "bus is null");
    this.directory = requireNonNull(directory, "directory is null");
  }

  /** Adds them. */
  public void addTo(ApiCommands commands) {
    commands
        .add("originate", calls::originate)
        .addImmediate("uuid_exists", uuid -> Boolean.toString(channels.find(uuid).isPresent()))
        .addImmediate("uuid_dump", this::dump)
        .addImmediate("uuid_kill", this::kill)
        .addImmediate("uuid_getvar", this::getVariable)
        .addImmediate("uuid_setvar", this::setVariable)
        .addImmediate("uuid_setvar_multi", this::setVariables)
        .addImmediate("uuid_answer", this::answer)
        .addImmediate("hupall", this::hangUpAll)
        .addImmediate("uuid_hold", this::hold)
        .addImmediate("uuid_phone_event", this::phoneEvent);
  }

  private String onChannel(String uuid, Function<Channel, String> action) {
    return channels.find(uuid).map(action).orElse(NO_SUCH_CHANNEL);
  }

  private String dump(String text) {
    List<String> arguments = Arguments.split(text, 2);
    if (arguments.isEmpty()) {
      return "-USAGE: <uuid> [format]\n";
    }
    String format = arguments.size() > 1 ? arguments.get(1).toLowerCase(Locale.ROOT) : "txt";
    return onChannel(
        arguments.get(0),
        channel -> {
          Map<String, String> headers = bus.stamp("CHANNEL_DATA", null, DUMP_SOURCE);
          headers.putAll(ChannelHeaders.complete(channel));
          return switch (format) {
            case "json" -> EventEncoder.json(headers, null);
            case "plain" -> lines(headers); // as it is, unlike a plain event
            default -> EventEncoder.plain(headers, null);
          };
        });
  }

  private static String lines(Map<String, String> headers) {
    StringBuilder text = new StringBuilder();
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.append('\n').toString();
  }

  private String kill(String text) {
    List<String> arguments = Arguments.split(text, 2);
    if (arguments.isEmpty()) {
      return "-USAGE: <uuid> [cause]\n";
    }
    HangupCause cause =
        arguments.size() < 2
            ? HangupCause.NORMAL_CLEARING
            : HangupCause.named(arguments.get(1)).orElse(HangupCause.NORMAL_CLEARING);
    return onChannel(
        arguments.get(0),
        channel -> {
          calls.hangUp(channel, cause, Calls.dispositionOf(channel));
          return DONE;
        });
  }

  private String getVariable(String text) {
    List<String> arguments = Arguments.split(text, 2);
    if (arguments.size() < 2) {
      return "-USAGE: <uuid> <var>\n";
    }
    return onChannel(
        arguments.get(0),
        channel ->
            Optional.ofNullable(channel.variables().get(arguments.get(1))).orElse("_undef_"));
  }

  private String setVariable(String text) {
    List<String> arguments = Arguments.split(text, 3);
    if (arguments.size() < 2) {
      return "-USAGE: <uuid> <var> [value]\n";
    }
    return onChannel(
        arguments.get(0),
        channel -> {
          channel.variables().set(arguments.get(1), arguments.size() < 3 ? null : arguments.get(2));
          return DONE;
        });
  }

  private String setVariables(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0) {
      return NO_REPLY_OF_SETVAR_MULTI;
    }
    return channels
        .find(text.substring(0, blank))
        .map(channel -> setVariables(channel, text.substring(blank + 1)))
        .orElse(NO_SUCH_CHANNEL + SETVAR_MULTI_USAGE);
  }

  private static String setVariables(Channel channel, String list) {
    int set = 0;
    for (String pair : list.split(";")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isBlank()) {
        channel.variables().set(name, equals < 0 ? null : pair.substring(equals + 1));
        set++;
      }
    }
    return set == 0 ? SETVAR_MULTI_USAGE : DONE;
  }

  /** Says +OK of a leg that the switch calls, and does nothing with it. */
  private String answer(String uuid) {
    Optional<Channel> channel = channels.find(uuid);
    channel.ifPresent(calls::answerIfCalling);
    return channel.isPresent() ? DONE : NO_SUCH_CHANNEL;
  }

  private String hangUpAll(String text) {
    List<String> words = Arguments.split(text, 11);
    HangupCause cause =
        words.isEmpty()
            ? HangupCause.MANAGER_REQUEST
            : HangupCause.named(words.get(0)).orElse(HangupCause.MANAGER_REQUEST);
    if (words.size() < 3) {
      calls.hangUpAll(cause);
      return "+OK hangup all channels with cause " + cause + "\n";
    }
    for (Channel channel : channels.all()) {
      if (words.get(2).equals(channel.variables().get(words.get(1)))) {
        calls.hangUp(channel, cause, Calls.dispositionOf(channel));
      }
    }
    return "+OK hangup all channels matching [%s]=[%s] with cause: %s\n"
        .formatted(words.get(1), words.get(2), cause);
  }

  /** Says +OK also where there is no channel, as the real one does. */
  private String hold(String text) {
    List<String> arguments = Arguments.split(text, 3);
    if (arguments.isEmpty()) {
      return "-USAGE: [off|toggle] <uuid> [<display>]\n";
    }
    String first = arguments.get(0);
    boolean modified = first.equals("off") || first.equals("toggle");
    if (modified && arguments.size() < 2) {
      return "-USAGE: [off|toggle] <uuid> [<display>]\n";
    }
    Optional<Channel> found = channels.find(modified ? arguments.get(1) : first);
    if (found.isEmpty()) {
      return SUCCESS;
    }
    Channel channel = found.get();
    boolean held = channel.callState() == CallState.HELD;
    if (first.equals("off") || (first.equals("toggle") && held)) {
      return holds.unhold(channel) ? SUCCESS : FAILED;
    }
    return holds.hold(channel) ? SUCCESS : FAILED;
  }

  /** A phone that never answers gets the NOTIFY and does nothing, and the reply is the same. */
  private String phoneEvent(String text) {
    List<String> arguments = Arguments.split(text, 2);
    if (arguments.isEmpty()) {
      return "-USAGE: <uuid>\n" + FAILED;
    }
    Optional<Channel> channel = channels.find(arguments.get(0));
    if (channel.isEmpty()) {
      return FAILED;
    }
    if (arguments.size() > 1 && arguments.get(1).equals("talk") && obeys(channel.get())) {
      calls.answer(channel.get());
    }
    return SUCCESS;
  }

  private boolean obeys(Channel channel) {
    return channel
        .line()
        .flatMap(directory::find)
        .filter(line -> line.mode() != PhoneMode.NEVER)
        .isPresent();
  }
}
