package io.patchcord.persistence;

/** The repositories of one transaction; of no use after it. */
public interface Repositories {
  /** The stored call centers. */
  CallCenters callCenters();

  /** The stored queues. */
  CallQueues queues();

  /** The switches for which gateways have been started. */
  SwitchNodes switchNodes();

  /** The stored lines. */
  Lines lines();

  /** What the phones of lines register with. */
  SipPasswords sipPasswords();

  /** The stored agents. */
  Agents agents();

  /** The stored assignments. */
  Assignments assignments();

  /** The Salesforce orgs whose users may sign in. */
  Organizations organizations();

  /** What agents may do besides their own work. */
  AgentRoles agentRoles();

  /** The sessions of those who have signed in from an org. */
  AgentSessions agentSessions();

  /** The stored API keys. */
  ApiKeys apiKeys();

  /** The stored records of calls. */
  CallRecords callRecords();

  /** The stored records of calls, as a list. */
  CallRecordSearch callRecordSearch();

  /** The links of calls. */
  CallLinks callLinks();

  /** The recordings of calls. */
  CallRecordings callRecordings();

  /** The records of calls, for taking people's data out of them. */
  CallErasures callErasures();

  /** The stored reasons for being away. */
  AwayReasons awayReasons();

  /** The stored presences of agents. */
  Presences presences();

  /** The audit entries. */
  AuditTrail auditTrail();

  /** The agents, lines, assignments and keys, as lists that can be searched. */
  AdminSearch adminSearch();

  /** The imports of assignments. */
  AssignmentImports assignmentImports();

  /** What the org, the assignments and the switch differ in. */
  Drifts drifts();

  /** The sections and items of call centers' definitions. */
  Definitions definitions();

  /** What became of requests that came with an idempotency key. */
  IdempotencyRecords idempotencyRecords();

  /** The webhooks. */
  Webhooks webhooks();

  /** What is on its way to webhooks. */
  WebhookDeliveries webhookDeliveries();
}
