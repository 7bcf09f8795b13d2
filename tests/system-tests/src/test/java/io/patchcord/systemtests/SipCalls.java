package io.patchcord.systemtests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of a phone. Safe for all threads. */
final class SipCalls {
  private final Map<String, SipCall> calls = new LinkedHashMap<>();

  synchronized void begin(SipCall call) {
    calls.put(call.id, call);
  }

  void end(SipCall call) {
    synchronized (this) {
      calls.remove(call.id);
    }
    call.close();
  }

  /** The one that a message is about; {@code null} if it is about none. */
  synchronized @Nullable SipCall find(String id) {
    return calls.get(id);
  }

  synchronized boolean has(SipCall call) {
    return calls.containsKey(call.id);
  }

  /** All of them, the oldest first. */
  synchronized List<SipCall> all() {
    return List.copyOf(calls.values());
  }

  Optional<SipCall> newest() {
    return all().stream().reduce((first, second) -> second);
  }
}
