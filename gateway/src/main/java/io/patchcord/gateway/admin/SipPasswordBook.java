package io.patchcord.gateway.admin;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.security.SecretFormat;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Repositories;
import io.patchcord.persistence.SipPassword;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the phones of lines register with, as admins make and withdraw it. All methods block, and
 * throw {@link AdminException}.
 */
public final class SipPasswordBook {
  private final AdminStore store;
  private final Supplier<Optional<String>> realm;
  private final Hash hash;

  /** How SIP's digest hides a password. */
  @FunctionalInterface
  public interface Hash {
    String of(String line, String realm, String password);
  }

  /**
   * @param realm the SIP domain of the lines, once it is known
   */
  public SipPasswordBook(AdminStore store, Supplier<Optional<String>> realm, Hash hash) {
    this.store = requireNonNull(store, "store is null");
    this.realm = requireNonNull(realm, "realm is null");
    this.hash = requireNonNull(hash, "hash is null");
  }

  /**
   * A password that there is, without itself.
   *
   * @param realm the SIP domain in which it is one
   */
  public record Entry(String line, String realm, Instant madeAt) {
    static Entry of(SipPassword kept) {
      return new Entry(kept.line().number(), kept.realm(), kept.madeAt());
    }
  }

  /**
   * A new password.
   *
   * @param password which is not kept
   */
  public record Made(Entry entry, String password) {
    @Override
    public String toString() {
      return "Made[entry=" + entry + "]";
    }
  }

  /** What is known of that of a line. */
  public Entry find(String number) {
    return store.read(
        db -> {
          LineBook.require(db, number);
          return Entry.of(require(db, number));
        });
  }

  /** Makes one; the one of before opens nothing any more. */
  public Made make(AuditActor actor, String number) {
    String domain =
        realm
            .get()
            .orElseThrow(
                () ->
                    new AdminException(
                        Reason.SWITCH_AWAY,
                        "The SIP domain is not known yet: the phone system has not been reached,"
                            + " and patchcord.switch.domain is not set."));
    String password = SecretFormat.newSipPassword();
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          Line line = inUse(db, number);
          Optional<SipPassword> before = db.sipPasswords().find(number);
          String hidden = hash.of(number, domain, password);
          Entered.into(
              "domain",
              domain,
              () -> {
                if (before.isPresent()) {
                  before.get().replace(domain, hidden, change.at());
                  db.sipPasswords().update(before.get());
                } else {
                  db.sipPasswords().insert(new SipPassword(line, domain, hidden, change.at()));
                }
              });
          Entry entry = Entry.of(require(db, number));
          change.audit(
              before.isPresent() ? "line.sip-password.change" : "line.sip-password.add",
              target(number),
              Map.of(),
              Map.of("realm", entry.realm()));
          return new Made(entry, password);
        });
  }

  /** Withdraws that of a line: its phones are refused as soon as they register again. */
  public void remove(AuditActor actor, String number) {
    store.write(
        actor,
        change -> {
          LineBook.require(change.db(), number);
          Entry entry = Entry.of(require(change.db(), number));
          change.db().sipPasswords().remove(number);
          change.audit(
              "line.sip-password.remove", target(number), Map.of("realm", entry.realm()), Map.of());
          return true;
        });
  }

  private static Line inUse(Repositories db, String number) {
    Line line = LineBook.require(db, number);
    if (line.endedAt() != null) {
      throw new AdminException(
          Reason.NO_SUCH_LINE,
          "Line " + number + " is out of use since " + Entered.day(line.endedAt()) + ".");
    }
    return line;
  }

  private static SipPassword require(Repositories db, String number) {
    return db.sipPasswords()
        .find(number)
        .orElseThrow(
            () ->
                new AdminException(
                    Reason.NO_SIP_PASSWORD, "Line " + number + " has no SIP password."));
  }

  private static AuditRecord.Target target(String number) {
    return new AuditRecord.Target("line", number, null);
  }
}
