package io.patchcord.simulator.call;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.MediaVariables;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.Variables;
import io.patchcord.simulator.line.Line;
import java.util.Map;

/** The variables that a leg starts with, in the order in which the real switch sets them. */
final class LegVariables {
  static final String HOST = "127.0.0.1";
  static final int CARRIER_PORT = 5090;

  private static final String ALL_CODECS = "OPUS,G722,PCMU,PCMA,H264,VP8";
  private static final String OFFERED_CODEC = "CORE_PCM_MODULE.PCMU@8000h@20i@64000b";
  private static final String AGREED_CODEC = "PCMU@8000h@20i";

  private LegVariables() {}

  /** Those of a leg that an originate makes to a phone. */
  static void originated(
      Channel channel, Line line, Map<String, String> requested, long sessionNumber) {
    Variables variables = begin(channel);
    channel.callUuid(channel.uuid());
    variables.set("session_id", Long.toString(sessionNumber));
    addAddress(channel, "internal", line.contact());
    if (Boolean.parseBoolean(requested.get("sip_auto_answer"))) {
      variables.set("sip_h_Call-Info", "<sip:127.0.0.1>;answer-after=0");
      variables.set("sip_invite_params", "intercom=true");
    }
    requested.forEach(variables::set);
    addDialed(variables, line);
    addInvite(variables, line);
    boolean earlyMedia = !variables.isTrue("ignore_early_media");
    variables.setAll(
        "originate_early_media", Boolean.toString(earlyMedia), "originate_endpoint", "sofia");
    MediaVariables.offered(channel, ALL_CODECS, true);
    addPhoneProfile(variables, line);
  }

  /** Those of a leg that an originate makes to the carrier. */
  static void originatedToCarrier(
      Channel channel, String number, Map<String, String> requested, long sessionNumber) {
    String address = number + "@" + HOST + ":" + CARRIER_PORT;
    Variables variables = begin(channel);
    channel.callUuid(channel.uuid());
    variables.set("session_id", Long.toString(sessionNumber));
    variables.set("sip_gateway_name", "carrier");
    addAddress(channel, "gateway", "sip:" + address);
    requested.forEach(variables::set);
    variables.setAll(
        "originate_early_media",
        Boolean.toString(!variables.isTrue("ignore_early_media")),
        "originate_endpoint",
        "sofia");
    MediaVariables.offered(channel, ALL_CODECS, true);
    addCarrierProfile(variables, address);
  }

  /** Those of a leg that a bridge makes to a phone. */
  static void bridgedToLine(Channel channel, Channel originator, Line line, long sessionNumber) {
    Variables variables = begin(channel);
    variables.set("session_id", Long.toString(sessionNumber));
    addAddress(channel, "internal", line.contact());
    addOriginator(channel, originator);
    addDialed(variables, line);
    addExported(originator, variables);
    addInvite(variables, line);
    addOriginate(variables, originator);
    MediaVariables.offered(channel, codecOf(originator), false);
    variables.set("video_media_flow", originator.hasMedia() ? "inactive" : "sendrecv");
    variables.set("rtp_local_sdp_str", variables.get("rtp_local_sdp_str"));
    addPhoneProfile(variables, line);
  }

  /** Those of a leg that a bridge makes to the carrier. */
  static void bridgedToCarrier(
      Channel channel, Channel originator, String number, long sessionNumber) {
    String address = number + "@" + HOST + ":" + CARRIER_PORT;
    Variables variables = begin(channel);
    variables.set("session_id", Long.toString(sessionNumber));
    variables.set("sip_gateway_name", "carrier");
    addAddress(channel, "gateway", "sip:" + address);
    addOriginator(channel, originator);
    addExported(originator, variables);
    addOriginate(variables, originator);
    MediaVariables.offered(channel, codecOf(originator), false);
    addCarrierProfile(variables, address);
  }

  private static void addCarrierProfile(Variables variables, String address) {
    variables.setAll(
        "sip_outgoing_contact_uri", "<sip:gw+carrier@127.0.0.1:5080;transport=udp;gw=carrier>",
        "sip_req_uri", address,
        "sip_to_host", HOST + ":" + CARRIER_PORT,
        "sip_from_host", HOST,
        "sofia_profile_name", "external",
        "recovery_profile_name", "external",
        "sofia_profile_url", "sip:mod_sofia@127.0.0.1:5080");
  }

  /** What the switch sets again on a leg made through {@code user/} once it is answered. */
  static void userEndpointAnswered(Variables variables) {
    if (variables.get("originator") != null) {
      move(variables, "max_forwards");
      variables.set("originator_codec", AGREED_CODEC);
      move(variables, "originator");
      String exported = variables.get("export_vars");
      if (exported != null) {
        move(variables, "export_vars");
        for (String name : exported.split(",")) {
          move(variables, name);
        }
      }
    }
    move(variables, "originate_early_media");
    move(variables, "originating_leg_uuid");
    variables.set("originate_endpoint", "user");
  }

  /** Moves a variable that has a value to the end. */
  static void move(Variables variables, String name) {
    variables.set(name, variables.get(name));
  }

  /** The user that a dial string names, on the leg that dials it and on the one that is made. */
  static void addDialed(Variables variables, Line line) {
    variables.setAll("dialed_user", line.number(), "dialed_domain", line.domain());
  }

  private static Variables begin(Channel channel) {
    return channel
        .variables()
        .setAll("direction", "outbound", "is_outbound", "true", "uuid", channel.uuid());
  }

