package io.patchcord.simulator.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.patchcord.simulator.event.LogLevel;

/** The frames of the Event Socket that are not events. */
final class Frames {
  static final byte[] AUTH_REQUEST = bytes("Content-Type: auth/request\n\n");
  static final byte[] RUDE_REJECTION = withBody("text/rude-rejection", "Access Denied, go away.\n");
  static final byte[] GOODBYE =
      withBody(
          "text/disconnect-notice",
          "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n");
  static final byte[] SHUT_DOWN =
      withBody("text/disconnect-notice", "The system is being shut down.\n");

  private Frames() {}

  /** The reply to a command. */
  static byte[] reply(String text) {
    return bytes("Content-Type: command/reply\nReply-Text: " + text + "\n\n");
  }

  /** The reply to a background job. */
  static byte[] jobReply(String jobUuid) {
    return bytes(
        "Content-Type: command/reply\nReply-Text: +OK Job-UUID: "
            + jobUuid
            + "\nJob-UUID: "
            + jobUuid
            + "\n\n");
  }

  /** The result of an API command. */
  static byte[] apiResponse(String result) {
    return withBody("api/response", result);
  }

  /** A line of the log. */
  static byte[] log(LogLevel level, String line) {
    return bytes(
        "Content-Type: log/data\nContent-Length: "
            + line.getBytes(UTF_8).length
            + "\nLog-Level: "
            + level.number()
            + "\nText-Channel: 3\nLog-File: mod_commands.c\nLog-Func: log_function\n"
            + "Log-Line: 7200\nUser-Data: \n\n"
            + line);
  }

  private static byte[] withBody(String type, String body) {
    int length = body.getBytes(UTF_8).length;
    return bytes("Content-Type: " + type + "\nContent-Length: " + length + "\n\n" + body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
