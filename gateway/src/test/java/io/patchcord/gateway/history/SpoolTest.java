package io.patchcord.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patchcord.gateway.call.CallNotes;
import io.patchcord.gateway.call.CallState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir private Path parent;

  private Path directory() {
    return parent.resolve("some/history");
  }

  @Test
  void aRecordIsReadAsItWasWrittenAndTheLastOneCounts() throws IOException {
    UUID id = UUID.randomUUID();
    HistoryRecord full =
        Records.over(id)
            .linked(
                new HistoryRecord.Link("TRANSFERRED_TO", UUID.randomUUID(), "1002", Records.at(9)))
            .recorded(
                new HistoryRecord.Recording(
                    "a.wav",
                    Records.at(5),
                    null,
                    List.of(new HistoryRecord.Pause(Records.at(6), Records.at(7)))))
            .queued("support", 100L)
            .noted(null, new CallNotes("Sold", "Zoë\n\tsaid \"yes\""));
    try (Spool spool = Spool.open(directory())) {
      spool.write(Records.over(id));
      spool.write(full);
      spool.force();
    }
    try (Spool spool = Spool.open(directory())) {
      assertThat(spool.load()).containsExactly(full);
      spool.remove(id);
      spool.remove(id);
      assertThat(spool.load()).isEmpty();
    }
  }

  @Test
  void halfAFileIsSetAsideAndTheOthersAreRead() throws IOException {
    HistoryRecord good = Records.over(UUID.randomUUID());
    HistoryRecord bad = Records.over(UUID.randomUUID());
    Path damaged = directory().resolve(bad.callId() + ".json");
    try (Spool spool = Spool.open(directory())) {
      spool.write(good);
      spool.write(bad);
      byte[] whole = Files.readAllBytes(damaged);
      for (int length = 0; length < whole.length; length += 97) {
        Files.write(damaged, Arrays.copyOf(whole, length));
        assertThat(spool.load()).as("%d bytes", length).containsExactly(good);
        assertThat(damaged).doesNotExist();
        assertThat(damaged.resolveSibling(damaged.getFileName() + ".damaged")).hasSize(length);
      }
      assertThat(spool.load()).containsExactly(good);
    }
  }

  @Test
  void whatWasNeverFinishedLeavesTheEarlierRecord() throws IOException {
    HistoryRecord good = Records.over(UUID.randomUUID());
    try (Spool spool = Spool.open(directory())) {
      spool.write(good);
      Path unfinished = directory().resolve(good.callId() + ".part");
      Files.writeString(unfinished, "{\"callId\":");
      assertThat(spool.load()).containsExactly(good);
      assertThat(unfinished).doesNotExist();
    }
  }

  @Test
  void recordsComeInTheOrderOfTheirCalls() throws IOException {
    HistoryRecord late = begun(Records.at(60));
    HistoryRecord early = begun(Records.at(-60));
    try (Spool spool = Spool.open(directory())) {
      spool.write(late);
      spool.write(early);
      assertThat(spool.load()).containsExactly(early, late);
    }
  }

  @Test
  void onlyOneHasItAtATimeAndOnlyItsOwnerReadsIt() throws IOException {
    try (Spool spool = Spool.open(directory())) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> Spool.open(directory()))
          .withMessageContaining("in use");
      HistoryRecord some = Records.over(UUID.randomUUID());
      spool.write(some);
      assertThat(permissions(directory())).isEqualTo("rwx------");
      assertThat(permissions(directory().resolve(some.callId() + ".json"))).isEqualTo("rw-------");
    }
    Spool.open(directory()).close();
  }

  private static HistoryRecord begun(Instant created) {
    return RecordReducer.begin(
        Records.moved(
            Records.dialing(UUID.randomUUID()),
            CallState.DIALING,
            Records.times(created, null, null, null),
            null),
        created);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
