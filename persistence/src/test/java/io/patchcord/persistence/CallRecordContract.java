package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of the records of calls on every database. */
abstract class CallRecordContract extends AdminContract {
  private static final String CUSTOMER = "+14155551212";
  private static final String OTHER = "+4930123456";
  private static final String CONTACT = "0035g00000ABCDEAA4";
  private static final CallRecordFilter ALL =
      new CallRecordFilter(null, null, null, null, null, null, null, null, null);

  @Test
  void aRecordIsKeptWithAllThatIsPartOfItAndChangedAsAWhole() {
    UUID id = UUID.randomUUID();
    CallRecord draft = draft(id, "ada");
    insert(draft);
    assertThat(search(ALL, null)).isEmpty();
    assertThat(drafts("main")).containsExactly(draft);
    assertThat(drafts("other")).isEmpty();

    CallRecord over = over(id, "ada", CUSTOMER, NOW);
    database.write(
        repositories -> {
          CallRecord stored = repositories.callRecords().find(id).orElseThrow();
          stored.replaceBy(over);
          repositories.callRecords().update(stored);
          repositories
              .callLinks()
              .insert(new CallLink(id, "TRANSFERRED_TO", UUID.randomUUID(), "1002", NOW));
          repositories
              .callRecordings()
              .insert(new CallRecording(id, "a/b.wav", NOW, NOW.plusSeconds(9), "x/y"));
          return null;
        });
    database.read(
        repositories -> {
          CallRecord stored = repositories.callRecords().find(id).orElseThrow();
          assertThat(stored.origin()).isEqualTo(over.origin());
          assertThat(stored.moments()).isEqualTo(over.moments());
          assertThat(stored.durations()).isEqualTo(over.durations());
          assertThat(stored.end()).isEqualTo(over.end());
          assertThat(stored.remarks()).isEqualTo(over.remarks());
          assertThat(stored.revision()).isEqualTo(3);
          assertThat(repositories.callLinks().of(List.of(id)))
              .extracting(CallLink::party)
              .containsExactly("1002");
          CallRecording recording = repositories.callRecordings().of(List.of(id)).get(0);
          assertThat(recording.path()).isEqualTo("a/b.wav");
          assertThat(recording.stoppedAt()).isEqualTo(NOW.plusSeconds(9));
          return null;
        });
    assertThat(drafts("main")).isEmpty();
    assertThat(search(ALL, null)).containsExactly(over);
    assertDuplicateId(id);

    assertThat(
            database.<Integer>write(repositories -> repositories.callRecords().delete(List.of(id))))
        .isEqualTo(1);
    assertThat(
            database.<Integer>read(repositories -> repositories.callLinks().of(List.of(id)).size()))
        .isZero();
  }

  @Test
  void aListGoesOnWhereItWasWhileNewRecordsCome() {
    List<UUID> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Three of them in one microsecond: only their ids order them.
      CallRecord next = over(UUID.randomUUID(), "ada", CUSTOMER, NOW.plusSeconds(i < 3 ? 0 : i));
      insert(next);
      expected.add(next.callId());
    }
    List<UUID> seen = new ArrayList<>();
    CallRecordSearch.@Nullable Position after = null;
    for (int page = 0; page < 4; page++) {
      for (CallRecord found : search(ALL, after)) {
        seen.add(found.callId());
        after = new CallRecordSearch.Position(found.moments().created(), found.callId());
      }
      insert(over(UUID.randomUUID(), "ada", CUSTOMER, NOW.plusSeconds(100 + page)));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(seen).startsWith(expected.get(6), expected.get(5));
  }

