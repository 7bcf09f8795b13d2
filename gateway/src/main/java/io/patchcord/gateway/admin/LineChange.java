package io.patchcord.gateway.admin;

import io.patchcord.gateway.callcenter.LineCapability;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.switching.Phone;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a line becomes: what is {@code null} here stays.
 *
 * @param description at most 80 characters
 * @param callerIdNumber in E.164
 * @param shared whether several agents may work on it at once
 * @param dialString what the switch calls instead of the line's phones in its directory
 * @param recording when its calls are recorded; removed, as the call center says
 * @param capabilities what its phone can; removed, everything
 * @param phone what kind of phone it has; removed, a SIP phone
 */
public record LineChange(
    @Nullable To<String> description,
    @Nullable To<String> callerIdNumber,
    @Nullable Boolean shared,
    @Nullable To<String> dialString,
    @Nullable To<RecordingPolicy> recording,
    @Nullable To<Set<LineCapability>> capabilities,
    @Nullable To<Phone.Kind> phone) {

  /** Its phone stays as it is. */
  public LineChange(
      @Nullable To<String> description,
      @Nullable To<String> callerIdNumber,
      @Nullable Boolean shared) {
    this(description, callerIdNumber, shared, null, null, null, null);
  }
}
