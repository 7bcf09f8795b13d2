package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.Phone;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.SipPassword;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the switch may ask about lines: a picture of the database in memory, so that phones register
 * while the database is away, and nothing waits. Safe for all threads.
 */
public final class SipDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(SipDirectory.class);

  /** By which the switch signs in, with its password. */
  public static final String USER = "freeswitch";

  private final Database database;
  private final String switchName;
  private final byte @Nullable [] credential;
  private final BrowserPhones browsers;
  private volatile Map<String, SipAccount> byLine = Map.of();

  /**
   * @param switchName the switch that has the lines
   * @param password what the switch asks with; {@code null} if it may not ask
   * @param browsers the phones that are browsers
   */
  public SipDirectory(
      Database database, String switchName, @Nullable String password, BrowserPhones browsers) {
    this.database = requireNonNull(database, "database is null");
    this.switchName = requireNonNull(switchName, "switchName is null");
    this.credential = password == null ? null : basic(password);
    this.browsers = requireNonNull(browsers, "browsers is null");
  }

  /** Takes the picture anew; when the database is away, the last one stays. Blocks. */
  public synchronized void refresh() {
    try {
      byLine =
          database.read(
              db ->
                  db.sipPasswords().inUse(switchName).stream()
                      .map(SipDirectory::account)
                      .collect(
                          Collectors.toUnmodifiableMap(SipAccount::line, Function.identity())));
      browsers.lines(
          database.read(
              db -> Set.copyOf(db.lines().ofKind(Phone.Kind.BROWSER.name(), switchName))));
    } catch (DatabaseException e) {
      LOG.warn("The SIP passwords could not be read again, the last stay: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The SIP passwords could not be read again, the last stay", e);
    }
  }

  /** Whether the switch may ask at all. */
  public boolean isOpen() {
    return credential != null;
  }

  /**
   * Whether that is the switch.
   *
   * @param authorization the header of HTTP's Basic authentication
   */
  public boolean admits(@Nullable String authorization) {
    return credential != null
        && authorization != null
        && MessageDigest.isEqual(credential, authorization.getBytes(StandardCharsets.UTF_8));
  }

  /** What the line registers with in that domain; a browser's line with its pass alone. */
  public Optional<SipAccount> find(String line, String realm) {
    if (browsers.has(line)) {
      return browsers.find(line, realm);
    }
    return Optional.ofNullable(byLine.get(line)).filter(account -> account.realm().equals(realm));
  }

  /** Whether any line is in that domain. */
  public boolean hasRealm(String realm) {
    return byLine.values().stream().anyMatch(account -> account.realm().equals(realm))
        || browsers.hasRealm(realm);
  }

  /** All that are kept, by line. */
  public List<SipAccount> all() {
    return byLine.values().stream().sorted(Comparator.comparing(SipAccount::line)).toList();
  }

  private static SipAccount account(SipPassword stored) {
    return new SipAccount(stored.line().number(), stored.realm(), stored.hash());
  }

  private static byte[] basic(String password) {
    byte[] pair = (USER + ':' + password).getBytes(StandardCharsets.UTF_8);
    return ("Basic " + Base64.getEncoder().encodeToString(pair)).getBytes(StandardCharsets.UTF_8);
  }
}
