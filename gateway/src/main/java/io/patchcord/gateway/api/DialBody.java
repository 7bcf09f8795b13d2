package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /calls}.
 *
 * @param to what to dial, as a person writes it
 * @param id the call's id, if the client chooses it: a retry with the same id dials once
 * @param subject the record that the call is about
 */
@Schema(name = "Dial")
public record DialBody(
    @Schema(example = "(415) 555-1212", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String to,
    @Schema(format = "uuid") @Nullable String id,
    @Nullable SubjectBody subject) {

  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  /**
   * The record that the call is about.
   *
   * @param recordId 15 or 18 characters
   * @param objectType such as {@code Contact}
   * @param name as people read it, at most 255 characters
   */
  @Schema(name = "DialSubject")
  public record SubjectBody(
      @Schema(example = "0035g00000ABCDEAA4", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String recordId,
      @Schema(example = "Contact") @Nullable String objectType,
      @Schema(example = "Ada Lovelace") @Nullable String name) {

    private static final Pattern RECORD_ID = Pattern.compile("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");
    private static final Pattern OBJECT_TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");
    private static final int MAX_NAME = 255;

    Subject toSubject() {
      if (recordId == null || !RECORD_ID.matcher(recordId).matches()) {
        throw ProblemException.ofField(
            ProblemCode.FIELD_INVALID,
            "subject.recordId",
            "A Salesforce record id has 15 or 18 letters and digits.");
      }
      if (objectType != null && !OBJECT_TYPE.matcher(objectType).matches()) {
        throw ProblemException.ofField(
            ProblemCode.FIELD_INVALID,
            "subject.objectType",
            "An object's API name has letters, digits and underscores, 80 at most.");
      }
      if (name != null && name.length() > MAX_NAME) {
        throw ProblemException.ofField(
            ProblemCode.FIELD_INVALID, "subject.name", "A name has 255 characters at most.");
      }
      return new Subject(recordId, objectType, name);
    }
  }

  String requireTo() {
    if (to == null) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "to", "The number to dial is missing.");
    }
    return to;
  }

  UUID callId() {
    if (id == null) {
      return UUID.randomUUID();
    }
    if (!ID.matcher(id).matches()) {
      throw ProblemException.ofField(ProblemCode.FIELD_INVALID, "id", "An id is a UUID.");
    }
    return UUID.fromString(id);
  }

  @Nullable Subject toSubject() {
    return subject == null ? null : subject.toSubject();
  }
}
