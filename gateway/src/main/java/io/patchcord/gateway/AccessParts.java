package io.patchcord.gateway;

import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.RefusalTrail;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.line.BrowserPhones;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.line.SipDirectory;
import io.patchcord.gateway.security.Authenticator;
import io.patchcord.gateway.security.Brake;
import io.patchcord.gateway.security.RateLimits;
import io.patchcord.gateway.session.Sessions;
import io.patchcord.gateway.session.SignIns;
import io.patchcord.gateway.session.TrustedOrgs;
import io.patchcord.persistence.Database;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Who is let in, as people, programs and phones, and how often they may try; composed. */
final class AccessParts implements AutoCloseable {
  private static final int KEY_USE_SECONDS = 60;

  private final Directory directory;
  private final TrustedOrgs orgs;
  private final Sessions sessions;
  private final BrowserPhones browsers;
  private final SipDirectory sipDirectory;
  private final RateLimits limits;
  private final Brake addresses;
  private final Brake users;
  private final RefusalTrail refusals;

  /**
   * @param lineDomain in which lines register, once the switch has told it
   * @param baseUrl where the gateway is when the configuration does not say it
   */
  AccessParts(
      GatewayConfiguration configuration,
      Database database,
      AuditLog audit,
      Directory directory,
      Supplier<Optional<String>> lineDomain,
      Supplier<String> baseUrl,
      Clock clock) {
    GatewayConfiguration.Switch phoneSystem = configuration.phoneSystem();
    this.directory = directory;
    this.orgs = new TrustedOrgs(database);
    this.sessions =
        new Sessions(
            database,
            audit,
            orgs,
            () -> configuration.http().publicUrl().orElseGet(baseUrl),
            clock,
            configuration.session().limit());
    this.browsers =
        new BrowserPhones(
            SwitchParts.webSocket(phoneSystem),
            lineDomain,
            (agent, line) ->
                directory.lineOf(agent).filter(at -> at.line().equals(line)).isPresent(),
            clock);
    this.sipDirectory =
        new SipDirectory(
            database, phoneSystem.name(), SwitchParts.directoryPassword(phoneSystem), browsers);
    this.limits =
        new RateLimits(configuration.access().requests(), configuration.access().period(), clock);
    this.addresses = new Brake(configuration.access().freeFailures(), clock);
    this.users = new Brake(SignIns.FREE_OF_USER, clock);
    this.refusals = new RefusalTrail(audit);
    refresh();
  }

  /** Takes what is known of orgs, sessions and phones anew. */
  void refresh() {
    orgs.refresh();
    sessions.refresh();
    sipDirectory.refresh();
  }

  /** Deletes from now on what has expired, and writes down which keys were used. */
  void keepTidy(ScheduledExecutorService blocking) {
    blocking.scheduleWithFixedDelay(sessions::deleteExpired, 0, 1, TimeUnit.HOURS);
    blocking.scheduleWithFixedDelay(
        directory::writeKeyUses, KEY_USE_SECONDS, KEY_USE_SECONDS, TimeUnit.SECONDS);
  }

  Authenticator authenticator() {
    return new Authenticator(directory, sessions);
  }

  SignIns signIns() {
    return new SignIns(sessions, addresses, users, refusals);
  }

  TrustedOrgs orgs() {
    return orgs;
  }

  Sessions sessions() {
    return sessions;
  }

  BrowserPhones browsers() {
    return browsers;
  }

  SipDirectory sipDirectory() {
    return sipDirectory;
  }

  RateLimits limits() {
    return limits;
  }

  /** Slows down the addresses from which failures come. */
  Brake addresses() {
    return addresses;
  }

  /** Slows down the users as whom failures come. */
  Brake users() {
    return users;
  }

  RefusalTrail refusals() {
    return refusals;
  }

  /** Writes down which keys were used last; the database is still there. */
  @Override
  public void close() {
    directory.writeKeyUses();
  }
}
