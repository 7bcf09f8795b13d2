package io.patchcord.esl.command;

/** Commands that ask or tell the switch as a whole. */
public final class SwitchCommands {

  private SwitchCommands() {}

  /** {@code status}: a few lines for a person. */
  public static ApiCommand status() {
    return ApiCommand.of("status");
  }

  /**
   * {@code show channels as json}: there is no {@code rows} key when there is no channel. It reads
   * a table that lags: ask {@link ChannelCommands#dump} for what is true.
   */
  public static ApiCommand showChannels() {
    return ApiCommand.of("show", "channels", "as", "json");
  }

  /** {@code show registrations as json}: the phones that are there. */
  public static ApiCommand showRegistrations() {
    return ApiCommand.of("show", "registrations", "as", "json");
  }

  /**
   * {@code global_getvar}: a global variable, an empty reply where it is not set.
   *
   * @throws IllegalArgumentException if the name is refused
   */
  public static ApiCommand globalVariable(String name) {
    return ApiCommand.of("global_getvar", Whitelist.NAME.check("name", name));
  }

  /**
   * {@code list_users domain DOMAIN}: a table of the directory's users, one row for each group that
   * a user is in. Those that the switch asks another program for ({@code mod_xml_curl}) are there
   * only if that program gives them all. Tried on FreeSWITCH 1.10.12.
   *
   * @throws IllegalArgumentException if the domain is refused
   */
  public static ApiCommand listUsers(String domain) {
    return ApiCommand.of("list_users", "domain", Whitelist.DESTINATION.check("domain", domain));
  }

  /**
   * {@code sofia_contact LINE@DOMAIN}: the phones of a line, live; {@code error/…} when there is
   * none. The table of registrations forgets a line when one of its two phones leaves.
   *
   * @throws IllegalArgumentException if a part is refused
   */
  public static ApiCommand contactsOf(String line, String domain) {
    return ApiCommand.of(
        "sofia_contact",
        Whitelist.DESTINATION.check("line", line)
            + '@'
            + Whitelist.DESTINATION.check("domain", domain));
  }

  /** {@code version}: a line for a person. */
  public static ApiCommand version() {
    return ApiCommand.of("version");
  }

  /** {@code strepoch}: the seconds since 1970 by the switch's own clock. */
  public static ApiCommand epochSeconds() {
    return ApiCommand.of("strepoch");
  }

  /**
   * {@code sofia status gateway NAME}: how a trunk stands, a line for each thing; {@code Invalid
   * Gateway!} where there is none of the name.
   *
   * @throws IllegalArgumentException if the name is refused
   */
  public static ApiCommand gatewayStatus(String name) {
    return ApiCommand.of("sofia", "status", "gateway", Whitelist.DESTINATION.check("name", name));
  }
}
