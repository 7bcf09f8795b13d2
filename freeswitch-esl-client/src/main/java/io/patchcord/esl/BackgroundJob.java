package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * A {@code bgapi} on its way.
 *
 * @param id our own {@code Job-UUID}
 * @param accepted whether the switch took the job; says nothing of its success
 * @param result what the {@code BACKGROUND_JOB} event carried. Where the switch refused the job,
 *     the refusal. A job that was accepted may still never be answered, so this too has a deadline.
 */
public record BackgroundJob(
    UUID id, CompletionStage<EslReply> accepted, CompletionStage<EslReply> result) {

  /** Checks that nothing is null. */
  public BackgroundJob {
    requireNonNull(id, "id is null");
    requireNonNull(accepted, "accepted is null");
    requireNonNull(result, "result is null");
  }
}
