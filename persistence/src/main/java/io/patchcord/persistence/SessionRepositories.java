package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import org.hibernate.StatelessSession;

/** The repositories over one session; their classes are written at compile time. */
record SessionRepositories(StatelessSession session) implements Repositories {
  SessionRepositories {
    requireNonNull(session, "session is null");
  }

  @Override
  public CallCenters callCenters() {
    return new CallCenters_(session);
  }

  @Override
  public CallQueues queues() {
    return new CallQueues_(session);
  }

  @Override
  public SwitchNodes switchNodes() {
    return new SwitchNodes_(session);
  }

  @Override
  public Lines lines() {
    return new Lines_(session);
  }

  @Override
  public SipPasswords sipPasswords() {
    return new SipPasswords_(session);
  }

  @Override
  public Agents agents() {
    return new Agents_(session);
  }

  @Override
  public Assignments assignments() {
    return new Assignments_(session);
  }

  @Override
  public Organizations organizations() {
    return new Organizations_(session);
  }

  @Override
  public AgentRoles agentRoles() {
    return new AgentRoles_(session);
  }

  @Override
  public AgentSessions agentSessions() {
    return new AgentSessions_(session);
  }

  @Override
  public ApiKeys apiKeys() {
    return new ApiKeys_(session);
  }

  @Override
  public CallRecords callRecords() {
    return new CallRecords_(session);
  }

  @Override
  public CallRecordSearch callRecordSearch() {
    return new CallRecordSearch(session);
  }

  @Override
  public CallLinks callLinks() {
    return new CallLinks_(session);
  }

  @Override
  public CallRecordings callRecordings() {
    return new CallRecordings_(session);
  }

  @Override
  public CallErasures callErasures() {
    return new CallErasures_(session);
  }

  @Override
  public AwayReasons awayReasons() {
    return new AwayReasons_(session);
  }

  @Override
  public Presences presences() {
    return new Presences_(session);
  }

  @Override
  public AuditTrail auditTrail() {
    return new AuditTrail(session);
  }

  @Override
  public AdminSearch adminSearch() {
    return new AdminSearch(session);
  }

  @Override
  public AssignmentImports assignmentImports() {
    return new AssignmentImports_(session);
  }

  @Override
  public Drifts drifts() {
    return new Drifts_(session);
  }

  @Override
  public Definitions definitions() {
    return new Definitions_(session);
  }

  @Override
  public IdempotencyRecords idempotencyRecords() {
    return new IdempotencyRecords_(session);
  }

  @Override
  public Webhooks webhooks() {
    return new Webhooks_(session);
  }

  @Override
  public WebhookDeliveries webhookDeliveries() {
    return new WebhookDeliveries_(session);
  }
}
