package io.patchcord.gateway.admin;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.patchcord.gateway.security.SecretFormat;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.ApiKey;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Repositories;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The API keys, as admins make and withdraw them. All methods block, and throw {@link
 * AdminException}.
 */
public final class KeyBook {
  /** Databases know no years such as +1000000000. */
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final AdminStore store;

  public KeyBook(AdminStore store) {
    this.store = store;
  }

  /**
   * What key somebody wants.
   *
   * @param agent as whom it acts, needed for an agent; for a supervisor, whose line it has
   * @param callCenters what it supervises, or where it acts: needed for a supervisor and for an
   *     integration
   * @param scopes what of its role it opens; {@code null} for all of it
   * @param expiresAt the first moment at which it is of no use; {@code null} for never
   */
  public record Wish(
      String name,
      Role role,
      @Nullable String agent,
      List<String> callCenters,
      @Nullable Set<Scope> scopes,
      @Nullable Instant expiresAt) {}

  /**
   * A new key.
   *
   * @param secret the whole key, which is not kept
   */
  public record Made(KeyEntry entry, String secret) {
    @Override
    public String toString() {
      return "Made[entry=" + entry + "]";
    }
  }

  /**
   * A page of them, by prefix.
   *
   * @param words what the prefix, the name or the agent has in it; {@code null} for all
   * @param active whether to list only those that open something now
   * @param after {@code next} of the page before; {@code null} for the beginning
   */
  public Page<KeyEntry> list(
      @Nullable String words, boolean active, @Nullable String after, int limit) {
    return store.read(
        db ->
            Page.of(
                    db.adminSearch()
                        .keys(
                            words,
                            active ? store.now() : null,
                            after == null ? "" : after,
                            limit + 1),
                    limit,
                    ApiKey::prefix)
                .map(KeyEntry::of));
  }

  /** One of them. */
  public KeyEntry find(String prefix) {
    return store.read(db -> KeyEntry.of(require(db, prefix)));
  }

  /** Makes one. */
  public Made make(AuditActor actor, Wish wish) {
    String secret = SecretFormat.newKey();
    return store.write(
        actor,
        change -> {
          Instant expiry = wish.expiresAt();
          if (expiry != null && !(expiry.isAfter(change.at()) && expiry.isBefore(LAST))) {
            throw AdminException.invalid("expiresAt", "A key expires later than now.");
          }
          ApiKey[] made = new ApiKey[1];
          Entered.into(
              "name", wish.name(), () -> made[0] = key(change.db(), secret, wish, change.at()));
          made[0].changeExpiry(expiry);
          limit(made[0], wish);
          change.db().apiKeys().insert(made[0]);
          KeyEntry entry = KeyEntry.of(made[0]);
          change.audit("key.add", target(entry), Map.of(), state(entry));
          return new Made(entry, secret);
        });
  }

  /** Withdraws one, at once and for good. A second time changes nothing. */
  public void revoke(AuditActor actor, String prefix) {
    store.write(
        actor,
        change -> {
          ApiKey key = require(change.db(), prefix);
          if (key.revokedAt() == null) {
            requireAnother(change.db(), key, change.at());
            key.revoke(change.at());
            change.db().apiKeys().update(key);
            KeyEntry entry = KeyEntry.of(key);
            change.audit("key.revoke", target(entry), state(entry), Map.of());
          }
          return true;
        });
  }

