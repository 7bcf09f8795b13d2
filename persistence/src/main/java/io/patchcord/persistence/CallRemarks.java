package io.patchcord.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What people noted about a call.
 *
 * @param subjectRecordId the Salesforce record that it was about, 15 or 18 characters
 * @param subjectKey the first 15 of them, by which it is found
 * @param subjectType such as Contact, at most 80 characters
 * @param subjectName at most 255
 * @param disposition how it went, at most 80
 * @param notes at most 32,000
 */
@Embeddable
public record CallRemarks(
    @Column(name = "subject_record_id") @Nullable String subjectRecordId,
    @Column(name = "subject_key") @Nullable String subjectKey,
    @Column(name = "subject_type") @Nullable String subjectType,
    @Column(name = "subject_name") @Nullable String subjectName,
    @Nullable String disposition,
    @Nullable String notes) {

  /** The first characters of a Salesforce id, the same whether it is written in 15 or in 18. */
  private static final int KEY_LENGTH = 15;

  /** The same with the key made from the id. */
  public static CallRemarks of(
      @Nullable String subjectRecordId,
      @Nullable String subjectType,
      @Nullable String subjectName,
      @Nullable String disposition,
      @Nullable String notes) {
    return new CallRemarks(
        subjectRecordId, keyOf(subjectRecordId), subjectType, subjectName, disposition, notes);
  }

  /** Returns what a record is found by; null for null. */
  public static @Nullable String keyOf(@Nullable String recordId) {
    return recordId == null || recordId.length() <= KEY_LENGTH
        ? recordId
        : recordId.substring(0, KEY_LENGTH);
  }
}
