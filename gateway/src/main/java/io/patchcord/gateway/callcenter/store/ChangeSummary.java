package io.patchcord.gateway.callcenter.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import changed, as the audit keeps it: the first changes, cut to what an entry can hold.
 *
 * @param before the values that were, by path, and the revision
 * @param after those that are
 */
record ChangeSummary(Map<String, String> before, Map<String, String> after) {
  /** An entry of the audit holds 4,000 characters of JSON, in which some take two. */
  private static final int MAX_CHARACTERS = 1_200;

  private static final int MAX_VALUE = 100;
  private static final int MAX_CHANGES = 25;

  static ChangeSummary of(DefinitionImport.Outcome outcome) {
    Map<String, String> before = new HashMap<>();
    Map<String, String> after = new HashMap<>();
    int shown = 0;
    int characters = 0;
    for (DefinitionChange change : outcome.changes()) {
      characters += 2 * change.path().length() + length(change.before()) + length(change.after());
      if (shown == MAX_CHANGES || characters > MAX_CHARACTERS) {
        break;
      }
      shown++;
      put(before, change, change.before());
      put(after, change, change.after());
    }
    int changes = outcome.changes().size();
    before.put(
        "revision", Integer.toString(changes == 0 ? outcome.revision() : outcome.revision() - 1));
    after.put("revision", Integer.toString(outcome.revision()));
    after.put("changes", Integer.toString(changes));
    return new ChangeSummary(before, after);
  }

  private static int length(@Nullable String value) {
    return value == null ? 0 : Math.min(MAX_VALUE, value.length());
  }

  private static void put(Map<String, String> to, DefinitionChange change, @Nullable String value) {
    if (value != null) {
      String what =
          switch (change.kind()) {
            case ADDED, REMOVED, VALUE -> change.path();
            case LABEL -> change.path() + " label";
            case ORDER -> change.path() + " order";
          };
      to.put(what, value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE) + "…");
    }
  }
}
