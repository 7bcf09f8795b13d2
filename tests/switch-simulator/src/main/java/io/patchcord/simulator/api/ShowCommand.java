package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Application;
import io.patchcord.simulator.channel.CallerProfile;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.ProfileTime;
import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.event.EventEncoder;
import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command {@code show}, for the tables that a client reads after it connects. */
public final class ShowCommand {
  private static final String USAGE =
      "-USAGE: codec|endpoint|application|api|dialplan|file|timer|calls [count]|channels"
          + " [count|like <match string>]|calls|detailed_calls|bridged_calls|detailed_bridged_calls"
          + "|aliases|complete|chat|management|modules|nat_map|say|interfaces|interface_types"
          + "|tasks|limits|status\n";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final ChannelTable channels;
  private final Directory directory;
  private final String hostname;

  /** Shows those. */
  public ShowCommand(ChannelTable channels, Directory directory, String hostname) {
    this.channels = requireNonNull(channels, "channels is null");
    this.directory = requireNonNull(directory, "directory is null");
    this.hostname = requireNonNull(hostname, "hostname is null");
  }

  /** Adds it. */
  public void addTo(ApiCommands commands) {
    commands.addImmediate("show", this::show);
  }

  private String show(String arguments) {
    String[] words = arguments.split("\\s+");
    List<Map<String, String>> rows =
        switch (words[0]) {
          case "channels" -> channelRows();
          case "calls" -> callRows();
          case "registrations" -> registrationRows();
          default -> List.of();
        };
    boolean known = List.of("channels", "calls", "registrations").contains(words[0]);
    if (!known) {
      return USAGE;
    }
    if (words.length == 2 && words[1].equals("count")) {
      return "\n" + rows.size() + " total.\n";
    }
    String format = words.length > 2 && words[1].equalsIgnoreCase("as") ? words[2] : "";
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "json" -> json(rows);
      case "xml" -> ShowTables.xml(rows);
      case "delim" -> ShowTables.lines(rows, words.length > 3 ? words[3] : ",");
      default -> ShowTables.lines(rows, ",");
    };
  }

  /** An empty table has no rows at all, and blanks in its JSON. */
  private static String json(List<Map<String, String>> rows) {
    if (rows.isEmpty()) {
      return "{\"row_count\": 0}\n";
    }
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("row_count", rows.size());
    table.put("rows", rows);
    return EventEncoder.toJson(table);
  }

  private List<Map<String, String>> channelRows() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Channel channel : channels.all()) {
      CallerProfile profile = channel.profile();
      CallerProfile first = channel.firstProfile();
      Map<String, String> row = begin(channel, "");
      row.put("application", channel.shown().application().name());
      row.put("application_data", channel.shown().application().data());
      row.put("dialplan", profile.get(ProfileField.DIALPLAN));
      row.put("context", profile.get(ProfileField.CONTEXT));
      for (String side : List.of("read", "write")) {
        row.put(side + "_codec", channel.hasMedia() ? "PCMU" : "");
        row.put(side + "_rate", channel.hasMedia() ? "8000" : "");
        row.put(side + "_bit_rate", channel.hasMedia() ? "64000" : "");
      }
      row.put("secure", "");
      row.put("hostname", hostname);
      addPresence(row, channel, "");
      row.put("call_uuid", channel.callUuid());
      addSent(row, channel, "");
      row.put("initial_cid_name", first.get(ProfileField.CALLER_ID_NAME));
      row.put("initial_cid_num", first.get(ProfileField.CALLER_ID_NUMBER));
      row.put("initial_ip_addr", first.get(ProfileField.NETWORK_ADDRESS));
      row.put("initial_dest", first.get(ProfileField.DESTINATION_NUMBER));
      row.put("initial_dialplan", first.get(ProfileField.DIALPLAN));
      row.put("initial_context", first.get(ProfileField.CONTEXT));
      rows.add(row);
    }
    return rows;
  }

  /** Every call once: a leg that is bridged shows under the one that made the bridge. */
  private List<Map<String, String>> callRows() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Channel channel : channels.all()) {
      Channel partner = channel.partner().orElse(null);
      if (partner != null && !channel.callUuid().equals(channel.uuid())) {
        continue;
      }
      Map<String, String> row = begin(channel, "");
      addPresence(row, channel, "");
      row.put("call_uuid", channel.callUuid());
      row.put("hostname", hostname);
      addSent(row, channel, "");
      addOther(row, partner);
      long bridged = channel.profile().time(ProfileTime.BRIDGED);
      row.put("call_created_epoch", bridged == 0 ? "" : Long.toString(bridged / 1_000_000));
      rows.add(row);
    }
    return rows;
  }

  private static void addOther(Map<String, String> row, @Nullable Channel partner) {
    if (partner == null) {
      for (String column :
          List.of("uuid", "direction", "created", "created_epoch", "name", "state", "cid_name")) {
        row.put("b_" + column, "");
      }
      return;
    }
    row.putAll(begin(partner, "b_"));
    addPresence(row, partner, "b_");
    addSent(row, partner, "b_");
  }

  private static Map<String, String> begin(Channel channel, String prefix) {
    CallerProfile profile = channel.profile();
    long created = channel.createdMicros();
    Map<String, String> row = new LinkedHashMap<>();
    row.put(prefix + "uuid", channel.uuid());
    row.put(prefix + "direction", channel.direction().word());
    row.put(
        prefix + "created", STAMP.format(SwitchClock.instant(created).atOffset(ZoneOffset.UTC)));
    row.put(prefix + "created_epoch", Long.toString(created / 1_000_000));
    row.put(prefix + "name", channel.name());
    row.put(prefix + "state", channel.runningState().name());
    row.put(prefix + "cid_name", profile.get(ProfileField.CALLER_ID_NAME));
    row.put(prefix + "cid_num", profile.get(ProfileField.CALLER_ID_NUMBER));
    row.put(prefix + "ip_addr", channel.shown().address());
    row.put(prefix + "dest", channel.shown().destination());
    return row;
  }

  private static void addPresence(Map<String, String> row, Channel channel, String prefix) {
    row.put(prefix + "presence_id", channel.presenceId().orElse(""));
    row.put(prefix + "presence_data", "");
    boolean runs = !channel.shown().application().equals(Application.NONE);
    row.put(prefix + "accountcode", runs ? variable(channel, "accountcode") : "");
    row.put(prefix + "callstate", channel.callState().name());
    row.put(prefix + "callee_name", channel.profile().get(ProfileField.CALLEE_ID_NAME));
    row.put(prefix + "callee_num", channel.profile().get(ProfileField.CALLEE_ID_NUMBER));
    row.put(prefix + "callee_direction", channel.shown().display().direction());
  }

  private static void addSent(Map<String, String> row, Channel channel, String prefix) {
    row.put(prefix + "sent_callee_name", channel.shown().display().name());
    row.put(prefix + "sent_callee_num", channel.shown().display().number());
  }

  private static String variable(Channel channel, String name) {
    String value = channel.variables().get(name);
    return value == null ? "" : value;
  }

  private List<Map<String, String>> registrationRows() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Line line : directory.all()) {
      if (line.isListed()) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("reg_user", line.number());
        row.put("realm", line.domain());
        row.put("token", line.registrationCallId());
        row.put("url", "sofia/internal/" + line.contact());
        row.put("expires", Long.toString(line.expiresEpoch()));
        row.put("network_ip", "127.0.0.1");
        row.put("network_port", Integer.toString(line.port()));
        row.put("network_proto", "udp");
        row.put("hostname", hostname);
        row.put("metadata", "");
        rows.add(row);
      }
    }
    return rows;
  }
}
