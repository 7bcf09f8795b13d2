package io.patchcord.systemtests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of SIP (RFC 3261), as much of it as phones on loopback need.
 *
 * @param first the request's line or the status line
 * @param headers in order, names in lower case
 */
record SipMessage(String first, List<Map.Entry<String, String>> headers, String body) {
  private static final Pattern TARGET = Pattern.compile("<([^>]+)>");
  private static final Pattern MEDIA = Pattern.compile("m=audio ([0-9]+) ");

  static SipMessage parse(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    String[] lines = head.split("\r\n", -1);
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.add(
            Map.entry(
                lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
                lines[i].substring(colon + 1).strip()));
      }
    }
    return new SipMessage(lines[0], headers, end < 0 ? "" : text.substring(end + 4));
  }

  boolean isResponse() {
    return first.startsWith("SIP/2.0 ");
  }

  int status() {
    return Integer.parseInt(first.split(" ", 3)[1]);
  }

  /** Whether the other side wants to see the password first. */
  boolean isChallenge() {
    return status() == 401 || status() == 407;
  }

  /** What it wants to see it for. */
  String challenge() {
    return get(status() == 401 ? "www-authenticate" : "proxy-authenticate");
  }

  /** The address that a request is sent to. */
  String target() {
    return first.split(" ", 3)[1];
  }

  /** The number of the request, within its call. */
  int sequence() {
    return Integer.parseInt(get("cseq").split(" ", 2)[0]);
  }

  /** Of a request, what it asks for; of a response, what it answers. */
  String method() {
    return isResponse() ? get("cseq").split(" ", 2)[1] : first.split(" ", 2)[0];
  }

  /** The first header of that name; empty if there is none. */
  String get(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  String callId() {
    return get("call-id");
  }

  /** The number that a request is for. */
  String number() {
    return first.replaceFirst("^\\S+ sips?:([^@;>]*)@.*", "$1");
  }

  /** Where the other side wants to be asked next. */
  Optional<String> contact() {
    Matcher target = TARGET.matcher(get("contact"));
    return target.find() ? Optional.of(target.group(1)) : Optional.empty();
  }

  /** Where the other side wants to be spoken to; 0 for nowhere. */
  int mediaPort() {
    Matcher media = MEDIA.matcher(body);
    return media.find() ? Integer.parseInt(media.group(1)) : 0;
  }

  /** The headers that an answer repeats. */
  String repeated() {
    StringBuilder out = new StringBuilder();
    headers.stream()
        .filter(header -> header.getKey().equals("via") || header.getKey().equals("record-route"))
        .forEach(
            header ->
                out.append(header.getKey().equals("via") ? "Via: " : "Record-Route: ")
                    .append(header.getValue())
                    .append("\r\n"));
    return out.toString();
  }
}
