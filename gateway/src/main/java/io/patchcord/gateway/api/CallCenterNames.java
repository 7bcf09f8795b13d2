package io.patchcord.gateway.api;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers say of whose call centers somebody has. */
final class CallCenterNames {
  private CallCenterNames() {}

  /** The only one; {@code null} when there are none or several. */
  static @Nullable String only(Collection<String> all) {
    return all.size() == 1 ? all.iterator().next() : null;
  }

  static List<String> sorted(Collection<String> all) {
    return all.stream().sorted().toList();
  }
}
