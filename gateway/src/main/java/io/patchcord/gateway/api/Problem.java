package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem document.
 *
 * @param type where the code is explained, relative to the gateway
 * @param title what the code means, in a few words
 * @param status as the answer's own
 * @param code stable: decide by this
 * @param detail what was wrong with this request
 * @param errors the fields that were wrong
 * @param call the call that is there already, for {@code call-exists}
 * @param requestId as in the answer's X-Request-Id: the log and the audit know the request by it
 */
@Schema(description = "RFC 9457 problem document; decide by 'code'")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    @Nullable List<FieldError> errors,
    @Nullable CallView call,
    @Nullable String requestId) {

  /** Served as this media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * A field that was wrong.
   *
   * @param field as it stands in the body, {@code subject.recordId}
   * @param message what is wrong with it, and what would be right
   * @param line of the body, from 1, where it is a file; null where it is not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FieldError(String field, String message, @Nullable Integer line) {}

  static Problem of(ProblemCode code, String detail) {
    return new Problem(
        "/docs/problems/" + code.code(),
        code.title(),
        code.status(),
        code.code(),
        detail,
        null,
        null,
        null);
  }

  Problem withField(String field) {
    return new Problem(
        type,
        title,
        status,
        code,
        detail,
        List.of(new FieldError(field, detail, null)),
        call,
        requestId);
  }

  Problem withErrors(List<FieldError> places) {
    return new Problem(
        type,
        title,
        status,
        code,
        detail,
        places.isEmpty() ? null : List.copyOf(places),
        call,
        requestId);
  }

  Problem withCall(CallView existing) {
    return new Problem(type, title, status, code, detail, errors, existing, requestId);
  }

  Problem withRequestId(@Nullable String id) {
    return new Problem(type, title, status, code, detail, errors, call, id);
  }
}
