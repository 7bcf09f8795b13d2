package io.patchcord.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.line.BrowserPhones;
import io.patchcord.gateway.line.SipAccount;
import io.patchcord.gateway.line.SipDirectory;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the phones of lines register with. */
class SipPasswordBookTest extends AdminFixture {
  private static final LineChange NOTHING = new LineChange(null, null, null);

  private Optional<String> realm = Optional.of("pbx.test");
  private SipPasswordBook book;
  private SipDirectory directory;

  @BeforeEach
  @Override
  void open() {
    super.open();
    directory =
        new SipDirectory(
            database,
            "main",
            "a-password-of-the-switch",
            new BrowserPhones(
                null, () -> Optional.of("pbx.test"), (agent, line) -> false, Clock.systemUTC()));
    book =
        new SipPasswordBook(
            new AdminStore(database, audit, "main", changes -> directory.refresh()),
            () -> realm,
            SipAccount::hash);
  }

  @Test
  void aPasswordIsShownOnceAndWorksAtOnce() {
    lines.add(ADMIN, "1001", NOTHING);
    SipPasswordBook.Made made = book.make(ADMIN, "1001");
    assertThat(made.password()).matches("[a-hjkmnp-z2-9]{20}");
    assertThat(made).asString().doesNotContain(made.password());
    assertThat(directory.find("1001", "pbx.test"))
        .contains(
            new SipAccount(
                "1001", "pbx.test", SipAccount.hash("1001", "pbx.test", made.password())));
    assertThat(book.find("1001")).isEqualTo(made.entry());
    assertThat(actions()).contains("line.sip-password.add");
    assertThat(audit.list(ALL, null, 10).toString())
        .doesNotContain(made.password())
        .doesNotContain(SipAccount.hash("1001", "pbx.test", made.password()));
  }

  @Test
  void aNewOneTakesThePlaceOfTheOldOne() {
    lines.add(ADMIN, "1001", NOTHING);
    String before = book.make(ADMIN, "1001").password();
    String after = book.make(ADMIN, "1001").password();
    assertThat(after).isNotEqualTo(before);
    assertThat(directory.all())
        .extracting(SipAccount::hash)
        .containsExactly(SipAccount.hash("1001", "pbx.test", after));
    assertThat(actions()).contains("line.sip-password.change");
  }

  @Test
  void oneThatIsWithdrawnOpensNothing() {
    lines.add(ADMIN, "1001", NOTHING);
    book.make(ADMIN, "1001");
    book.remove(ADMIN, "1001");
    assertThat(directory.all()).isEmpty();
    assertThat(actions()).contains("line.sip-password.remove");
    assertRefused(AdminException.Reason.NO_SIP_PASSWORD, () -> book.remove(ADMIN, "1001"));
    assertRefused(AdminException.Reason.NO_SIP_PASSWORD, () -> book.find("1001"));
  }

  @Test
  void theOneOfALineThatEndsDoesNotComeBackWithIt() {
    LineEntry line = lines.add(ADMIN, "1001", NOTHING);
    book.make(ADMIN, "1001");
    lines.end(ADMIN, "1001", version -> version == line.version());
    assertRefused(AdminException.Reason.NO_SUCH_LINE, () -> book.make(ADMIN, "1001"));
    lines.add(ADMIN, "1001", NOTHING);
    assertRefused(AdminException.Reason.NO_SIP_PASSWORD, () -> book.find("1001"));
    directory.refresh();
    assertThat(directory.all()).isEmpty();
  }

  @Test
  void withoutADomainThereIsNone() {
    lines.add(ADMIN, "1001", NOTHING);
    realm = Optional.empty();
    assertRefused(AdminException.Reason.SWITCH_AWAY, () -> book.make(ADMIN, "1001"));
    realm = Optional.of("not_a_realm");
    assertRefused(AdminException.Reason.INVALID, () -> book.make(ADMIN, "1001"));
    realm = Optional.of("pbx.test");
    assertRefused(AdminException.Reason.NO_SUCH_LINE, () -> book.make(ADMIN, "1002"));
    assertRefused(AdminException.Reason.NO_SIP_PASSWORD, () -> book.find("1001"));
  }

  @Test
  void aLineOfAnotherSwitchIsNotInTheDirectory() {
    database.write(
        db -> {
          db.switchNodes()
              .insert(new io.patchcord.persistence.SwitchNode("second", "10.0.0.8:8021", NOW));
          return true;
        });
    lines.add(ADMIN, "2001", "second", NOTHING);
    book.make(ADMIN, "2001");
    assertThat(directory.all()).isEmpty();
  }

  @Test
  void theLastPictureStaysWhileTheDatabaseIsAway() {
    lines.add(ADMIN, "1001", NOTHING);
    book.make(ADMIN, "1001");
    database.close();
    directory.refresh();
    assertThat(directory.all()).hasSize(1);
  }
}
