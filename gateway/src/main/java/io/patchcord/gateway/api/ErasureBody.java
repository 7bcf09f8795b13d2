package io.patchcord.gateway.api;

import io.patchcord.gateway.history.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /erasures}: one of the first three, and how many records are expected.
 *
 * @param number a customer's, as the history has it
 * @param recordId a customer's record in Salesforce
 * @param agent a username
 * @param expected as the dry run has counted; not needed for a dry run
 */
@Schema(name = "ErasureRequest", description = "Exactly one of number, recordId and agent")
public record ErasureBody(
    @Schema(example = "+14155551212") @Nullable String number,
    @Schema(example = "0035g00000ABCDEAA4") @Nullable String recordId,
    @Schema(example = "alice") @Nullable String agent,
    @Schema(example = "12") @Nullable Integer expected) {

  private static final Pattern NUMBER = Pattern.compile("[^\\p{Cntrl}]{1,64}");
  private static final Pattern RECORD_ID = Pattern.compile("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");
  private static final Pattern AGENT = Pattern.compile("[^\\p{Cntrl}\\s]{1,80}");

  Person toPerson() {
    if (Stream.of(number, recordId, agent).filter(Objects::nonNull).count() != 1) {
      throw new ProblemException(
          ProblemCode.FIELD_INVALID, "Exactly one of number, recordId and agent must be there.");
    }
    if (number != null) {
      return new Person.WithNumber(fitting("number", number, NUMBER));
    }
    if (recordId != null) {
      return new Person.OfRecord(fitting("recordId", recordId, RECORD_ID));
    }
    return new Person.Named(
        fitting("agent", String.valueOf(agent), AGENT).toLowerCase(Locale.ROOT));
  }

  int requireExpected() {
    if (expected == null || expected < 0) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID,
          "expected",
          "Erasing cannot be undone: say how many records there are, as ?dryRun=true counts them.");
    }
    return expected;
  }

  private static String fitting(String field, String value, Pattern form) {
    if (!form.matcher(value).matches() || value.isBlank()) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, field, "The value is not of the form that it has in records.");
    }
    return value;
  }
}
