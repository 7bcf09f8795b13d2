package io.patchcord.gateway.webhook;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which addresses webhooks may be sent to: those of the public Internet, and any that a host has
 * which the operator has allowed by its name. A name is looked up once, every address of it is
 * looked at, and what is connected to is what was looked at.
 */
public final class AddressGuard {
  private static final Pattern DIGITS = Pattern.compile("[0-9.]+");

  private final Set<String> allowedHosts;
  private final Resolver resolver;

  /** Looks a name up. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** A host that may not be sent to. */
  public static final class ForbiddenException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(String message) {
      super(message);
    }
  }

  /**
   * @param allowedHosts names or literal addresses that may be anywhere, and be reached without TLS
   */
  public AddressGuard(Set<String> allowedHosts) {
    this(allowedHosts, InetAddress::getAllByName);
  }

  AddressGuard(Set<String> allowedHosts, Resolver resolver) {
    this.allowedHosts =
        allowedHosts.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.resolver = resolver;
  }

  /**
   * Says what can be said without a look-up.
   *
   * @throws IllegalArgumentException with what is wrong, in a few words
   */
  public void check(WebhookUrl url) {
    if (allowedHosts.contains(url.host())) {
      return;
    }
    if (!url.tls()) {
      throw new IllegalArgumentException(
          "url does not begin with https://, and its host is not in patchcord.webhook.allowed-hosts");
    }
    if (url.host().contains(":") || DIGITS.matcher(url.host()).matches()) {
      try {
        // An address: nothing is looked up.
        if (isForbidden(InetAddress.getByName(url.host()))) {
          throw new IllegalArgumentException("url has an address that webhooks are not sent to");
        }
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("url has an address that is none", e);
      }
    }
    if (url.host().equals("localhost") || url.host().endsWith(".localhost")) {
      throw new IllegalArgumentException("url has a host that webhooks are not sent to");
    }
  }

  /**
   * The addresses of a host, all of which may be connected to. Blocks.
   *
   * @throws ForbiddenException when one of them may not be, or TLS is missing
   * @throws UnknownHostException when it has none
   */
  List<InetAddress> addressesOf(WebhookUrl url) throws IOException {
    List<InetAddress> addresses = Arrays.asList(resolver.resolve(url.host()));
    if (allowedHosts.contains(url.host())) {
      return addresses;
    }
    if (!url.tls()) {
      throw new ForbiddenException("the host is not allowed without TLS");
    }
    for (InetAddress address : addresses) {
      if (isForbidden(address)) {
        throw new ForbiddenException("the host has an address that webhooks are not sent to");
      }
    }
    return addresses;
  }

  static boolean isForbidden(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isSpecial4(bytes) : isSpecial6(bytes);
  }

  /** What RFC 6890 and its successors set aside, beside what the JDK knows. */
  private static boolean isSpecial4(byte[] address) {
    int first = address[0] & 0xff;
    int second = address[1] & 0xff;
    int third = address[2] & 0xff;
    return first == 0
        || first == 10
        || first == 127
        || first >= 240
        || (first == 100 && (second & 0xc0) == 64) // shared by carriers
        || (first == 169 && second == 254)
        || (first == 172 && (second & 0xf0) == 16)
        || (first == 192 && second == 168)
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 192 && second == 88 && third == 99)
        || (first == 198 && (second & 0xfe) == 18)
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113);
  }

  private static boolean isSpecial6(byte[] address) {
    // Only 2000::/3 is given out; all else is local, mapped or for something else.
    if ((address[0] & 0xe0) != 0x20) {
      // 64:ff9b::/96 leads to an IPv4 address, and so does what is mapped.
      return true;
    }
    int first = (address[0] & 0xff) << 8 | (address[1] & 0xff);
    int second = (address[2] & 0xff) << 8 | (address[3] & 0xff);
    return first == 0x2002 // 6to4, with an IPv4 address in it
        || (first == 0x2001 && (second < 0x0200 || second == 0x0db8)) // Teredo, tests, documents
        || (first == 0x3fff && second < 0x1000);
  }
}
