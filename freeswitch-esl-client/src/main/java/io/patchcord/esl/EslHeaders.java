package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a frame or of an event, in the order of arrival. Names are compared without regard
 * to case, and where a name is repeated the first one counts. Immutable and safe for any thread.
 *
 * <p>The switch percent-encodes the values of plain events only, and leaves an existing {@code %XX}
 * as it is; so those values are decoded as bytes first and as UTF-8 after that, when they are asked
 * for. A {@code %} that begins no {@code %XX} is kept, a byte that is not UTF-8 becomes U+FFFD.
 */
public final class EslHeaders {

  private final byte[] block;
  private final int[] valueBounds;
  private final boolean percentEncoded;
  private final List<String> names;
  private final Map<String, Integer> firstByLowerCaseName;

  /** Decoded on demand. A race decodes twice and stores equal strings, so it needs no lock. */
  private final @Nullable String[] values;

  private EslHeaders(
      byte[] block, int[] valueBounds, boolean percentEncoded, String[] names, int count) {
    this.block = block;
    this.valueBounds = valueBounds;
    this.percentEncoded = percentEncoded;
    this.names = List.of(Arrays.copyOf(names, count));
    this.values = new @Nullable String[count];
    this.firstByLowerCaseName = index(this.names);
  }

  private EslHeaders(Map<String, String> decoded) {
    this.block = new byte[0];
    this.valueBounds = new int[0];
    this.percentEncoded = false;
    this.names = List.copyOf(decoded.keySet());
    this.values = decoded.values().toArray(new @Nullable String[0]);
    this.firstByLowerCaseName = index(this.names);
  }

  /**
   * Reads header lines; decoding comes after splitting, so that a {@code %0A} in a value never
   * makes another header.
   *
   * @param block the lines, possibly with the blank line that ends them
   * @throws EslProtocolException if a line has no colon or there are too many
   */
  static EslHeaders parse(byte[] block, boolean percentEncoded, int maxHeaders) {
    int count = 0;
    String[] names = new String[16];
    int[] bounds = new int[32];
    int start = 0;
    while (start < block.length) {
      int lineFeed = indexOf(block, (byte) '\n', start, block.length);
      int end = lineFeed < 0 ? block.length : lineFeed;
      int next = end + 1;
      if (end > start && block[end - 1] == '\r') {
        end--;
      }
      if (end > start) {
        if (count == maxHeaders) {
          throw new EslProtocolException(
              "headers: more than " + maxHeaders + " (expected: <= " + maxHeaders + ")");
        }
        int colon = indexOf(block, (byte) ':', start, end);
        if (colon <= start) {
          throw new EslProtocolException(
              "A header line has no name and colon: " + quote(block, start, end));
        }
        if (count == names.length) {
          names = Arrays.copyOf(names, count * 2);
          bounds = Arrays.copyOf(bounds, count * 4);
        }
        int valueStart = colon + 1;
        while (valueStart < end && block[valueStart] == ' ') {
          valueStart++;
        }
        names[count] = new String(block, start, colon - start, UTF_8);
        bounds[2 * count] = valueStart;
        bounds[2 * count + 1] = end;
        count++;
      }
      start = next;
    }
    return new EslHeaders(block, bounds, percentEncoded, names, count);
  }

  /** Takes values that need no decoding, such as those of a JSON event. */
  static EslHeaders ofDecoded(Map<String, String> decoded) {
    return new EslHeaders(decoded);
  }

  /** Returns the decoded value of the first header of that name, or null if there is none. */
  public @Nullable String get(String name) {
    Integer position =
        firstByLowerCaseName.get(requireNonNull(name, "name is null").toLowerCase(Locale.ROOT));
    return position == null ? null : value(position);
  }

  /** Returns every name as it arrived, in order, repetitions included. */
  public List<String> names() {
    return names;
  }

  /** Returns how many header lines there are, repetitions included. */
  public int size() {
    return names.size();
  }

  /** Returns the first value of every name, decoded, in the order of arrival. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (firstByLowerCaseName.getOrDefault(names.get(i).toLowerCase(Locale.ROOT), -1) == i) {
        map.put(names.get(i), value(i));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /** Returns the names only: values may be personal data or secrets. */
  @Override
  public String toString() {
    return "EslHeaders" + names;
  }

  private String value(int position) {
    String value = values[position];
    if (value == null) {
      int from = valueBounds[2 * position];
      int to = valueBounds[2 * position + 1];
      value = percentEncoded ? percentDecoded(from, to) : new String(block, from, to - from, UTF_8);
      values[position] = value;
    }
    return value;
  }

  private String percentDecoded(int from, int to) {
    if (indexOf(block, (byte) '%', from, to) < 0) {
      return new String(block, from, to - from, UTF_8);
    }
    byte[] decoded = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      int high = i + 2 < to ? Character.digit(block[i + 1], 16) : -1;
      int low = i + 2 < to ? Character.digit(block[i + 2], 16) : -1;
      if (block[i] == '%' && high >= 0 && low >= 0) {
        decoded[length++] = (byte) ((high << 4) | low);
        i += 2;
      } else {
        decoded[length++] = block[i];
      }
    }
    return new String(decoded, 0, length, UTF_8);
  }

  private static Map<String, Integer> index(List<String> names) {
    Map<String, Integer> index = new HashMap<>(names.size() * 2);
    for (int i = 0; i < names.size(); i++) {
      index.putIfAbsent(names.get(i).toLowerCase(Locale.ROOT), i);
    }
    return index;
  }

  private static int indexOf(byte[] bytes, byte wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** The beginning of a line for an error message, without anything unprintable. */
  private static String quote(byte[] block, int start, int end) {
    String head = new String(block, start, Math.min(end - start, 40), ISO_8859_1);
    return '"' + head.replaceAll("[^ -~]", "?") + '"';
  }
}
