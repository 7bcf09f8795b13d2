package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.security.SecretFormat;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Browsers as phones: each registers with a pass that is made when its softphone signs in, is in
 * memory only, and soon ends. The kept SIP password of such a line waits until the line has a desk
 * phone again. Safe for all threads.
 */
public final class BrowserPhones {
  /** A softphone takes the next one before; a browser that is closed leaves this much behind. */
  static final Duration LIFE = Duration.ofHours(1);

  private final @Nullable URI address;
  private final Supplier<Optional<String>> realm;
  private final BiPredicate<String, String> works;
  private final Clock clock;
  private final Map<String, Pass> passes = new ConcurrentHashMap<>();

  /**
   * Nobody knows it. A line without a pass is in the directory with it, and not without a hash,
   * which mod_sofia would take for an empty password ({@code allow-empty-password}).
   */
  private final String locked = SecretFormat.newSipPassword();

  private volatile Set<String> lines = Set.of();

  private record Pass(String agent, String realm, String hash, Instant until) {}

  /**
   * What a browser registers with.
   *
   * @param line the user's name
   * @param realm the SIP domain
   * @param until when the switch takes it no more
   */
  public record Access(URI address, String line, String realm, String password, Instant until) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Access[" + line + '@' + realm + ']';
    }
  }

  /**
   * @param address the switch's WebSocket; {@code null} if nobody has said where it is
   * @param realm the SIP domain of the lines, once it is known
   * @param works whether an agent works on a line
   */
  public BrowserPhones(
      @Nullable URI address,
      Supplier<Optional<String>> realm,
      BiPredicate<String, String> works,
      Clock clock) {
    this.address = address;
    this.realm = requireNonNull(realm, "realm is null");
    this.works = requireNonNull(works, "works is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Where browsers find the switch; empty if nobody has said so. */
  public Optional<URI> address() {
    return Optional.ofNullable(address);
  }

  /** Which lines have one from now on. */
  void lines(Set<String> numbers) {
    lines = Set.copyOf(numbers);
    passes.keySet().retainAll(lines);
  }

  /** Whether the line's phone is a browser. */
  public boolean has(String line) {
    return lines.contains(line);
  }

  /**
   * Makes a pass; the one of before opens nothing any more. Empty while the SIP domain is not
   * known.
   *
   * @param agent who works on the line, and until when: the pass ends with that
   * @throws IllegalStateException if the line has no browser, or the switch no address for it
   */
  public Optional<Access> admit(String agent, String line) {
    if (address == null || !has(line)) {
      throw new IllegalStateException("line " + line + " has no browser");
    }
    String password = SecretFormat.newSipPassword();
    Instant until = clock.instant().plus(LIFE);
    return realm
        .get()
        .map(
            domain -> {
              passes.put(
                  line, new Pass(agent, domain, SipAccount.hash(line, domain, password), until));
              return new Access(address, line, domain, password, until);
            });
  }

  /** What the browser of a line registers with; a hash of nobody's password while it has none. */
  Optional<SipAccount> find(String line, String domain) {
    if (!hasRealm(domain)) {
      return Optional.empty();
    }
    Pass pass = passes.get(line);
    String hash =
        pass != null && opens(pass, line, domain)
            ? pass.hash()
            : SipAccount.hash(line, domain, locked);
    return Optional.of(new SipAccount(line, domain, hash));
  }

  private boolean opens(Pass pass, String line, String domain) {
    return pass.realm().equals(domain)
        && clock.instant().isBefore(pass.until())
        && works.test(pass.agent(), line);
  }

  /** Whether the lines are in that domain; none is while there is no browser. */
  boolean hasRealm(String domain) {
    return !lines.isEmpty() && realm.get().filter(domain::equals).isPresent();
  }
}
