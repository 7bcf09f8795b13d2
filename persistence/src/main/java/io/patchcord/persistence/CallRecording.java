package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A recording of a call. What was recorded is a file of the switch's; this says which. */
@Entity
@Table(name = "call_recording")
public class CallRecording extends PartOfCall {
  @Column(updatable = false)
  private String path;

  @Column(name = "started_at", updatable = false)
  private Instant startedAt;

  @Column(name = "stopped_at", updatable = false)
  private @Nullable Instant stoppedAt;

  @Column(updatable = false)
  private @Nullable String pauses;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected CallRecording() {}

  /**
   * @param callId whose recording it is; its record is already stored
   * @param path the file, at most 400 characters
   * @param startedAt since when, kept to the microsecond
   * @param stoppedAt until when; null while it goes on
   * @param pauses ISO 8601 intervals with commas between them, at most 4,000 characters; null for
   *     none
   */
  public CallRecording(
      UUID callId,
      String path,
      Instant startedAt,
      @Nullable Instant stoppedAt,
      @Nullable String pauses) {
    super(callId);
    this.path = requireNonNull(path, "path is null");
    this.startedAt = requireNonNull(startedAt, "startedAt is null").truncatedTo(ChronoUnit.MICROS);
    this.stoppedAt = stoppedAt == null ? null : stoppedAt.truncatedTo(ChronoUnit.MICROS);
    this.pauses = pauses;
  }

  /** Returns the file. */
  public String path() {
    return path;
  }

  /** Returns since when, to the microsecond. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Returns until when, to the microsecond; null while it goes on. */
  public @Nullable Instant stoppedAt() {
    return stoppedAt;
  }

  /** Returns when it was paused: ISO 8601 intervals with commas between them; null for never. */
  public @Nullable String pauses() {
    return pauses;
  }
}
