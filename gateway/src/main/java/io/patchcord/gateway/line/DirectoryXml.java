package io.patchcord.gateway.line;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines in the words of FreeSWITCH's directory. What is written passes a whitelist: FreeSWITCH
 * reads an answer as it reads a file, and would run what {@code <X-PRE-PROCESS>} says.
 *
 * <p>{@code $${line_srtp_when_rung}}, {@code $${agent_context}} and {@code $${line_srtp}} are
 * global variables of the switch, which stand in {@code freeswitch-conf/vars.xml}.
 */
public final class DirectoryXml {
  /** FreeSWITCH then looks into its own files. */
  public static final String NOT_FOUND =
      document("<section name=\"result\"><result status=\"not found\"/></section>");

  /**
   * How a line is rung, as in {@code freeswitch-conf/directory/domain.xml}: all its phones, with
   * the {@code presence_id} by which legs are known.
   */
  public static final String DIAL_STRING =
      "{^^:sip_invite_domain=${dialed_domain}:presence_id=${dialed_user}@${dialed_domain}"
          + ":rtp_secure_media_outbound=$${line_srtp_when_rung}}"
          + "${sofia_contact(*/${dialed_user}@${dialed_domain})}";

  private static final Pattern LINE = Pattern.compile("[0-9*#]{1,20}");
  private static final Pattern REALM = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

  private DirectoryXml() {}

  /**
   * The domain with some of its lines. Of a line that is not in it, the switch says that there is
   * none, and does not look anywhere else.
   */
  public static String domain(String realm, List<SipAccount> accounts) {
    StringBuilder xml = new StringBuilder();
    xml.append("<section name=\"directory\">\n<domain name=\"")
        .append(check(REALM, realm))
        .append("\">\n<params>\n")
        .append("<param name=\"dial-string\" value=\"")
        .append(DIAL_STRING)
        .append("\"/>\n")
        .append("</params>\n<groups>\n<group name=\"lines\">\n<users>\n");
    accounts.forEach(account -> user(xml, account));
    return document(xml.append("</users>\n</group>\n</groups>\n</domain>\n</section>").toString());
  }

  /** A file for {@code freeswitch-conf/directory/lines}, with all of them. */
  public static String file(List<SipAccount> accounts) {
    StringBuilder xml = new StringBuilder("<include>\n");
    accounts.forEach(account -> user(xml, account));
    return xml.append("</include>\n").toString();
  }

  private static void user(StringBuilder xml, SipAccount account) {
    xml.append("<user id=\"")
        .append(check(LINE, account.line()))
        .append("\">\n<params>\n<param name=\"a1-hash\" value=\"")
        .append(check(HASH, account.hash()))
        .append("\"/>\n</params>\n<variables>\n")
        // On the leg of a phone that dials by itself: by it the gateway knows whose call that is.
        .append("<variable name=\"presence_id\" value=\"")
        .append(account.line())
        .append('@')
        .append(check(REALM, account.realm()))
        .append("\"/>\n<variable name=\"user_context\" value=\"$${agent_context}\"/>\n")
        .append("<variable name=\"rtp_secure_media_inbound\" value=\"$${line_srtp}\"/>\n")
        .append("</variables>\n</user>\n");
  }

  private static String document(String section) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document type=\"freeswitch/xml\">\n"
        + section
        + "\n</document>\n";
  }

  private static String check(Pattern allowed, String text) {
    if (!allowed.matcher(text).matches()) {
      throw new IllegalArgumentException("a character is refused in the directory");
    }
    return text;
  }
}
