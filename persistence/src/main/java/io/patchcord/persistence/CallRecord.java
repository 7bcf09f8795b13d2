package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that was, for the history; or, while it has no end, the draft of one. Its links and
 * recordings are stored beside it.
 */
@Entity
@Table(name = "call_record")
public class CallRecord {
  @Id
  @Column(name = "call_id", updatable = false)
  private UUID callId;

  @Version private int version;

  private long revision;

  @Embedded private CallOrigin origin;

  @Embedded private CallMoments moments;

  @Embedded private @Nullable CallDurations durations;

  @Embedded private @Nullable CallEnd end;

  @Embedded private @Nullable CallRemarks remarks;

  @Column(name = "erased_at")
  private @Nullable Instant erasedAt;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected CallRecord() {}

  /**
   * A record whose remarks have been changed so many times.
   *
   * @param end null for a draft, as is the moment of the end
   * @throws IllegalArgumentException if only one of the two is there
   */
  public CallRecord(
      UUID callId,
      long revision,
      CallOrigin origin,
      CallMoments moments,
      CallDurations durations,
      @Nullable CallEnd end,
      CallRemarks remarks) {
    this.callId = requireNonNull(callId, "callId is null");
    this.revision = revision;
    this.origin = requireNonNull(origin, "origin is null");
    this.moments = requireNonNull(moments, "moments is null");
    this.durations = requireNonNull(durations, "durations is null");
    this.remarks = requireNonNull(remarks, "remarks is null");
    this.end = end;
    if ((moments.ended() == null) != (end == null)) {
      throw new IllegalArgumentException("a call has a cause when it is over, and only then");
    }
  }

  /** Returns the call's id; there is one record of a call. */
  public UUID callId() {
    return callId;
  }

  /** Returns how often its remarks were changed. */
  public long revision() {
    return revision;
  }

  /** Returns whose call it was, and with whom. */
  public CallOrigin origin() {
    return origin;
  }

  /** Returns when it did what. */
  public CallMoments moments() {
    return moments;
  }

  /** Returns how long it was in each state. */
  public CallDurations durations() {
    return durations == null ? new CallDurations(null, null, null, null, null, null) : durations;
  }

  /** Returns why it is over; null for a draft. */
  public @Nullable CallEnd end() {
    return end;
  }

  /** Returns what people noted. */
  public CallRemarks remarks() {
    return remarks == null ? CallRemarks.of(null, null, null, null, null) : remarks;
  }

  /** Returns when the person's data was erased from it; null if it was not. */
  public @Nullable Instant erasedAt() {
    return erasedAt;
  }

  /** Takes over everything from another record of the same call. */
  public void replaceBy(CallRecord newer) {
    if (!newer.callId().equals(callId)) {
      throw new IllegalArgumentException("newer is another call's record");
    }
    revision = newer.revision();
    origin = newer.origin();
    moments = newer.moments();
    durations = newer.durations();
    end = newer.end();
    remarks = newer.remarks();
    erasedAt = newer.erasedAt();
  }

  /** Takes note that the person's data was erased from it; kept to the microsecond. */
  public void markErased(@Nullable Instant moment) {
    erasedAt = moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallRecord that && callId.equals(that.callId());
  }

  @Override
  public int hashCode() {
    return callId.hashCode();
  }

  @Override
  public String toString() {
    return "record of call " + callId;
  }
}