  @Test
  void recordsAreFoundByWhatIsAskedOfThem() throws SQLException {
    CallRecord adas = over(UUID.randomUUID(), "ada", CUSTOMER, NOW);
    CallRecord bobs = over(UUID.randomUUID(), "bob", OTHER, NOW.plusSeconds(60));
    insert(adas);
    insert(bobs);
    assertFinds(bobs, filter("agent", "bob"));
    assertFinds(adas, filter("number", CUSTOMER));
    assertThat(search(filter("callCenters", "Support"), null)).containsExactly(bobs, adas);
    assertThat(search(filter("callCenters", "Sales"), null)).isEmpty();
    assertThat(search(filter("direction", "INBOUND"), null)).isEmpty();
    assertThat(search(filter("cause", "AGENT_HUNG_UP"), null)).hasSize(2);
    assertThat(search(filter("disposition", "Sold"), null)).hasSize(2);
    // In both lengths of the id.
    assertThat(search(filter("recordId", CONTACT), null)).hasSize(2);
    assertThat(search(filter("recordId", CONTACT.substring(0, 15)), null)).hasSize(2);
    assertFinds(bobs, times(NOW.plusSeconds(1), null));
    assertFinds(adas, times(NOW, NOW.plusSeconds(60)));
    assertThatThrownBy(() -> execute("update call_record set ended_at = null"))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?is).*call_record_ends_with_a_cause.*");
  }

  @Test
  void aPersonIsTakenOutOfTheRecordsAndOldRecordsGo() {
    CallRecord adas = over(UUID.randomUUID(), "ada", CUSTOMER, NOW);
    CallRecord bobs = over(UUID.randomUUID(), "bob", OTHER, NOW.plusSeconds(60));
    insert(adas);
    insert(bobs);
    database.write(
        repositories -> {
          repositories
              .callLinks()
              .insert(new CallLink(bobs.callId(), "JOINED", null, CUSTOMER, NOW));
          repositories
              .callRecordings()
              .insert(new CallRecording(adas.callId(), "a.wav", NOW, null, null));
          return null;
        });
    database.write(
        repositories -> {
          CallErasures erasures = repositories.callErasures();
          List<UUID> found = erasures.withNumber(CUSTOMER, 10);
          assertThat(found).containsExactlyInAnyOrder(adas.callId(), bobs.callId());
          assertThat(erasures.withSubject(CONTACT.substring(0, 15), 10)).hasSize(2);
          assertThat(erasures.ofAgent("bob", 10)).containsExactly(bobs.callId());
          assertThat(erasures.blank(List.of(adas.callId()), NOW)).isEqualTo(1);
          assertThat(erasures.blankLinks(found)).isEqualTo(1);
          assertThat(erasures.deleteRecordings(found)).isEqualTo(1);
          assertThat(erasures.rename(List.of(bobs.callId()), "nobody", NOW)).isEqualTo(1);
          return null;
        });
    database.read(
        repositories -> {
          CallRecord blank = repositories.callRecords().find(adas.callId()).orElseThrow();
          assertThat(blank.origin().partyNumber()).isNull();
          assertThat(blank.origin().partyName()).isNull();
          assertThat(blank.remarks()).isEqualTo(CallRemarks.of(null, null, null, null, null));
          assertThat(blank.erasedAt()).isEqualTo(NOW);
          assertThat(blank.moments()).isEqualTo(adas.moments());
          assertThat(blank.durations()).isEqualTo(adas.durations());
          assertThat(repositories.callRecords().find(bobs.callId()).orElseThrow().origin().agent())
              .isEqualTo("nobody");
          assertThat(repositories.callErasures().withNumber(CUSTOMER, 10)).isEmpty();
          assertThat(repositories.callRecordings().of(List.of(adas.callId()))).isEmpty();
          assertThat(repositories.callRecords().endedBefore(NOW.plusSeconds(90), 10))
              .containsExactly(adas.callId());
          assertThat(repositories.callRecords().endedBefore(NOW.plusSeconds(200), 1)).hasSize(1);
          assertThat(repositories.callRecords().draftsBefore(NOW.plusSeconds(200), 1)).isEmpty();
          return null;
        });
  }

  private void assertDuplicateId(UUID id) {
    assertThatThrownBy(() -> insert(draft(id, "bob"))).isInstanceOf(DuplicateException.class);
  }

  private void assertFinds(CallRecord expected, CallRecordFilter filter) {
    assertThat(search(filter, null)).containsExactly(expected);
  }

  private void insert(CallRecord callRecord) {
    database.write(
        repositories -> {
          repositories.callRecords().insert(callRecord);
          return null;
        });
  }

  private List<CallRecord> drafts(String switchName) {
    return database.read(repositories -> repositories.callRecords().drafts(switchName, 10));
  }

  private List<CallRecord> search(
      CallRecordFilter filter, CallRecordSearch.@Nullable Position after) {
    return database.read(repositories -> repositories.callRecordSearch().find(filter, after, 2));
  }

  private static CallRecordFilter times(Instant from, @Nullable Instant to) {
    return new CallRecordFilter(null, null, from, to, null, null, null, null, null);
  }

  private static CallRecordFilter filter(String name, String value) {
    return new CallRecordFilter(
        name.equals("agent") ? value : null,
        name.equals("callCenters") ? Set.of(value, "Elsewhere") : null,
        null,
        null,
        name.equals("direction") ? value : null,
        name.equals("number") ? value : null,
        name.equals("cause") ? value : null,
        name.equals("disposition") ? value : null,
        name.equals("recordId") ? value : null);
  }

  private static CallRecord draft(UUID id, String agent) {
    return new CallRecord(
        id,
        1,
        new CallOrigin("main", "Support", agent, "1001", "OUTBOUND", null, null, null, null),
        new CallMoments(NOW, null, null, null, null),
        new CallDurations(null, null, null, null, null, null),
        null,
        CallRemarks.of(null, null, null, null, null));
  }

  static CallRecord over(UUID id, String agent, String number, Instant created) {
    return new CallRecord(
        id,
        3,
        new CallOrigin(
            "main", "Support", agent, "1001", "OUTBOUND", number, "Zoë", "support", 100L),
        new CallMoments(
            requireNonNull(created),
            created.plusSeconds(1),
            created.plusSeconds(2),
            created.plusSeconds(3),
            created.plusSeconds(63)),
        new CallDurations(1_000L, 2_000L, null, 50_000L, 10_000L, 5_000L),
        new CallEnd("AGENT_HUNG_UP", "NORMAL_CLEARING", "AGENT"),
        CallRemarks.of(CONTACT, "Contact", "Zoë Müller", "Sold", "first line\nsecond line"));
  }
}
