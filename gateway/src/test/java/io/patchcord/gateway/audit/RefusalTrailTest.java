package io.patchcord.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.HandClock;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabasePassword;
import io.patchcord.persistence.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTrailTest {
  private static final AuditLog.Filter ALL =
      new AuditLog.Filter(null, null, null, null, null, null);

  private final HandClock clock = new HandClock();
  private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
  @TempDir private Path directory;
  private Database database;
  private AuditLog audit;
  private RefusalTrail trail;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseSettings(
                "jdbc:h2:file:" + directory.resolve("audit"),
                "patchcord",
                new DatabasePassword("secret"),
                1,
                Duration.ofSeconds(5)));
    audit = new AuditLog(database, worker, clock);
    trail = new RefusalTrail(audit);
  }

  @AfterEach
  void close() {
    worker.shutdownNow();
    database.close();
  }

  private List<AuditRecord> entries() {
    worker.shutdown();
    audit.close();
    return audit.list(ALL, null, 500).stream().map(AuditLog.Stored::entry).toList();
  }

  @Test
  void ofAKeyOnlyThePartIsWrittenByWhichPeopleKnowIt() {
    trail.keyRefused("Bearer pck_Ab3dE6gH_a-secret-that-nobody-may-see", "192.0.2.7", "r-1");
    trail.keyRefused("Bearer my-password-by-mistake-in-the-wrong-field", "192.0.2.7", null);
    trail.keyRefused("Basic YWRhOnNlY3JldA==", null, "not an id\n");
    List<AuditRecord> entries = entries();
    assertThat(entries)
        .extracting(entry -> entry.target().id())
        .containsExactly("unreadable", "unreadable", "pck_Ab3dE6gH");
    assertThat(entries).allMatch(entry -> entry.action().equals("key.refused"));
    assertThat(entries.toString())
        .doesNotContain("a-secret", "my-password", "YWRhOnNlY3JldA")
        .contains("192.0.2.7", "r-1", "NOBODY");
  }

  @Test
  void ofASignInNothingIsWrittenThatAStrangerHasMadeUp() {
    trail.signInRefused("00D5g000008abcDEAQ", "0055g00000ABCDEAA5", "No agent.", "::1", null);
    trail.signInRefused(null, "<script>alert(1)</script>", "The token has expired.", "::1", null);
    List<AuditRecord> entries = entries();
    assertThat(entries.get(1).target().id()).isEqualTo("00D5g000008abcDEAQ");
    assertThat(entries.get(1).after()).containsEntry("user", "0055g00000ABCDEAA5");
    assertThat(entries.get(0).target().id()).isEqualTo("unknown");
    assertThat(entries.get(0).after())
        .containsEntry("user", "unreadable")
        .containsEntry("reason", "The token has expired.");
  }

  @Test
  void thereAreOnlySoManyInAnHourAndTheNextSaysHowManyWereLeftOut() {
    for (int i = 0; i < RefusalTrail.MAX_AN_HOUR + 7; i++) {
      trail.keyRefused("Bearer pck_Ab3dE6gH_secret", "192.0.2.7", null);
    }
    clock.pass(Duration.ofHours(1));
    trail.keyRefused("Bearer pck_Ab3dE6gH_secret", "192.0.2.7", null);
    List<AuditRecord> entries = entries();
    assertThat(entries).hasSize(RefusalTrail.MAX_AN_HOUR + 1);
    assertThat(entries.get(0).after()).containsEntry("leftOutBefore", "7");
    assertThat(entries.get(1).after()).isEmpty();
  }
}
