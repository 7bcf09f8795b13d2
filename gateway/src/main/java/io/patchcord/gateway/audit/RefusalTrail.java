package io.patchcord.gateway.audit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Audits who was not let in. Anybody can cause these entries, so that there are only so many of
 * them in an hour: the next one says how many were left out. What somebody has shown is written
 * only as far as it looks like what it should be. Safe for all threads.
 */
public final class RefusalTrail {
  /** Two a minute: a person who reads them sees a pattern by then. */
  static final int MAX_AN_HOUR = 120;

  private static final Duration HOUR = Duration.ofHours(1);

  /** The part of a key or of a token by which people know it; the rest of it is secret. */
  private static final Pattern VISIBLE = Pattern.compile("(pc[ks]_[A-Za-z0-9_-]{8})[A-Za-z0-9_-]*");

  private static final Pattern SALESFORCE_ID = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");
  private static final String UNREADABLE = "unreadable";

  private final AuditLog audit;
  private Instant hour = Instant.MIN;
  private int written;
  private long leftOut;

  public RefusalTrail(AuditLog audit) {
    this.audit = requireNonNull(audit, "audit is null");
  }

  /**
   * A key or a session's token is not known.
   *
   * @param authorization the whole header
   */
  public void keyRefused(
      String authorization, @Nullable String source, @Nullable String requestId) {
    Matcher visible =
        VISIBLE.matcher(authorization.replaceFirst("(?i)^\\s*bearer\\s+", "").strip());
    write(
        "key.refused",
        new AuditRecord.Target(
            "credential", visible.matches() ? visible.group(1) : UNREADABLE, null),
        new TreeMap<>(),
        AuditActor.stranger(source, requestId));
  }

  /**
   * Nobody was signed in.
   *
   * @param org its id; {@code null} if it was not shown that it is this one
   * @param user the user's Salesforce id, likewise
   * @param reason what was wrong, in words of the gateway
   */
  public void signInRefused(
      @Nullable String org,
      @Nullable String user,
      String reason,
      @Nullable String source,
      @Nullable String requestId) {
    Map<String, String> after = new TreeMap<>();
    after.put("reason", reason);
    if (user != null) {
      after.put("user", readable(user));
    }
    write(
        "session.refused",
        new AuditRecord.Target("organization", org == null ? "unknown" : readable(org), null),
        after,
        AuditActor.stranger(source, requestId));
  }

  private static String readable(String id) {
    return SALESFORCE_ID.matcher(id).matches() ? id : UNREADABLE;
  }

  private void write(
      String action, AuditRecord.Target target, Map<String, String> after, AuditActor actor) {
    Instant now = audit.now();
    synchronized (this) {
      if (!now.isBefore(hour)) {
        hour = now.plus(HOUR);
        written = 0;
      }
      if (written >= MAX_AN_HOUR) {
        leftOut++;
        return;
      }
      written++;
      if (leftOut > 0) {
        after.put("leftOutBefore", Long.toString(leftOut));
        leftOut = 0;
      }
    }
    audit.note(new AuditRecord(now, actor, action, target, Map.of(), after));
  }
}
