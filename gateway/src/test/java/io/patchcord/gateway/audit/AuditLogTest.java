package io.patchcord.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabasePassword;
import io.patchcord.persistence.DatabaseSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final AuditLog.Filter ALL =
      new AuditLog.Filter(null, null, null, null, null, null);

  @TempDir private Path directory;
  private Database database;
  private ScheduledExecutorService worker;
  private AuditLog audit;

  @BeforeEach
  void open() {
    database = openDatabase();
    worker = Executors.newSingleThreadScheduledExecutor();
    audit = new AuditLog(database, worker, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    worker.shutdownNow();
    database.close();
  }

  private Database openDatabase() {
    return Database.open(
        new DatabaseSettings(
            "jdbc:h2:file:" + directory.resolve("audit"),
            "patchcord",
            new DatabasePassword("secret"),
            1,
            Duration.ofSeconds(1)));
  }

  @Test
  void whatIsRequiredIsThereWhenItReturns() {
    AuditRecord entry = entry("monitor.start");
    audit.require(entry);
    assertThat(audit.list(ALL, null, 9)).extracting(AuditLog.Stored::entry).containsExactly(entry);
  }

  @Test
  void whatHappenedIsWrittenInItsOrderAtTheLatestAtTheEnd() {
    List<String> actions = List.of("one", "two", "three");
    actions.forEach(action -> audit.note(entry(action)));
    worker.shutdown();
    audit.close();
    assertThat(audit.list(ALL, null, 9))
        .extracting(stored -> stored.entry().action())
        .containsExactly("three", "two", "one");
  }

  @Test
  void whatCannotBeWrittenIsRefusedAndWhatHappenedWaits() {
    database.read(
        holdsTheOnlyConnection -> {
          assertThat(holdsTheOnlyConnection.lines().all("", 1)).isEmpty();
          assertThatExceptionOfType(AuditUnavailableException.class)
              .isThrownBy(() -> audit.require(entry("monitor.start")));
          assertThatExceptionOfType(AuditUnavailableException.class)
              .isThrownBy(() -> audit.list(ALL, null, 9));
          audit.note(entry("monitor.ended"));
          return null;
        });
    worker.shutdownNow();
    audit.close();
    assertThat(audit.list(ALL, null, 9))
        .extracting(stored -> stored.entry().action())
        .containsExactly("monitor.ended");
  }

  @Test
  void whatDoesNotLookLikeAnAddressOrAnIdIsLeftOut() {
    Principal sam = new Principal("pck_12345678", Role.SUPERVISOR, "sam", Set.of("support"));
    AuditActor actor = AuditActor.of(sam, "192.0.2.1", "request-1");
    assertThat(actor)
        .isEqualTo(new AuditActor("SUPERVISOR", "pck_12345678", "sam", "192.0.2.1", "request-1"));
    assertThat(AuditActor.of(sam, "not an\naddress", "a b").source()).isNull();
    assertThat(AuditActor.of(sam, null, "a b").requestId()).isNull();
    assertThat(AuditActor.of(sam, "fe80::1%eth0", "x".repeat(65)).source())
        .isEqualTo("fe80::1%eth0");
    assertThat(AuditActor.of(sam, null, "x".repeat(65)).requestId()).isNull();
  }

  private static AuditRecord entry(String action) {
    return new AuditRecord(
        NOW,
        new AuditActor("SUPERVISOR", "pck_12345678", null, "192.0.2.1", null),
        action,
        new AuditRecord.Target("call", "c-1", "support"),
        Map.of(),
        Map.of("mode", "LISTEN", "line", "1003"));
  }
}
