package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

/**
 * What the switch answered to a command: the {@code Reply-Text} of a {@code command/reply}, the
 * body of an {@code api/response} or the body of a {@code BACKGROUND_JOB} event, without the line
 * break at its end.
 *
 * <p>A reply proves little: {@code uuid_hold} answers {@code +OK} for a channel that does not
 * exist. Confirm what matters by its event.
 *
 * @param text the answer
 */
public record EslReply(String text) {

  /** Checks that there is a text. */
  public EslReply {
    requireNonNull(text, "text is null");
  }

  /**
   * Returns false when the text begins with {@code -ERR}, {@code -ERROR} or {@code -USAGE}; many
   * commands answer success with data rather than with {@code +OK}.
   */
  public boolean ok() {
    return !text.startsWith("-ERR") && !text.startsWith("-USAGE");
  }

  /** Reads either kind of reply: a denied {@code api} is answered by a {@code command/reply}. */
  static EslReply of(EslFrame frame) {
    String replyText = frame.replyText();
    return withoutLineEnd(replyText == null ? frame.bodyText() : replyText);
  }

  static EslReply withoutLineEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return new EslReply(text.substring(0, end));
  }
}