  private static ApiKey key(Repositories db, String secret, Wish wish, Instant now) {
    return switch (wish.role()) {
      case AGENT -> {
        refuseCallCenters(wish, "An agent's key has no call center.");
        yield ApiKey.forAgent(secret, wish.name(), agent(db, wish.agent()), now);
      }
      case SUPERVISOR -> {
        if (wish.callCenters().isEmpty()) {
          throw AdminException.invalid("callCenter", "Say what the supervisor supervises.");
        }
        yield ApiKey.forSupervisor(
            secret,
            wish.name(),
            callCenters(db, wish),
            wish.agent() == null ? null : agent(db, wish.agent()),
            now);
      }
      case INTEGRATION -> {
        refuse("agent", wish.agent(), "A program's key says in each request for whom it acts.");
        if (wish.callCenters().isEmpty()) {
          throw AdminException.invalid("callCenters", "Say in which call centers it acts.");
        }
        yield ApiKey.forIntegration(secret, wish.name(), callCenters(db, wish), now);
      }
      case ADMIN -> {
        refuse("agent", wish.agent(), "An admin's key has no agent.");
        refuseCallCenters(wish, "An admin's key has no call center.");
        yield ApiKey.forAdmin(secret, wish.name(), now);
      }
    };
  }

  private static List<CallCenter> callCenters(Repositories db, Wish wish) {
    return wish.callCenters().stream().map(name -> Entered.callCenter(db, name)).toList();
  }

  private static void refuseCallCenters(Wish wish, String why) {
    if (!wish.callCenters().isEmpty()) {
      throw AdminException.invalid("callCenter", why);
    }
  }

  private static void limit(ApiKey key, Wish wish) {
    Set<Scope> scopes = wish.scopes();
    if (scopes == null) {
      return;
    }
    for (Scope scope : scopes) {
      if (!Scope.of(wish.role()).contains(scope)) {
        throw AdminException.invalid(
            "scopes", "The role " + wish.role() + " has not " + scope.text() + ".");
      }
    }
    if (scopes.isEmpty()) {
      throw AdminException.invalid("scopes", "Name one, or leave all of it out.");
    }
    key.limitTo(scopes.stream().sorted().map(Scope::text).toList());
  }

  private static void refuse(String field, @Nullable String value, String why) {
    if (value != null) {
      throw AdminException.invalid(field, why);
    }
  }

  private static Agent agent(Repositories db, @Nullable String username) {
    if (username == null) {
      throw AdminException.invalid("agent", "Say as whom the key acts.");
    }
    Agent agent;
    try {
      agent = AgentBook.require(db, username);
    } catch (AdminException unknown) {
      throw AdminException.invalid("agent", unknown.getMessage());
    }
    if (agent.endedAt() != null) {
      throw AdminException.invalid(
          "agent",
          "Agent " + agent.username() + " has left on " + Entered.day(agent.endedAt()) + ".");
    }
    return agent;
  }

  /** Or nobody could make another one. */
  private static void requireAnother(Repositories db, ApiKey key, Instant now) {
    if (key.role() == io.patchcord.persistence.Role.ADMIN
        && db.apiKeys().active(now).stream()
            .filter(other -> other.role() == io.patchcord.persistence.Role.ADMIN)
            .allMatch(key::equals)) {
      throw new AdminException(
          Reason.LAST_ADMIN_KEY, "No other key of an admin works: make another one first.");
    }
  }

  private static ApiKey require(Repositories db, String prefix) {
    return db.apiKeys()
        .find(prefix)
        .orElseThrow(
            () -> new AdminException(Reason.NO_SUCH_KEY, "There is no key with this prefix."));
  }

  private static AuditRecord.Target target(KeyEntry entry) {
    return new AuditRecord.Target(
        "api-key",
        entry.prefix(),
        entry.callCenters().size() == 1 ? entry.callCenters().get(0) : null);
  }

  private static Map<String, String> state(KeyEntry entry) {
    Map<String, String> state = new TreeMap<>();
    state.put("name", entry.name());
    state.put("role", entry.role().name());
    if (entry.agent() != null) {
      state.put("agent", entry.agent());
    }
    if (!entry.callCenters().isEmpty()) {
      state.put("callCenters", String.join(" ", entry.callCenters()));
    }
    state.put("scopes", entry.allScopes() ? "all" : String.join(" ", entry.scopes()));
    if (entry.expiresAt() != null) {
      state.put("expiresAt", entry.expiresAt().toString());
    }
    return state;
  }
}
