package io.patchcord.gateway.api;

import java.util.Locale;

/** Every way in which the API refuses, with its stable code. */
public enum ProblemCode {
  UNAUTHENTICATED(
      401,
      "No valid API key or session",
      "Send a valid key, or a session's token, as 'Authorization: Bearer <key>'. Keys and sessions expire"
          + " and can be revoked."),
  FORBIDDEN(403, "Not allowed", "This key's role may not do this. Use a key of another role."),
  SCOPE_MISSING(
      403,
      "Not in the key's scopes",
      "This key's role may do this, the key may not. Use one with the scope that is named;"
          + " /api-keys lists what each has."),
  RATE_LIMITED(
      429,
      "Too many requests",
      "Wait as long as Retry-After says. RateLimit-Remaining tells in each answer how many are left."),
  TOO_MANY_FAILURES(
      429,
      "Too many failed attempts",
      "Wait as long as Retry-After says, and send a valid key or token then: each that fails takes"
          + " longer."),
  NOT_FOUND(404, "No such resource", "Check the path; /docs lists all of them."),
  CALL_NOT_FOUND(
      404,
      "No such call",
      "There is no call with this id that is yours to see. Calls that ended long ago are forgotten."),
  TRANSFER_NOT_FOUND(
      404,
      "No such transfer",
      "There is no transfer with this id that is yours to see. Those of long ago are forgotten."),
  MONITORING_NOT_FOUND(
      404,
      "No such monitoring",
      "There is no monitoring with this id in your call center. Those of long ago are forgotten."),
  MONITORING_FORBIDDEN(
      403,
      "The call center forbids it",
      "Nobody may listen in on the calls of this call center, until an administrator allows it."),
  LINE_BUSY(
      409,
      "The line listens already",
      "A line hears one call at a time, for one supervisor. End that first, or name another line."),
  TOO_MANY_MONITORINGS(
      409,
      "Too many supervisors",
      "As many listen already as a call, or the gateway, can have. Try again later."),
  AUDIT_UNAVAILABLE(
      503,
      "It cannot be audited",
      "The database does not answer, and what is not audited is not done. Try again."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "The Allow header lists what this path takes."),
  NOT_ACCEPTABLE(406, "Not acceptable", "This path answers application/json."),
  CALL_EXISTS(
      409,
      "The call exists already",
      "This id belongs to a call, which is in the member 'call' if it is yours. Nothing was dialled."
          + " Choose a new id for a new call."),
  NO_LINE(
      409,
      "No line is assigned",
      "An administrator has to assign a line to this agent before the agent can call."),
  NO_BROWSER_PHONE(
      409,
      "The line's phone is no browser",
      "An administrator has to say so of the line (phone: BROWSER), and set up the phone system for it:"
          + " docs/how-to/use-the-browser-as-a-phone.md tells how."),
  ACTION_NOT_POSSIBLE(
      409,
      "Not possible now",
      "The call does not offer this as it stands. Its 'actions', in the member 'call', say what it"
          + " offers."),
  TOO_MANY_COMMANDS(
      429,
      "Too many commands",
      "Commands of one call run one after another, and too many wait already. Try again."),
  COUNT_DIFFERS(
      409,
      "Another number of records",
      "Nothing was erased. Ask again with dryRun=true, and send the count as 'expected'."),
  RECORD_CHANGED(
      412,
      "It was changed meanwhile",
      "Nothing was changed. Read it again, and send its ETag as If-Match."),
  NOT_IN_WRAP_UP(
      409,
      "Not in wrap-up",
      "A wrap-up can be extended or ended while it runs: presence.state is WRAP_UP then."),
  NO_EXTENSION_LEFT(
      409,
      "The wrap-up cannot be extended again",
      "The call center limits how often; presence.extensionsLeft tells. Save the log or end it."),
  AGENT_NOT_FOUND(
      404, "No such agent", "There is no agent with this username that is yours to see."),
  BODY_TOO_LARGE(
      413,
      "The body is too large",
      "Send at most 64 KB; a Call Center definition may have 1 MB, an import of assignments or the users of"
          + " an org 4 MB."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported media type",
      "Send application/json; a Call Center definition is application/xml."),
  BODY_INVALID(400, "The body is not valid JSON", "Correct the JSON at the place that is named."),
  FIELD_UNKNOWN(400, "Unknown field", "Remove the field; /docs lists those that there are."),
  FIELD_INVALID(400, "Invalid field", "Correct the field that is named."),
  NUMBER_INVALID(
      422,
      "The number cannot be dialled",
      "Send an extension, a national number or one with + and country code."),
  PARAMETER_INVALID(400, "Invalid parameter", "Correct the query parameter that is named."),
  TOO_MANY_STREAMS(
      429, "Too many event streams", "Close streams that are not used: one key may have 20 open."),
  TOO_MANY_CALLS(503, "Too many calls", "The gateway carries as many calls as it can. Try again."),
  SWITCH_UNAVAILABLE(
      503,
      "The phone system is away",
      "The gateway has no connection to the phone system. Live calls go on; /health/ready tells"
          + " more. Try again."),
  GATEWAY_STOPPING(
      503,
      "The gateway is being stopped",
      "Nothing was done, and calls go on. Send it again: another gateway, or this one once it is"
          + " back, does it."),
  HISTORY_UNAVAILABLE(
      503,
      "The history is away",
      "The database or the disk does not answer. Calls go on, and their records wait. Try again."),
  LINE_NOT_FOUND(404, "No such line", "There is no line of this number; /lines lists all."),
  ASSIGNMENT_NOT_FOUND(
      404, "No such assignment", "There is no assignment with this id; /assignments lists all."),
  API_KEY_NOT_FOUND(
      404, "No such API key", "There is no key with this prefix; /api-keys lists all."),
  IMPORT_NOT_FOUND(
      404, "No such import", "There is no import with this id; /assignments/imports lists all."),
  FINDING_NOT_FOUND(
      404, "No such finding", "It is not so any more, or never was; /drift lists all."),
  ORGANIZATION_NOT_FOUND(
      404,
      "No such organization",
      "There is no organization with this id; /organizations lists all."),
  WEBHOOK_NOT_FOUND(
      404, "No such webhook", "There is no webhook with this id; /webhooks lists all."),
  DELIVERY_NOT_FOUND(
      404,
      "No such delivery",
      "There is none with this id, or not any more; /webhooks/{id}/deliveries lists them."),
  SIGN_IN_REFUSED(
      401,
      "Nobody is signed in",
      "The org's token is not what it has to be; 'detail' names what. Check the certificate, the"
          + " audience and the clocks."),
  SIGN_IN_NOT_ALLOWED(
      403,
      "Not an agent here",
      "An administrator has to enter the user's Salesforce id at an agent, or give that agent the role."),
  TOO_MANY_SESSIONS(503, "Too many sessions", "Sessions have to end before more can begin."),
  ALREADY_EXISTS(409, "It exists already", "Change the one that is there, or choose another name."),
  LINE_TAKEN(
      409,
      "The line belongs to another agent",
      "End that assignment, take another line, or make the line a shared one."),
  AGENT_HAS_LINE(
      409,
      "The agent has another line",
      "In one call center an agent has one line. Send \"move\": true to take the other one away."),
  IN_USE(409, "It is in use", "End the assignments that 'detail' names first."),
  BACKUP_ELSEWHERE(
      409,
      "Another program makes the backups",
      "The database is a PostgreSQL server. Back it up with its own tools, such as pg_dump."),
  LAST_ADMIN_KEY(
      409,
      "The last key of an admin",
      "Without it nobody could make another one. Make another one first."),
  IMPORT_HAS_REFUSED_ROWS(
      409,
      "Rows were refused",
      "Nothing was imported. Correct the rows that 'errors' names, or send skipRefused=true to import"
          + " the others."),
  CHANGED_SINCE_IMPORT(
      409,
      "Changed since the import",
      "Nothing was undone: that would undo later changes too. 'errors' names them; change them by"
          + " hand."),
  IF_MATCH_MISSING(
      428,
      "If-Match is missing",
      "Read it first, and send its ETag as If-Match: so nobody's change is lost."),
  FILE_UNREADABLE(
      422, "The file cannot be read", "Correct what 'detail' names: nothing was imported."),
  NUMBER_NOT_ALLOWED(
      403,
      "The call center does not allow the number",
      "Nothing was dialled. An administrator decides which ranges the call center allows."),
  FEATURE_OFF(
      403,
      "The call center has it off",
      "Nothing was done. An administrator decides what the call center offers."),
  DEFINITION_INVALID(
      422,
      "The definition has faults",
      "Nothing was changed. Correct the lines and items that are named, and import it again."),
  CALL_CENTER_NOT_FOUND(
      404, "No such call center", "There is no call center with this internal name."),
  DEFINITION_NOT_FOUND(
      404, "No definition", "No definition of this call center was imported yet. Import one."),
  DATABASE_UNAVAILABLE(
      503,
      "The database is away",
      "Nothing was changed. Calls go on with what the gateway knows. Try again."),
  IDEMPOTENCY_KEY_INVALID(
      400,
      "Invalid idempotency key",
      "Send one Idempotency-Key of 1 to 255 visible ASCII characters, such as a new UUID for each"
          + " thing to do."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The key is of another request",
      "Nothing was done. Send the same request with this key, or a new key with a new request."),
  IDEMPOTENCY_KEY_IN_PROGRESS(
      409,
      "The first request is being done",
      "Nothing was done twice. Send it again with the same key to get the answer."),
  IDEMPOTENCY_OUTCOME_UNKNOWN(
      409,
      "Nobody knows what became of the first request",
      "Nothing was done twice. The first one may have been done: look, and send it with a new key if"
          + " it was not."),
  IDEMPOTENCY_ANSWER_NOT_KEPT(
      409,
      "It was done, and its answer is not kept",
      "Nothing was done twice. Its answer had a secret or was too long: read what it made by its own"
          + " path."),
  REQUEST_UNREADABLE(
      400,
      "The request is no HTTP",
      "Send HTTP/1.1 with one Host, and with one Content-Length or chunked, and not both."),
  REQUEST_SLOW(
      408,
      "The request was too slow",
      "Send head and body without a pause; the connection was closed."),
  URI_TOO_LONG(414, "The URI is too long", "Send at most 8,000 bytes of path and query."),
  HEADERS_TOO_LARGE(
      431,
      "The headers are too large",
      "Send at most 100 headers, and with the first line at most 16 KB of them."),
  HTTP_VERSION_UNKNOWN(505, "Another version of HTTP", "Send HTTP/1.1."),
  ANSWER_LATE(
      503,
      "The answer was late",
      "Nobody knows yet what became of it: look, and send what acts with an Idempotency-Key again."),
  INTERNAL_ERROR(
      500,
      "Internal error",
      "The fault is logged under the id in 'detail'. Tell whoever is on call.");

  private final int status;
  private final String title;
  private final String remedy;

  ProblemCode(int status, String title, String remedy) {
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  /** As it stands in the problem document. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What whoever gets it can do. */
  public String remedy() {
    return remedy;
  }
}