  private static void addAddress(Channel channel, String profile, String url) {
    channel
        .variables()
        .setAll(
            "sip_local_network_addr", HOST,
            "sip_profile_name", profile,
            "text_media_flow", "disabled",
            "channel_name", channel.name(),
            "sip_destination_url", url);
  }

  private static void addOriginator(Channel channel, Channel originator) {
    Variables variables = channel.variables();
    if (!"false".equals(originator.variables().get("sip_copy_custom_headers"))) {
      originator.variables().all().forEach((name, value) -> copyCustom(variables, name, value));
    }
    variables.setAll(
        "max_forwards", Integer.toString(forwardsLeft(originator)),
        "originator_codec", codecOf(originator),
        "originator", originator.uuid(),
        "signal_bond", originator.uuid(),
        "switch_m_sdp", originator.variables().get("switch_r_sdp"));
    channel.callUuid(originator.callUuid());
  }

  private static int forwardsLeft(Channel originator) {
    String forwards = originator.variables().get("max_forwards");
    return forwards == null ? 69 : Integer.parseInt(forwards) - 1;
  }

  private static void copyCustom(Variables variables, String name, String value) {
    if (name.startsWith("sip_h_")) {
      variables.set(name, value);
    }
  }

  private static void addExported(Channel originator, Variables variables) {
    String exported = originator.variables().get("export_vars");
    if (exported == null) {
      return;
    }
    variables.set("export_vars", exported);
    for (String name : exported.split(",")) {
      variables.set(name, originator.variables().get(name));
    }
  }

  private static void addInvite(Variables variables, Line line) {
    variables.setAll("sip_invite_domain", line.domain(), "presence_id", line.toString());
  }

  private static void addOriginate(Variables variables, Channel originator) {
    boolean ignored = originator.variables().isTrue("ignore_early_media");
    if (ignored) {
      variables.set("ignore_early_media", "true");
    }
    variables.setAll(
        "originate_early_media", Boolean.toString(!ignored),
        "originating_leg_uuid", originator.uuid(),
        "originate_endpoint", "sofia");
  }

  private static void addPhoneProfile(Variables variables, Line line) {
    String parameters = variables.get("sip_invite_params");
    String address = line.number() + "@" + HOST + ":" + line.port();
    variables.setAll(
        "sip_outgoing_contact_uri", "<sip:mod_sofia@127.0.0.1:5060>",
        "sip_req_uri", parameters == null ? address : address + ";" + parameters,
        "sip_to_host", HOST + ":" + line.port(),
        "sip_from_host", line.domain(),
        "sofia_profile_name", "internal",
        "recovery_profile_name", "internal",
        "sofia_profile_url", "sip:mod_sofia@127.0.0.1:5060");
  }

  private static String codecOf(Channel originator) {
    return originator.hasMedia() ? AGREED_CODEC : OFFERED_CODEC;
  }

  /** Those of a leg that a carrier made to the switch. */
  static void inbound(Channel channel, long sessionNumber, int callerPort) {
    String number = channel.profile().get(ProfileField.CALLER_ID_NUMBER);
    String called = channel.profile().get(ProfileField.DESTINATION_NUMBER);
    String port = Integer.toString(callerPort);
    String from = number + "@" + HOST + ":" + port;
    String to = called + "@" + HOST + ":5080";
    Variables variables = channel.variables();
    variables.setAll("direction", "inbound", "uuid", channel.uuid());
    channel.callUuid(channel.uuid());
    variables.setAll(
        "session_id", Long.toString(sessionNumber),
        "sip_from_user", number,
        "sip_from_port", port,
        "sip_from_uri", from,
        "sip_from_host", HOST,
        "video_media_flow", "disabled",
        "audio_media_flow", "disabled",
        "text_media_flow", "disabled",
        "channel_name", channel.name(),
        "sip_call_id", channel.uuid(),
        "sip_local_network_addr", HOST,
        "sip_network_ip", HOST,
        "sip_network_port", port,
        "sip_invite_stamp", Long.toString(channel.createdMicros()),
        "sip_received_ip", HOST,
        "sip_received_port", port,
        "sip_via_protocol", "udp",
        "sip_from_user_stripped", number.replaceFirst("^\\+", ""),
        "sip_from_tag", Integer.toHexString(channel.uuid().hashCode()),
        "sofia_profile_name", "external",
        "sofia_profile_url", "sip:mod_sofia@127.0.0.1:5080",
        "recovery_profile_name", "external",
        "sip_full_via", "SIP/2.0/UDP " + HOST + ":" + port + ";rport=" + port,
        "sip_from_display", channel.profile().get(ProfileField.CALLER_ID_NAME),
        "sip_full_from", "<sip:" + from + ">",
        "sip_full_to", "<sip:" + to + ">",
        "sip_allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, NOTIFY, INFO, UPDATE, REFER",
        "sip_req_user", called,
        "sip_req_port", "5080",
        "sip_req_uri", to,
        "sip_req_host", HOST,
        "sip_to_user", called,
        "sip_to_port", "5080",
        "sip_to_uri", to,
        "sip_to_host", HOST,
        "sip_contact_user", number,
        "sip_contact_port", port,
        "sip_contact_uri", from,
        "sip_contact_host", HOST,
        "rtp_use_codec_string", ALL_CODECS,
        "sip_via_host", HOST,
        "sip_via_port", port,
        "sip_via_rport", port,
        "max_forwards", "70",
        "switch_r_sdp", MediaVariables.remoteDescription(callerPort + 10_000),
        "ep_codec_string", OFFERED_CODEC,
        "endpoint_disposition", "DELAYED NEGOTIATION");
  }
}
