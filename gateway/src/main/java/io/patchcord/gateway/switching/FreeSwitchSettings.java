package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import io.patchcord.esl.EslPassword;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a FreeSWITCH is and how to speak to it.
 *
 * @param domain the SIP domain of the lines; {@code null} asks the switch for its own
 * @param context the dialplan context in which agents dial
 * @param gateway the switch's SIP gateway to the outside, for who is called without a dialplan
 * @param recordingDirectory absolute, on the switch's host
 * @param replyDeadline how long a command may wait for its reply
 */
public record FreeSwitchSettings(
    String host,
    int port,
    EslPassword password,
    @Nullable Destination domain,
    Destination context,
    Destination gateway,
    String recordingDirectory,
    Duration replyDeadline) {

  public FreeSwitchSettings {
    requireNonNull(host, "host is null");
    requireNonNull(password, "password is null");
    requireNonNull(context, "context is null");
    requireNonNull(gateway, "gateway is null");
    requireNonNull(replyDeadline, "replyDeadline is null");
    requireNonNull(recordingDirectory, "recordingDirectory is null");
  }

  /** Host and port, as a person writes them. */
  public String address() {
    return host + ":" + port;
  }
}
