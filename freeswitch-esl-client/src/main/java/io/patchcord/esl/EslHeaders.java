package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a frame or of an event, in the order of arrival. Names are compared without regard
 * to the case of ASCII letters, and where a name is repeated the first one counts. Immutable and
 * safe for any thread.
 *
 * <p>The headers stay in the bytes of their frame, with one integer each that says where; a value
 * is decoded each time when it is asked for, so keep what is needed more than once. A byte that is
 * not UTF-8 becomes U+FFFD.
 */
public final class EslHeaders {

  private final byte[] bytes;
  private final int[] starts;
  private final int limit;
  private final HeaderNotation notation;

  /**
   * Whether a name is not written as it reads, which no sane event has, and costs a slow search.
   */
  private final boolean escapedNames;

  /** Shares the array, whose header block ends at the limit. */
  EslHeaders(byte[] bytes, int limit, HeaderIndex index, HeaderNotation notation) {
    this(bytes, limit, index.starts(), notation, index.escapedNames);
  }

  private EslHeaders(
      byte[] bytes, int limit, int[] starts, HeaderNotation notation, boolean escapedNames) {
    this.bytes = bytes;
    this.limit = limit;
    this.starts = starts;
    this.notation = notation;
    this.escapedNames = escapedNames;
  }

  /** The same headers in an array that begins with the same bytes. */
  EslHeaders in(byte[] longer) {
    return longer == bytes ? this : new EslHeaders(longer, limit, starts, notation, escapedNames);
  }

  /** The same lines with their values percent-decoded. */
  EslHeaders percentEncoded() {
    return new EslHeaders(bytes, limit, starts, LineNotation.PLAIN, escapedNames);
  }

  /** Returns the decoded value of the first header of that name, or null if there is none. */
  public @Nullable String get(String name) {
    int nameEnd = find(name);
    return nameEnd < 0 ? null : notation.value(bytes, nameEnd, limit);
  }

  /**
   * As {@link #get}, but without a new string for a known value; for lines that are not encoded.
   */
  @Nullable String get(String name, List<String> known) {
    int nameEnd = find(name);
    if (nameEnd < 0) {
      return null;
    }
    int from = LineNotation.valueStart(bytes, nameEnd, limit);
    int to = LineNotation.valueEnd(bytes, from, limit);
    for (int i = 0; i < known.size(); i++) {
      String value = known.get(i);
      if (value.length() == to - from && ByteSearch.startsWith(bytes, from, to, value)) {
        return value;
      }
    }
    return notation.value(bytes, nameEnd, limit);
  }

  /** The elements of the first header of that name, none if there is none. */
  List<String> elements(String name) {
    int nameEnd = find(name);
    return nameEnd < 0 ? List.of() : notation.elements(bytes, nameEnd, limit);
  }

  /** Returns every name as it arrived, in order, repetitions included. */
  public List<String> names() {
    List<String> names = new ArrayList<>(starts.length);
    for (int start : starts) {
      names.add(notation.name(bytes, start, limit));
    }
    return Collections.unmodifiableList(names);
  }

  /** Returns how many headers there are, repetitions included. */
  public int size() {
    return starts.length;
  }

  /** Returns the first value of every name, decoded, in the order of arrival. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (int start : starts) {
      String name = notation.name(bytes, start, limit);
      if (seen.add(lowerCase(name))) {
        map.put(name, notation.value(bytes, notation.nameEnd(bytes, start, limit), limit));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /** The event's body, which stands in the same bytes. */
  String body(int start, int end) {
    return notation.body(bytes, start, end);
  }

  /** Returns the names only: values may be personal data or secrets. */
  @Override
  public String toString() {
    return "EslHeaders" + names();
  }

  /** Returns where the first such name ends, or -1. */
  private int find(String name) {
    int length = requireNonNull(name, "name is null").length();
    char terminator = notation.terminator;
    if (escapedNames) {
      return findDecoded(name);
    }
    for (int start : starts) {
      int end = start + length;
      // Most names are of another length, so that one look tells.
      if (end < limit
          && bytes[end] == terminator
          && ByteSearch.startsWithIgnoringCase(bytes, start, name)) {
        return name.indexOf(terminator) < 0 ? end : -1;
      }
    }
    return isAscii(name) ? -1 : findDecoded(name);
  }

  private int findDecoded(String name) {
    String lowerCase = lowerCase(name);
    for (int start : starts) {
      if (lowerCase(notation.name(bytes, start, limit)).equals(lowerCase)) {
        return notation.nameEnd(bytes, start, limit);
      }
    }
    return -1;
  }

  /** Of ASCII only, as the search in bytes does it. */
  private static String lowerCase(String name) {
    StringBuilder lowerCase = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lowerCase.setCharAt(i, (char) (c | 0x20));
      }
    }
    return lowerCase.toString();
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
