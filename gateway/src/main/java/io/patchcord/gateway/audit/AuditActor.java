package io.patchcord.gateway.audit;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and from where.
 *
 * @param kind the role; or SYSTEM; NOBODY for one who was not let in; HOST for the command line of
 *     the gateway's own machine
 * @param name the visible part of the key, or of HOST the operating system's user
 * @param agent the username as which it acts; {@code null} for none
 * @param source the address that the request came from; {@code null} for none
 * @param requestId the request's own id; {@code null} for none
 */
public record AuditActor(
    String kind,
    String name,
    @Nullable String agent,
    @Nullable String source,
    @Nullable String requestId) {

  /** What follows from the phones and the calls, without a request. */
  public static final AuditActor PHONE_SYSTEM =
      new AuditActor("SYSTEM", "phone-system", null, null, null);

  /** What follows from how an agent stands, without a request for it. */
  public static final AuditActor PRESENCE = new AuditActor("SYSTEM", "presence", null, null, null);

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:%_-]{1,64}");

  public AuditActor {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
  }

  /**
   * Who works on the gateway's own machine, with its database.
   *
   * @param user as the operating system calls that one
   */
  public static AuditActor onHost(String user) {
    return new AuditActor("HOST", user, null, null, null);
  }

  /**
   * Who sent a request.
   *
   * @param source an address; {@code null}, or what does not look like one, is none
   * @param requestId as the client gave it; what does not look like an id is none
   */
  public static AuditActor of(
      Principal principal, @Nullable String source, @Nullable String requestId) {
    return new AuditActor(
        principal.onBehalf() ? Role.INTEGRATION.name() : principal.role().name(),
        principal.name(),
        principal.agent(),
        address(source),
        id(requestId));
  }

  /** Somebody who was not let in; else as {@link #of}. */
  static AuditActor stranger(@Nullable String source, @Nullable String requestId) {
    return new AuditActor("NOBODY", "nobody", null, address(source), id(requestId));
  }

  private static @Nullable String address(@Nullable String source) {
    return source != null && ADDRESS.matcher(source).matches() ? source : null;
  }

  private static @Nullable String id(@Nullable String requestId) {
    return requestId != null && isRequestId(requestId) ? requestId : null;
  }

  /** Whether it looks like an id, and may stand in a log, on a channel and in an answer. */
  public static boolean isRequestId(String text) {
    return REQUEST_ID.matcher(text).matches();
  }
}
