package io.patchcord.gateway.http;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word counts on where a request comes from. Each adds the address that it has
 * seen at the end of {@code X-Forwarded-For}: what stands before the first one that is not ours is
 * what anybody may have written.
 */
public final class TrustedProxies {
  /** Literal, or a name would be looked up. */
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private final List<Network> networks;

  private record Network(InetAddress first, int bits) {
    boolean contains(InetAddress address) {
      byte[] ours = first.getAddress();
      byte[] theirs = address.getAddress();
      if (ours.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param networks addresses, such as {@code 10.1.2.3} or {@code fd00::1}, and networks, such as
   *     {@code 10.0.0.0/8}; with none of them, nobody is trusted
   * @throws IllegalArgumentException when one is neither; its message is the one that is wrong
   */
  public TrustedProxies(List<String> networks) {
    this.networks = networks.stream().map(TrustedProxies::network).toList();
  }

  private static Network network(String text) {
    String[] parts = text.strip().split("/", 2);
    InetAddress address = literal(parts[0]);
    if (address == null) {
      throw new IllegalArgumentException(text);
    }
    int all = address.getAddress().length * 8;
    int bits = all;
    if (parts.length == 2) {
      bits = parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : -1;
    }
    if (bits < 0 || bits > all) {
      throw new IllegalArgumentException(text);
    }
    return new Network(address, bits);
  }

  private static @Nullable InetAddress literal(String text) {
    try {
      return ADDRESS.matcher(text).matches() ? InetAddress.getByName(text) : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /**
   * Returns the address of who asks.
   *
   * @param peer the other end of the connection
   * @param forwarded every {@code X-Forwarded-For} of the request, in their order
   */
  public String client(String peer, Iterable<String> forwarded) {
    requireNonNull(peer, "peer is null");
    if (networks.isEmpty() || !trusts(peer)) {
      return peer;
    }
    List<String> way = new ArrayList<>();
    forwarded.forEach(value -> Stream.of(value.split(",")).map(String::strip).forEach(way::add));
    Collections.reverse(way);
    String client = peer;
    for (String before : way) {
      if (literal(before) == null) {
        return client;
      }
      client = before;
      if (!trusts(client)) {
        return client;
      }
    }
    return client;
  }

  private boolean trusts(String text) {
    InetAddress address = literal(text.split("%", 2)[0]);
    return address != null && networks.stream().anyMatch(network -> network.contains(address));
  }
}
