package io.patchcord.gateway.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log lines of a thread carry, such as the id of the request, to be taken along to the
 * threads that go on with its work.
 */
record LogWords(@Nullable Map<String, String> words) {

  /** Those of this thread. */
  static LogWords here() {
    return new LogWords(MDC.getCopyOfContextMap());
  }

  /** Does something under these words, and then goes on under those of before. */
  void during(Runnable work) {
    if (words == null) {
      work.run();
      return;
    }
    Map<String, String> before = MDC.getCopyOfContextMap();
    MDC.setContextMap(words);
    try {
      work.run();
    } finally {
      if (before == null) {
        MDC.clear();
      } else {
        MDC.setContextMap(before);
      }
    }
  }
}
