package io.patchcord.esl.command;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@code sendmsg}: has a channel run an application of the dialplan, or hang up. The reply says
 * only that it was queued; a {@code CHANNEL_EXECUTE_COMPLETE} event whose {@code Application-UUID}
 * is {@link #id()} says that an application has ended.
 */
public final class SendMessage implements EslCommand {

  private final String channel;
  private final UUID id;
  private final String label;
  private final String headers;

  private SendMessage(@Nullable String channel, UUID id, String label, String headers) {
    this.channel = channel == null ? "" : ' ' + Whitelist.CHANNEL.check("channel", channel);
    this.id = id;
    this.label = label;
    this.headers = headers;
  }

  /**
   * Runs an application.
   *
   * @param channel its id; null for the channel of an outbound session
   * @param application such as {@code playback}
   * @param data its argument; whitelisted as a channel variable is. Applications expand {@code
   *     ${…}}, which runs API commands.
   * @throws IllegalArgumentException if a part is refused
   */
  public static SendMessage execute(@Nullable String channel, String application, String data) {
    return executeUnchecked(channel, application, Whitelist.VALUE.check("data", data));
  }

  /**
   * The same with any data. <strong>Warning:</strong> only CR, LF and NUL are refused: a {@code
   * ${…}} in it runs API commands on the switch.
   *
   * @throws IllegalArgumentException if a part is refused
   */
  public static SendMessage executeUnchecked(
      @Nullable String channel, String application, String data) {
    Whitelist.COMMAND.check("application", application);
    Whitelist.checkOneLine("data", data);
    UUID id = UUID.randomUUID();
    StringBuilder headers = new StringBuilder();
    headers.append("call-command: execute\nexecute-app-name: ").append(application);
    if (!data.isEmpty()) {
      headers.append("\nexecute-app-arg: ").append(data);
    }
    // Without the lock the switch would run two applications that were sent in a row out of order.
    headers.append("\nevent-lock: true\nEvent-UUID: ").append(id).append("\n\n");
    return new SendMessage(channel, id, "execute " + application, headers.toString());
  }

  /**
   * Hangs up.
   *
   * @param channel its id; null for the channel of an outbound session
   * @param cause as the switch spells it, such as {@code NORMAL_CLEARING}
   * @throws IllegalArgumentException if a part is refused
   */
  public static SendMessage hangup(@Nullable String channel, String cause) {
    String headers =
        "call-command: hangup\nhangup-cause: " + Whitelist.CAUSE.check("cause", cause) + "\n\n";
    return new SendMessage(channel, UUID.randomUUID(), "hangup", headers);
  }

  /** Returns what {@code Application-UUID} will be. */
  public UUID id() {
    return requireNonNull(id);
  }

  @Override
  public String wire() {
    return "sendmsg" + channel + '\n' + headers;
  }

  @Override
  public String label() {
    return label;
  }

  /** Returns the label only: data may be personal. */
  @Override
  public String toString() {
    return "SendMessage[" + label + "]";
  }
}
