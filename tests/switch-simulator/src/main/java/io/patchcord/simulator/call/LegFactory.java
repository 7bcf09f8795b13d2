package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.CallerProfile;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.Direction;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.ProfileTime;
import io.patchcord.simulator.line.Line;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the legs of calls, with the profile that each starts with. */
final class LegFactory {
  /** What the switch calls a leg that nobody gave a name. */
  static final String OUTBOUND_NAME = "Outbound Call";

  /** What the switch shows when an originate names no caller. */
  private static final String NO_CALLER_NUMBER = "0000000000";

  /** Where the callers of the recordings come from. */
  private static final int CALLER_PORT = 5095;

  private final Exchange exchange;

  LegFactory(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
  }

  /** The leg that an originate makes to the phone of a line. */
  OutboundLeg originated(String uuid, Line line, Map<String, String> requested) {
    String number = requested.getOrDefault("origination_caller_id_number", NO_CALLER_NUMBER);
    String name = requested.get("origination_caller_id_name");
    CallerProfile profile =
        outbound(uuid, line.number(), channelName(line))
            .set(ProfileField.CALLER_ID_NAME, name)
            .set(ProfileField.CALLER_ID_NUMBER, number)
            .set(ProfileField.ORIGINAL_CALLER_ID_NAME, name)
            .set(ProfileField.ORIGINAL_CALLER_ID_NUMBER, number)
            .set(ProfileField.ANI, number)
            .set(ProfileField.SOURCE, "src/switch_ivr_originate.c")
            .set(ProfileField.CONTEXT, "default");
    Channel channel = new Channel(uuid, channelName(line), Direction.OUTBOUND, profile);
    channel.belongsTo(line.number(), line.domain());
    LegVariables.originated(channel, line, requested, nextSession());
    return new OutboundLeg(channel, line.port(), line.domain(), line.number());
  }

  /** The leg that an originate makes to the carrier. */
  OutboundLeg originatedToCarrier(String uuid, String number, Map<String, String> requested) {
    String name = "sofia/external/" + number;
    String shown = requested.getOrDefault("origination_caller_id_number", NO_CALLER_NUMBER);
    CallerProfile profile =
        outbound(uuid, number, name)
            .set(ProfileField.CALLER_ID_NAME, requested.get("origination_caller_id_name"))
            .set(ProfileField.CALLER_ID_NUMBER, shown)
            .set(ProfileField.ORIGINAL_CALLER_ID_NAME, requested.get("origination_caller_id_name"))
            .set(ProfileField.ORIGINAL_CALLER_ID_NUMBER, shown)
            .set(ProfileField.ANI, shown)
            .set(ProfileField.SOURCE, "src/switch_ivr_originate.c")
            .set(ProfileField.CONTEXT, "default");
    Channel channel = new Channel(uuid, name, Direction.OUTBOUND, profile);
    String presence = requested.get("presence_id");
    if (presence != null) {
      channel.countsAs(presence);
    }
    LegVariables.originatedToCarrier(channel, number, requested, nextSession());
    return new OutboundLeg(channel, LegVariables.CARRIER_PORT, LegVariables.HOST, "carrier");
  }

  /** The leg to the phone of a line that a bridge from that leg makes. */
  OutboundLeg bridgedToLine(Channel originator, Line line) {
    Channel channel = bridged(originator, line.number(), channelName(line));
    channel.belongsTo(line.number(), line.domain());
    LegVariables.bridgedToLine(channel, originator, line, nextSession());
    return new OutboundLeg(channel, line.port(), line.domain(), line.number());
  }

  /** The leg to the carrier that a bridge from that leg makes. */
  OutboundLeg bridgedToCarrier(Channel originator, String number) {
    Channel channel = bridged(originator, number, "sofia/external/" + number);
    LegVariables.bridgedToCarrier(channel, originator, number, nextSession());
    return new OutboundLeg(channel, LegVariables.CARRIER_PORT, LegVariables.HOST, "carrier");
  }

  /** The leg that somebody outside makes to the switch. */
  Channel inbound(String from, String to, @Nullable String name) {
    String uuid = ChannelTable.newUuid();
    String channelName = "sofia/external/" + from + "@127.0.0.1:" + CALLER_PORT;
    long now = exchange.clock().micros();
    String shown = name == null ? from : name;
    CallerProfile profile =
        new CallerProfile()
            .set(ProfileField.DIRECTION, Direction.INBOUND.word())
            .set(ProfileField.LOGICAL_DIRECTION, Direction.INBOUND.word())
            .set(ProfileField.USERNAME, from)
            .set(ProfileField.DIALPLAN, "XML")
            .set(ProfileField.CALLER_ID_NAME, shown)
            .set(ProfileField.CALLER_ID_NUMBER, from)
            .set(ProfileField.ORIGINAL_CALLER_ID_NAME, shown)
            .set(ProfileField.ORIGINAL_CALLER_ID_NUMBER, from)
            .set(ProfileField.NETWORK_ADDRESS, LegVariables.HOST)
            .set(ProfileField.ANI, from)
            .set(ProfileField.DESTINATION_NUMBER, to)
            .set(ProfileField.UNIQUE_ID, uuid)
            .set(ProfileField.SOURCE, "mod_sofia")
            .set(ProfileField.CONTEXT, "public")
            .set(ProfileField.CHANNEL_NAME, channelName)
            .set(ProfileField.PROFILE_INDEX, "1")
            .time(ProfileTime.PROFILE_CREATED, now)
            .time(ProfileTime.CREATED, now);
    Channel channel = new Channel(uuid, channelName, Direction.INBOUND, profile);
    LegVariables.inbound(channel, nextSession(), CALLER_PORT);
    return channel;
  }

