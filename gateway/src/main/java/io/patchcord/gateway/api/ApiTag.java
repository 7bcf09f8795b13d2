package io.patchcord.gateway.api;

import java.util.Arrays;

/** What the operations are grouped by, and what a group is about. */
enum ApiTag {
  AGENTS("Agents", "People who work on lines: how they stand, and what admins edit of them."),
  API_KEYS("API keys", "Keys of programs and of people. A key is shown once, when it is made."),
  ASSIGNMENTS("Assignments", "Which agent works on which line, one by one or by a file."),
  AUDIT("Audit", "Who did what to which object."),
  BACKUP("Backup", "A copy of the embedded database, while everything goes on."),
  CALL_CENTERS(
      "Call centers", "Definitions as Salesforce's Setup has them, and what they prescribe."),
  CALLS("Calls", "Placing calls, seeing them, and all that can be done with one."),
  DIAGNOSTICS("Diagnostics", "Which layer does not work, and what to do about it."),
  DIRECTORY("Directory", "Whom an agent can call: colleagues, lines and queues."),
  DRIFT("Drift", "Where the org, the assignments and the phone system differ."),
  EVENTS("Events", "What happens, as it happens."),
  HEALTH("Health", "For whoever starts and watches the gateway."),
  HISTORY("History", "Calls that are over, and the erasing of a person's data from them."),
  LINES("Lines", "The phone lines, as admins edit them."),
  ME("Me", "Who asks, and at which desk."),
  MONITORING("Monitoring", "Supervisors who hear a call, whisper to the agent or barge in."),
  ORGANIZATIONS("Organizations", "The Salesforce orgs whose word on who somebody is counts."),
  PRESENCE("Presence", "Available, away or offline, and the wrap-up after a call."),
  QUEUES("Queues", "Who waits, and how long."),
  SESSIONS("Sessions", "Signing in by what a Salesforce org has signed, and out again."),
  SWITCHES("Switches", "The phone systems, and how their connections stand."),
  TRANSFERS("Transfers", "Asking a colleague while the customer waits, and what comes of it."),
  WEBHOOKS("Webhooks", "Events sent to those who cannot hold a stream, and what became of them."),
  WEBHOOK_EVENTS("Webhook events", "What the gateway sends to a webhook's url.");

  private final String title;
  private final String description;

  ApiTag(String title, String description) {
    this.title = title;
    this.description = description;
  }

  /**
   * @throws IllegalStateException when nobody has said what it is about
   */
  static ApiTag of(String title) {
    return Arrays.stream(values())
        .filter(tag -> tag.title.equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("ApiTag does not have " + title));
  }

  String description() {
    return description;
  }
}
