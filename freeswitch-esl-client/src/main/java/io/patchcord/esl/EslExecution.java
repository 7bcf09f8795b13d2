package io.patchcord.esl;

import org.jspecify.annotations.Nullable;

/**
 * An application that has ended.
 *
 * @param response what it says of itself ({@code Application-Response}), such as {@code FILE
 *     PLAYED} or {@code PLAYBACK ERROR}; null where it says nothing
 * @param event its {@code CHANNEL_EXECUTE_COMPLETE}; null in a session that is not {@code async},
 *     where the switch sends no events and its reply is the end
 */
public record EslExecution(@Nullable String response, @Nullable EslEvent event) {

  static EslExecution of(EslEvent event) {
    String response = event.header("Application-Response");
    return new EslExecution("_none_".equals(response) ? null : response, event);
  }
}
