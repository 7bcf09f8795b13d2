package io.patchcord.simulator.channel;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The variables that the SIP side of a leg sets as the far end answers the INVITE. */
public final class SipVariables {
  private static final String HOST = "127.0.0.1";
  private static final String METHODS =
      "INVITE, ACK, BYE, CANCEL, OPTIONS, NOTIFY, INFO, UPDATE, REFER";

  private static final List<String> OF_THE_DIALOG =
      List.of(
          "sip_to_tag",
          "sip_from_tag",
          "sip_call_id",
          "sip_full_via",
          "sip_from_display",
          "sip_full_from",
          "sip_full_to");

  private SipVariables() {}

  /** The far end said that it rings. */
  public static void ringing(Channel channel, int port, String fromHost, String contactUser) {
    CallerProfile profile = channel.profile();
    String number = profile.get(ProfileField.CALLER_ID_NUMBER);
    String display = profile.get(ProfileField.CALLER_ID_NAME);
    String callee = profile.get(ProfileField.DESTINATION_NUMBER);
    String via = "SIP/2.0/UDP " + HOST + ";rport;branch=z9hG4bK" + token();
    String fromTag = token();
    String toTag = token();
    String to = callee + "@" + HOST + ":" + port;
    String contact = contactUser + "@" + HOST + ":" + port;
    channel
        .variables()
        .setAll(
            "sip_local_network_addr", HOST,
            "sip_reply_host", HOST,
            "sip_reply_port", Integer.toString(port),
            "sip_network_ip", HOST,
            "sip_network_port", Integer.toString(port),
            "sip_allow", METHODS,
            "sip_recover_contact", "<sip:" + contact + ">",
            "sip_full_via", via,
            "sip_recover_via", via,
            "sip_from_display", display,
            "sip_full_from",
                "\"" + display + "\" <sip:" + number + "@" + fromHost + ">;tag=" + fromTag,
            "sip_full_to", "<sip:" + to + ">;tag=" + toTag,
            "sip_from_user", number,
            "sip_from_uri", number + "@" + fromHost,
            "sip_from_host", fromHost,
            "sip_to_user", callee,
            "sip_to_port", Integer.toString(port),
            "sip_to_uri", to,
            "sip_to_host", HOST,
            "sip_contact_user", contactUser,
            "sip_contact_port", Integer.toString(port),
            "sip_contact_uri", contact,
            "sip_contact_host", HOST,
            "sip_to_tag", toTag,
            "sip_from_tag", fromTag,
            "sip_cseq", Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000)),
            "sip_call_id", ChannelTable.newUuid());
  }

  /** The caller acknowledged that the switch answered. */
  public static void acknowledged(Channel channel) {
    OF_THE_DIALOG.forEach(name -> channel.variables().set(name, channel.variables().get(name)));
    channel.variables().set("sip_cseq", "1");
  }

  /** The far end refused the INVITE with that status, from that port. */
  public static void refused(Channel channel, SipFailure failure, HangupCause cause, int port) {
    if (channel.variables().get("sip_call_id") == null) {
      channel
          .variables()
          .setAll(
              "sip_reply_host", HOST,
              "sip_reply_port", Integer.toString(port),
              "sip_network_ip", HOST,
              "sip_network_port", Integer.toString(port),
              "sip_call_id", ChannelTable.newUuid());
    }
    String status = Integer.toString(failure.status());
    channel
        .variables()
        .setAll(
            "sip_hangup_disposition",
            Disposition.RECV_REFUSE.word(),
            "sip_invite_failure_status",
            status,
            "sip_invite_failure_phrase",
            failure.phrase(),
            "sip_term_status",
            status,
            "proto_specific_hangup_cause",
            "sip:" + status,
            "sip_term_cause",
            Integer.toString(cause.q850()));
  }

  /** The far end said BYE. */
  public static void byeReceived(Channel channel) {
    channel
        .variables()
        .setAll(
            "sip_term_status", "200",
            "proto_specific_hangup_cause", "sip:200",
            "sip_term_cause", Integer.toString(HangupCause.NORMAL_CLEARING.q850()));
  }

  private static String token() {
    return Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
  }
}
