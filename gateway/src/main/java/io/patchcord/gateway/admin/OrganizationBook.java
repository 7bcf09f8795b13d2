package io.patchcord.gateway.admin;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.session.Certificates;
import io.patchcord.gateway.session.TrustedOrgs;
import io.patchcord.persistence.AgentSession;
import io.patchcord.persistence.Organization;
import io.patchcord.persistence.Repositories;
import io.patchcord.persistence.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The Salesforce orgs, as admins edit them: a change counts at once. All methods block, and throw
 * {@link AdminException}.
 */
public final class OrganizationBook {
  private final AdminStore store;

  public OrganizationBook(AdminStore store) {
    this.store = store;
  }

  /**
   * A page of them, by id.
   *
   * @param after {@code next} of the page before; {@code null} for the beginning
   */
  public Page<OrganizationEntry> list(@Nullable String after, int limit) {
    return store.read(
        db ->
            Page.of(
                    db.organizations().all(after == null ? "" : after, limit + 1),
                    limit,
                    Organization::salesforceOrgId)
                .map(OrganizationEntry::of));
  }

  /** One of them, by its id of 15 or 18 characters. */
  public OrganizationEntry find(String orgId) {
    return store.read(db -> OrganizationEntry.of(require(db, orgId)));
  }

  /** Adds one. */
  public OrganizationEntry add(AuditActor actor, String orgId, OrganizationChange fields) {
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          Organization[] made = new Organization[1];
          Entered.into("salesforceOrgId", orgId, () -> made[0] = new Organization(orgId, orgId));
          if (db.organizations().find(made[0].salesforceOrgId()).isPresent()) {
            throw AdminException.of(
                Reason.EXISTS, "salesforceOrgId", "This organization is there already.");
          }
          if (db.organizations().all("", TrustedOrgs.MAX).size() >= TrustedOrgs.MAX) {
            throw AdminException.invalid(
                "salesforceOrgId", "There are " + TrustedOrgs.MAX + " organizations already.");
          }
          apply(made[0], fields);
          db.organizations().insert(made[0]);
          OrganizationEntry entry = OrganizationEntry.of(made[0]);
          change.audit("organization.add", target(entry), Map.of(), entry.state());
          return entry;
        });
  }

  /**
   * Changes one. Sessions that a certificate has opened go on when it is taken out; those of
   * supervisors and admins end when it is changed who says who these are.
   *
   * @param expected which versions the admin has seen
   */
  public OrganizationEntry change(
      AuditActor actor, String orgId, IntPredicate expected, OrganizationChange fields) {
    return store.write(
        actor,
        change -> {
          Organization org = current(change.db(), orgId, expected);
          OrganizationEntry before = OrganizationEntry.of(org);
          apply(org, fields);
          if (!before.equals(OrganizationEntry.of(org))) {
            change.db().organizations().update(org);
            OrganizationEntry after = OrganizationEntry.of(org);
            Map<String, String> state = new TreeMap<>(before.state());
            if (before.rolesFromToken() != after.rolesFromToken()) {
              List<String> ended = endAboveAgents(change, org);
              if (!ended.isEmpty()) {
                state.put("sessions", String.join(" ", ended));
              }
            }
            change.audit("organization.change", target(after), state, after.state());
          }
          return OrganizationEntry.of(org);
        });
  }

  /** Takes one out, with the sessions of all who came from it. */
  public void remove(AuditActor actor, String orgId, IntPredicate expected) {
    store.write(
        actor,
        change -> {
          Organization org = current(change.db(), orgId, expected);
          OrganizationEntry before = OrganizationEntry.of(org);
          int sessions = change.db().agentSessions().deleteOf(org);
          change.db().organizations().delete(org);
          Map<String, String> state = new TreeMap<>(before.state());
          state.put("sessions", Integer.toString(sessions));
          change.audit("organization.remove", target(before), state, Map.of());
          return true;
        });
  }

  /** Those who would have to sign in by another rule now. */
  private static List<String> endAboveAgents(AdminStore.Change change, Organization org) {
    List<AgentSession> sessions =
        change.db().agentSessions().activeFrom(org, change.at()).stream()
            .filter(session -> session.role() != Role.AGENT)
            .toList();
    for (AgentSession session : sessions) {
      session.end(change.at());
      change.db().agentSessions().update(session);
    }
    return sessions.stream().map(AgentSession::prefix).toList();
  }

  private static void apply(Organization org, OrganizationChange fields) {
    String name = fields.displayName();
    if (name != null) {
      Entered.into("displayName", name, () -> org.changeDisplayName(name));
    }
    List<String> origins = fields.allowedOrigins();
    if (origins != null) {
      Entered.into("allowedOrigins", null, () -> org.changeAllowedOrigins(origins));
    }
    Boolean fromToken = fields.rolesFromToken();
    if (fromToken != null) {
      org.changeRolesFromToken(fromToken);
    }
    String pem = fields.certificates();
    if (pem != null) {
      Entered.into(
          "certificates",
          null,
          () -> org.changeCertificates(Certificates.write(Certificates.read(pem))));
    }
  }

  private static Organization current(Repositories db, String orgId, IntPredicate expected) {
    Organization org = require(db, orgId);
    if (!expected.test(org.version())) {
      throw new AdminException(Reason.STALE, "Its ETag is \"" + org.version() + "\" now.");
    }
    return org;
  }

  private static Organization require(Repositories db, String orgId) {
    Optional<Organization> found;
    try {
      found = db.organizations().find(Organization.canonicalOrgId(orgId));
    } catch (IllegalArgumentException noId) {
      found = Optional.empty();
    }
    return found.orElseThrow(
        () ->
            new AdminException(
                Reason.NO_SUCH_ORGANIZATION,
                "There is no organization " + Entered.shown(orgId) + "."));
  }

  private static AuditRecord.Target target(OrganizationEntry entry) {
    return new AuditRecord.Target("organization", entry.salesforceOrgId(), null);
  }
}
