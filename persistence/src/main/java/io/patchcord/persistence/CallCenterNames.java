package io.patchcord.persistence;

import java.util.List;
import java.util.stream.Collectors;

/** Call centers by their names, which never change and have no blanks, in one column. */
final class CallCenterNames {
  /** More than anybody supervises, and what the column holds. */
  private static final int MAX = 90;

  private CallCenterNames() {}

  static List<CallCenter> requireSome(List<CallCenter> callCenters) {
    if (callCenters.isEmpty()) {
      throw new IllegalArgumentException("callCenters: none of them (expected: >= 1)");
    }
    return callCenters;
  }

  /**
   * @throws IllegalArgumentException if there are more than 90
   */
  static String join(List<CallCenter> callCenters) {
    if (callCenters.size() > MAX) {
      throw new IllegalArgumentException(
          "callCenters: " + callCenters.size() + " of them (expected: <= " + MAX + ")");
    }
    return callCenters.stream()
        .map(CallCenter::internalName)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  static List<String> split(String names) {
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }
}
