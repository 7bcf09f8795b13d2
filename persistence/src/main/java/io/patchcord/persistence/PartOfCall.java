package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row that belongs to a call's record, and goes with it. */
@MappedSuperclass
abstract class PartOfCall {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(name = "call_id", updatable = false)
  private UUID callId;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  PartOfCall() {}

  PartOfCall(UUID callId) {
    this.callId = requireNonNull(callId, "callId is null");
  }

  /** Returns the call that it belongs to; that one's record is already stored. */
  public UUID callId() {
    return callId;
  }
}
