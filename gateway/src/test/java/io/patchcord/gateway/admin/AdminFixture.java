package io.patchcord.gateway.admin;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A database with two call centers, and what admins do with it: all of it on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
abstract class AdminFixture {
  static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");
  static final int CONNECTIONS = 2;
  static final AuditActor ADMIN =
      new AuditActor("ADMIN", "pck_01234567", null, "127.0.0.1", "request-1");
  static final AuditLog.Filter ALL = new AuditLog.Filter(null, null, null, null, null, null);

  @Parameter
  @SuppressWarnings("NullAway.Init") // by JUnit
  private TestDatabase kind;

  @TempDir private Path directory;
  private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
  final AtomicInteger shown = new AtomicInteger();
  final List<ImportProgress> progress = new ArrayList<>();
  Database database;
  AuditLog audit;
  AgentBook agents;
  LineBook lines;
  AssignmentBook assignments;
  KeyBook keys;
  ImportBook imports;

  @BeforeEach
  void open() {
    database = Database.open(kind.empty(directory, CONNECTIONS));
    database.write(
        db -> {
          db.callCenters().insert(new CallCenter("Support", "Help Desk", "DE"));
          db.callCenters().insert(new CallCenter("Sales", "Sales Team", "US"));
          return true;
        });
    audit = new AuditLog(database, worker, Clock.fixed(NOW, ZoneOffset.UTC));
    AdminStore store = new AdminStore(database, audit, "main", changes -> shown.incrementAndGet());
    agents = new AgentBook(store);
    lines = new LineBook(store);
    assignments = new AssignmentBook(store);
    keys = new KeyBook(store);
    imports = new ImportBook(store, progress::add);
  }

  @AfterEach
  void close() {
    worker.shutdownNow();
    database.close();
  }

  /** An agent with a line in Support, which are both new. */
  AssignmentEntry hire(String username, String line) {
    agents.add(ADMIN, username, new AgentChange(username, null, null));
    lines.add(ADMIN, line, new LineChange(null, null, null));
    return assign(username, line);
  }

  AssignmentEntry assign(String username, String line) {
    return assignments.assign(ADMIN, new AssignmentBook.Wish(username, line, "Support", true));
  }

  List<String> actions() {
    return audit.list(ALL, null, 100).stream().map(stored -> stored.entry().action()).toList();
  }

  static ThrowableAssertAlternative<AdminException> assertRefused(
      AdminException.Reason reason, ThrowingCallable work) {
    return assertThatExceptionOfType(AdminException.class)
        .isThrownBy(work)
        .satisfies(
            refused ->
                org.assertj.core.api.Assertions.assertThat(refused.reason()).isEqualTo(reason));
  }
}
