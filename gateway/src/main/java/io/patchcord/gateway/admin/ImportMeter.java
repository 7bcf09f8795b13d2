package io.patchcord.gateway.admin;

import io.patchcord.gateway.admin.ImportProgress.Phase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells how far one import has come: each phase, and not too often in between. For one thread. */
final class ImportMeter {
  /** Four a second is as much as an eye follows. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Five times what travels to the database at once: small enough to be seen moving. */
  private static final int PORTION = 500;

  private final ImportProgress.Listener listener;
  private final Supplier<Instant> clock;
  private final LongSupplier nanos;
  private final UUID id;
  private final String by;
  private Phase phase = Phase.CHECKING;
  private int done;
  private int total;
  private long lastTold;

  /**
   * @param id of the import
   * @param by the actor's name
   * @param nanos a clock that only goes forward
   */
  ImportMeter(
      ImportProgress.Listener listener,
      Supplier<Instant> clock,
      LongSupplier nanos,
      UUID id,
      String by) {
    this.listener = listener;
    this.clock = clock;
    this.nanos = nanos;
    this.id = id;
    this.by = by;
  }

  /** A phase begins, or all of it is over. */
  void enter(Phase next, int of) {
    phase = next;
    done = 0;
    total = of;
    tell();
  }

  /** Writes things portion by portion, and counts them. */
  <T> void each(List<T> things, Consumer<List<T>> writer) {
    for (int from = 0; from < things.size(); from += PORTION) {
      List<T> portion = things.subList(from, Math.min(from + PORTION, things.size()));
      writer.accept(portion);
      done += portion.size();
      if (nanos.getAsLong() - lastTold >= PAUSE_NANOS) {
        tell();
      }
    }
  }

  /** It is over, with as much done as was to be done. */
  void finish(Phase last) {
    phase = last;
    done = last == Phase.FAILED ? 0 : total;
    tell();
  }

  private void tell() {
    lastTold = nanos.getAsLong();
    listener.onProgress(new ImportProgress(id, by, phase, done, total, clock.get()));
  }
}
