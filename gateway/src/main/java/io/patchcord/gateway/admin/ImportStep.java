package io.patchcord.gateway.admin;

import static java.util.Objects.requireNonNull;

import io.patchcord.persistence.Agent;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is to be done for one row, while it is being found out. For one thread. */
final class ImportStep {
  private final ImportRow row;
  private final String username;
  private final @Nullable Agent known;
  private final @Nullable CallCenter callCenter;
  private final @Nullable Assignment had;
  private final @Nullable Line knownLine;
  private final @Nullable String salesforceUserId;
  private @Nullable String refusal;

  /**
   * @param username as stored
   * @param known the agent; {@code null} for a new one
   * @param callCenter {@code null} if the row says nothing of a line
   * @param had what the agent has in the call center; {@code null} for nothing
   * @param knownLine the line that the row names; {@code null} for a new one, and for none
   * @param salesforceUserId of 18 characters; {@code null} says nothing
   */
  ImportStep(
      ImportRow row,
      String username,
      @Nullable Agent known,
      @Nullable CallCenter callCenter,
      @Nullable Assignment had,
      @Nullable Line knownLine,
      @Nullable String salesforceUserId) {
    this.row = row;
    this.username = username;
    this.known = known;
    this.callCenter = callCenter;
    this.had = had;
    this.knownLine = knownLine;
    this.salesforceUserId = salesforceUserId;
  }

  /** A row of which nothing can be made. */
  static ImportStep refused(ImportRow row, String why) {
    ImportStep step =
        new ImportStep(
            row,
            row.username() == null ? "" : row.username(),
            null,
            null,
            null,
            null,
            row.salesforceUserId());
    step.refuse(why);
    return step;
  }

  void refuse(String why) {
    refusal = why;
  }

  boolean isRefused() {
    return refusal != null;
  }

  String username() {
    return username;
  }

  @Nullable Agent known() {
    return known;
  }

  @Nullable Assignment had() {
    return had;
  }

  @Nullable Line knownLine() {
    return knownLine;
  }

  @Nullable String salesforceUserId() {
    return salesforceUserId;
  }

  ImportRow row() {
    return row;
  }

  CallCenter requireCallCenter() {
    return requireNonNull(callCenter, "callCenter is null");
  }

  /** Where it gives or takes a line; {@code null} if it speaks of none. */
  ImportWorld.@Nullable Place place() {
    return callCenter == null ? null : new ImportWorld.Place(username, callCenter.internalName());
  }

  /** The number of the line that the agent is to have; {@code null} for none. */
  @Nullable String line() {
    String line = row.line();
    return callCenter == null || line == null || line.isEmpty() ? null : line;
  }

  /** Whether the line may have other agents besides. */
  boolean isOnSharedLine() {
    return knownLine != null && knownLine.isShared();
  }

  /** Whether an assignment ends. */
  boolean ends() {
    return callCenter != null && had != null && !had.line().number().equals(line());
  }

  /** Whether an assignment begins. */
  boolean begins() {
    String line = line();
    return line != null && (had == null || !had.line().number().equals(line));
  }

  /** Whether the agent is called otherwise, or comes back. */
  boolean changesAgent() {
    return known != null
        && (known.endedAt() != null
            || (row.displayName() != null && !row.displayName().equals(known.displayName()))
            || (row.email() != null && !row.email().equals(known.email()))
            || (salesforceUserId != null
                && !Objects.equals(salesforceUserId, known.salesforceUserId())));
  }

  ImportedRow toRow() {
    return new ImportedRow(
        row.number(),
        result(),
        username.isEmpty() ? null : username,
        row.line() == null || row.line().isEmpty() ? null : row.line(),
        callCenter == null ? row.callCenter() : callCenter.internalName(),
        details());
  }

  private ImportedRow.Result result() {
    if (isRefused()) {
      return ImportedRow.Result.REFUSED;
    }
    if (begins()) {
      return had == null ? ImportedRow.Result.CREATED : ImportedRow.Result.CHANGED;
    }
    if (ends()) {
      return ImportedRow.Result.ENDED;
    }
    if (known == null) {
      return ImportedRow.Result.CREATED;
    }
    return changesAgent() ? ImportedRow.Result.CHANGED : ImportedRow.Result.UNCHANGED;
  }

  private List<String> details() {
    if (refusal != null) {
      return List.of(refusal);
    }
    List<String> details = new ArrayList<>();
    if (known == null) {
      details.add("Agent " + username + " is new.");
    } else {
      if (known.endedAt() != null) {
        details.add(
            "Agent %s, who left on %s, comes back."
                .formatted(username, Entered.day(known.endedAt())));
      }
      addChange(details, "Name", known.displayName(), row.displayName());
      addChange(details, "Email", known.email(), row.email());
      addChange(details, "User ID", known.salesforceUserId(), salesforceUserId);
    }
    if (had != null && ends()) {
      details.add(
          "Line %s, since %s, is taken away."
              .formatted(had.line().number(), Entered.day(had.validFrom())));
    }
    if (begins() && knownLine == null) {
      details.add("Line " + line() + " is new.");
    } else if (begins() && knownLine != null && knownLine.endedAt() != null) {
      details.add("Line " + line() + ", which was out of use, comes back.");
    }
    return details;
  }

  private static void addChange(
      List<String> details, String what, @Nullable String before, @Nullable String after) {
    if (after != null && !after.equals(before)) {
      details.add(
          "%s %s becomes %s."
              .formatted(
                  what, before == null ? "(none)" : Entered.shown(before), Entered.shown(after)));
    }
  }
}
