package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.WebhookBook;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook is to get a new secret.
 *
 * @param overlapSeconds how long what is sent is signed with the old one too; left out, a day
 */
@Schema(name = "WebhookSecretChange")
public record WebhookSecretBody(
    @Schema(minimum = "0", maximum = "604800", defaultValue = "86400")
        @Nullable Long overlapSeconds) {
  private static final Duration USUAL = Duration.ofDays(1);

  static Duration overlap(@Nullable WebhookSecretBody body) {
    Long asked = body == null ? null : body.overlapSeconds();
    if (asked == null) {
      return USUAL;
    }
    if (asked < 0 || asked > WebhookBook.LONGEST_OVERLAP.toSeconds()) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID,
          "overlapSeconds",
          "It is from 0 to " + WebhookBook.LONGEST_OVERLAP.toSeconds() + " seconds.");
    }
    return Duration.ofSeconds(asked);
  }
}
