package io.patchcord.gateway.api;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The header {@code If-Match}, which whoever changes or ends something must send. */
final class IfMatch {
  private IfMatch() {}

  /** Which versions it takes: those whose ETags it lists, or any with {@code *}. */
  static IntPredicate of(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw new ProblemException(
          ProblemCode.IF_MATCH_MISSING, "The request has no If-Match: it needs the ETag.");
    }
    List<String> tags = Arrays.stream(header.split(",", -1)).map(String::strip).toList();
    return version -> tags.contains("*") || tags.contains("\"" + version + "\"");
  }
}