  /** The leg that the phone of a line makes to the switch. */
  Channel fromPhone(Line line, String dialed) {
    String uuid = ChannelTable.newUuid();
    String channelName = "sofia/internal/" + line;
    long now = exchange.clock().micros();
    String shown = line.number();
    CallerProfile profile =
        new CallerProfile()
            .set(ProfileField.DIRECTION, Direction.INBOUND.word())
            .set(ProfileField.LOGICAL_DIRECTION, Direction.INBOUND.word())
            .set(ProfileField.USERNAME, line.number())
            .set(ProfileField.DIALPLAN, "XML")
            .set(ProfileField.CALLER_ID_NAME, shown)
            .set(ProfileField.CALLER_ID_NUMBER, line.number())
            .set(ProfileField.ORIGINAL_CALLER_ID_NAME, shown)
            .set(ProfileField.ORIGINAL_CALLER_ID_NUMBER, line.number())
            .set(ProfileField.NETWORK_ADDRESS, LegVariables.HOST)
            .set(ProfileField.ANI, line.number())
            .set(ProfileField.DESTINATION_NUMBER, dialed)
            .set(ProfileField.UNIQUE_ID, uuid)
            .set(ProfileField.SOURCE, "mod_sofia")
            .set(ProfileField.CONTEXT, "default")
            .set(ProfileField.CHANNEL_NAME, channelName)
            .set(ProfileField.PROFILE_INDEX, "1")
            .time(ProfileTime.PROFILE_CREATED, now)
            .time(ProfileTime.CREATED, now);
    Channel channel = new Channel(uuid, channelName, Direction.INBOUND, profile);
    channel.belongsTo(line.number(), line.domain());
    LegVariables.inbound(channel, nextSession(), line.port());
    exchange.directory().addVariables(line, channel.variables());
    channel
        .variables()
        .setAll(
            "presence_id", line.toString(),
            "sip_authorized", "true",
            "sip_auth_username", line.number(),
            "sip_auth_realm", line.domain(),
            "sip_number_alias", line.number(),
            "number_alias", line.number(),
            "requested_user_name", line.number(),
            "requested_domain_name", line.domain(),
            "user_name", line.number(),
            "domain_name", line.domain());
    return channel;
  }

  private Channel bridged(Channel originator, String number, String channelName) {
    String uuid = ChannelTable.newUuid();
    CallerProfile from = originator.profile();
    CallerProfile profile = outbound(uuid, number, channelName);
    for (ProfileField inherited :
        new ProfileField[] {
          ProfileField.USERNAME,
          ProfileField.DIALPLAN,
          ProfileField.CALLER_ID_NAME,
          ProfileField.CALLER_ID_NUMBER,
          ProfileField.ORIGINAL_CALLER_ID_NAME,
          ProfileField.ORIGINAL_CALLER_ID_NUMBER,
          ProfileField.NETWORK_ADDRESS,
          ProfileField.ANI,
          ProfileField.SOURCE,
          ProfileField.CONTEXT,
          ProfileField.RDNIS
        }) {
      profile.set(inherited, from.get(inherited));
    }
    String effectiveName = originator.variables().get("effective_caller_id_name");
    if (effectiveName != null) {
      profile.set(ProfileField.CALLER_ID_NAME, effectiveName);
    }
    String effectiveNumber = originator.variables().get("effective_caller_id_number");
    if (effectiveNumber != null) {
      profile.set(ProfileField.CALLER_ID_NUMBER, effectiveNumber);
    }
    Channel channel = new Channel(uuid, channelName, Direction.OUTBOUND, profile);
    channel.originatedBy(originator);
    return channel;
  }

  private CallerProfile outbound(String uuid, String number, String channelName) {
    long now = exchange.clock().micros();
    return new CallerProfile()
        .set(ProfileField.DIRECTION, Direction.OUTBOUND.word())
        .set(ProfileField.LOGICAL_DIRECTION, Direction.OUTBOUND.word())
        .set(ProfileField.CALLEE_ID_NAME, OUTBOUND_NAME)
        .set(ProfileField.CALLEE_ID_NUMBER, number)
        .set(ProfileField.DESTINATION_NUMBER, number)
        .set(ProfileField.UNIQUE_ID, uuid)
        .set(ProfileField.CHANNEL_NAME, channelName)
        .set(ProfileField.PROFILE_INDEX, "1")
        .time(ProfileTime.PROFILE_CREATED, now)
        .time(ProfileTime.CREATED, now);
  }

  private static String channelName(Line line) {
    return "sofia/internal/" + line.number() + "@" + LegVariables.HOST + ":" + line.port();
  }

  private long nextSession() {
    return exchange.channels().sinceStartup() + 1;
  }
}
