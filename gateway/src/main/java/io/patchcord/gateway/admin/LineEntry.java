package io.patchcord.gateway.admin;

import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.LinePhone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A line, as admins see it.
 *
 * @param description where its phone stands, or what it is for
 * @param callerIdNumber in E.164; {@code null} leaves it to the call center
 * @param shared whether several agents may work on it at once
 * @param phone what is special about its phone
 * @param switchName whose it is, by the switch's name; {@code null} if nobody has said so
 * @param endedAt since when it is out of use; {@code null} while it is not
 * @param assignments the live ones
 * @param version changes with every change
 */
public record LineEntry(
    String number,
    @Nullable String description,
    @Nullable String callerIdNumber,
    boolean shared,
    LinePhone phone,
    @Nullable String switchName,
    @Nullable Instant endedAt,
    List<AssignmentEntry> assignments,
    int version) {

  static LineEntry of(Line line, List<Assignment> live) {
    return new LineEntry(
        line.number(),
        line.description(),
        line.callerIdNumber(),
        line.isShared(),
        line.phone(),
        line.switchName(),
        line.endedAt(),
        live.stream().map(AssignmentEntry::of).toList(),
        line.version());
  }

  /** For the audit. */
  static Map<String, String> state(Line line) {
    Map<String, String> state = new TreeMap<>();
    state.put("shared", String.valueOf(line.isShared()));
    if (line.switchName() != null) {
      state.put("switch", line.switchName());
    }
    if (line.description() != null) {
      state.put("description", line.description());
    }
    if (line.callerIdNumber() != null) {
      state.put("callerIdNumber", line.callerIdNumber());
    }
    LinePhone phone = line.phone();
    if (phone.dialString() != null) {
      state.put("dialString", phone.dialString());
    }
    if (phone.recordingPolicy() != null) {
      state.put("recording", phone.recordingPolicy());
    }
    if (phone.lacks() != null) {
      state.put("lacks", phone.lacks());
    }
    if (phone.kind() != null) {
      state.put("phone", phone.kind());
    }
    return state;
  }
}
