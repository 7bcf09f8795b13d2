package io.patchcord.gateway;

import io.patchcord.esl.EslPassword;
import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.Configurations;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.FreeSwitchSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the switch is and what it is told, as the configuration says it. */
final class SwitchParts {
  /** It opens what phones register with. */
  private static final int MIN_DIRECTORY_PASSWORD = 16;

  private SwitchParts() {}

  /**
   * @throws ConfigurationException when something is missing, or could not be sent to a switch
   */
  static FreeSwitchSettings settings(GatewayConfiguration.Switch phoneSystem) {
    String password =
        phoneSystem
            .passwordFile()
            .map(Configurations::secret)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "The switch's password is missing: name its file with --password-file or"
                            + " PATCHCORD_SWITCH_PASSWORD_FILE."));
    return new FreeSwitchSettings(
        phoneSystem.host(),
        phoneSystem.port(),
        EslPassword.of(password),
        phoneSystem.domain().map(d -> destination("patchcord.switch.domain", d)).orElse(null),
        destination("patchcord.switch.context", phoneSystem.context()),
        destination("patchcord.switch.gateway", phoneSystem.gateway()),
        recordingDirectory(phoneSystem.recordingDirectory()),
        phoneSystem.replyDeadline());
  }

  /** What the switch proves itself with when it asks for lines; {@code null} when it may not. */
  static @Nullable String directoryPassword(GatewayConfiguration.Switch phoneSystem) {
    String password = phoneSystem.directoryPasswordFile().map(Configurations::secret).orElse(null);
    if (password != null && password.length() < MIN_DIRECTORY_PASSWORD) {
      throw new ConfigurationException(
          "The password in patchcord.switch.directory-password-file is too short (expected: "
              + MIN_DIRECTORY_PASSWORD
              + " characters or more).");
    }
    return password;
  }

  /** Where browsers register as phones; {@code null} when they do not. */
  static @Nullable URI webSocket(GatewayConfiguration.Switch phoneSystem) {
    String address = phoneSystem.webSocketUrl().orElse(null);
    // No browser gives a microphone to a page that came without TLS, nor lets one with TLS go
    // without.
    if (address != null
        && !address.matches("wss://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._/-]*)?")) {
      throw new ConfigurationException(
          "patchcord.switch.web-socket-url must be an address such as wss://pbx.example.com:7443,"
              + " not "
              + address);
    }
    return address == null ? null : URI.create(address);
  }

  private static String recordingDirectory(String path) {
    if (!path.matches("/[A-Za-z0-9_./+-]{1,255}") || path.contains("..")) {
      throw new ConfigurationException(
          "patchcord.switch.recording-directory must be an absolute path of letters, digits and"
              + " . _ + - /");
    }
    return path;
  }

  private static Destination destination(String key, String value) {
    try {
      return new Destination(value);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          key + " has a character that is not allowed: letters, digits and . _ - are.");
    }
  }
}
