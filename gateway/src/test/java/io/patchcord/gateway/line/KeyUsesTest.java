package io.patchcord.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.HandClock;
import io.patchcord.persistence.ApiKey;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabasePassword;
import io.patchcord.persistence.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyUsesTest {
  private static final String KEY = "pck_01234567_a-key-of-more-than-32-characters";

  private final HandClock clock = new HandClock();
  @TempDir private Path directory;

  private static @Nullable Instant lastUse(Database database) {
    return database.read(
        db -> db.apiKeys().findByHash(ApiKey.hashOf(KEY)).orElseThrow().lastUsedAt());
  }

  @Test
  void theLastUseIsWrittenNowAndThenAndNotByWhoAsks() {
    try (Database database =
        Database.open(
            new DatabaseSettings(
                "jdbc:h2:file:" + directory.resolve("keys"),
                "patchcord",
                new DatabasePassword("secret"),
                2,
                Duration.ofSeconds(5)))) {
      database.write(
          db -> {
            db.apiKeys().insert(ApiKey.forAdmin(KEY, "admin", clock.instant()));
            return true;
          });
      Directory lines = new Directory(database, "main", clock);
      lines.refresh();
      assertThat(lines.find(KEY)).isPresent();
      assertThat(lastUse(database)).isNull();
      Instant first = clock.instant();
      clock.pass(Duration.ofSeconds(20));
      assertThat(lines.find(KEY)).isPresent();
      lines.writeKeyUses();
      // Close enough to the one before.
      assertThat(lastUse(database)).isEqualTo(first);
      clock.pass(Duration.ofSeconds(1));
      assertThat(lines.find(KEY + "x")).isEmpty();
      lines.writeKeyUses();
      assertThat(lastUse(database)).isEqualTo(first);
      assertThat(lines.find(KEY)).isPresent();
      lines.writeKeyUses();
      assertThat(lastUse(database)).isEqualTo(clock.instant());
    }
  }
}
