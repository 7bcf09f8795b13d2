package io.patchcord.gateway.admin;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an admin asked for was not done. Its message is a sentence for that admin. */
public final class AdminException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient List<At> places;

  /** Why. */
  public enum Reason {
    INVALID,
    UNREADABLE_FILE,
    FILE_TOO_LARGE,
    NO_SUCH_AGENT,
    NO_SUCH_LINE,
    NO_SUCH_ASSIGNMENT,
    NO_SUCH_KEY,
    NO_SUCH_IMPORT,
    NO_SUCH_FINDING,
    NO_SUCH_ORGANIZATION,
    NO_SIP_PASSWORD,
    NO_SUCH_WEBHOOK,
    NO_SUCH_DELIVERY,
    EXISTS,
    LINE_TAKEN,
    AGENT_HAS_LINE,
    IN_USE,
    NO_HOT_DESKING,
    BACKUP_ELSEWHERE,
    LAST_ADMIN_KEY,
    STALE,
    SWITCH_AWAY,
    ROWS_REFUSED,
    CHANGED_SINCE_IMPORT,
    DATABASE_AWAY
  }

  /**
   * What was wrong somewhere.
   *
   * @param field of the body, or {@code row 7} of a file
   */
  public record At(String field, String message) {}

  public AdminException(Reason reason, String message) {
    this(reason, message, List.of());
  }

  public AdminException(Reason reason, String message, List<At> places) {
    super(requireNonNull(message, "message is null"));
    this.reason = requireNonNull(reason, "reason is null");
    this.places = List.copyOf(places);
  }

  /** One that a single field of the body is the reason of. */
  public static AdminException of(Reason reason, String field, String message) {
    return new AdminException(reason, message, List.of(new At(field, message)));
  }

  static AdminException invalid(String field, @Nullable String message) {
    return of(Reason.INVALID, field, String.valueOf(message));
  }

  public Reason reason() {
    return reason;
  }

  /** Where; of many, the first ones. */
  public List<At> places() {
    return places;
  }
}
