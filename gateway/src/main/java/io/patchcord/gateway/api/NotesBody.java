package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.patchcord.gateway.call.Subject;
import io.patchcord.gateway.history.NotesChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /calls/{id}}, a JSON merge patch: what is left out stays, {@code null}
 * removes. Not a record, which could not tell the two apart.
 */
@Schema(name = "Notes", description = "What is left out stays; null removes")
public final class NotesBody {
  private static final Pattern DISPOSITION =
      Pattern.compile("[\\p{L}\\p{M}\\p{N} .,:;!?()/&+'_#%-]{1,80}");
  private static final int MAX_NOTES = 32_000;

  private NotesChange.@Nullable To<String> disposition;
  private NotesChange.@Nullable To<String> notes;
  private NotesChange.@Nullable To<Subject> subject;

  @JsonProperty
  @Schema(
      types = {"string", "null"},
      description = "How it came out, in a word of the call center",
      example = "Will buy",
      maxLength = 80)
  void setDisposition(@Nullable String value) {
    if (value != null && (value.isBlank() || !DISPOSITION.matcher(value).matches())) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID,
          "disposition",
          "A disposition has letters, digits, spaces and . , : ; ! ? ( ) / & + ' _ # % -, 80 at"
              + " most.");
    }
    disposition = new NotesChange.To<>(value == null ? null : value.strip());
  }

  @JsonProperty
  @Schema(
      types = {"string", "null"},
      description = "What the agent writes: plain text with line breaks and tabs",
      example = "Asks for a call back on Monday.",
      maxLength = MAX_NOTES)
  void setNotes(@Nullable String value) {
    String text = value == null ? "" : value.replace("\r\n", "\n");
    if (text.length() > MAX_NOTES) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "notes", "Notes have 32,000 characters at most.");
    }
    if (text.codePoints().anyMatch(NotesBody::isRefused)) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID,
          "notes",
          "Notes are plain text: of control characters they may have line breaks and tabs.");
    }
    notes = new NotesChange.To<>(text.isBlank() ? null : text);
  }

  @JsonProperty
  @Schema(
      types = {"object", "null"},
      description = "The record that it is about",
      implementation = DialBody.SubjectBody.class)
  void setSubject(DialBody.@Nullable SubjectBody value) {
    Subject about = value == null ? null : value.toSubject();
    if (about != null
        && about.name() != null
        && about.name().codePoints().anyMatch(NotesBody::isControl)) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "subject.name", "A name has no control characters.");
    }
    subject = new NotesChange.To<>(about);
  }

  NotesChange toChange() {
    return new NotesChange(disposition, notes, subject);
  }

  private static boolean isRefused(int character) {
    return character != '\n' && character != '\t' && isControl(character);
  }

  /** Half of a pair of surrogates is no character, and no database takes it. */
  private static boolean isControl(int character) {
    return Character.isISOControl(character)
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
  }
}
