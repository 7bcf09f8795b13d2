package io.patchcord.gateway.admin;

import java.time.Duration;

/** In what the org, the assignments and the switch can differ. */
public enum DriftKind {
  /** The org has a user in the call center who has no line there. */
  USER_WITHOUT_LINE(View.ORG),
  /** An agent works here and has no line anywhere. */
  AGENT_WITHOUT_LINE(View.ASSIGNMENTS),
  /** Somebody has a line in a call center in which the org does not have that user. */
  AGENT_NOT_IN_ORG(View.ORG),
  /** The user's extension in the org is another than the line. */
  EXTENSION_DIFFERS(View.ORG),
  /** Several users of the org have the same extension, and the line is not shared. */
  EXTENSION_TWICE(View.ORG),
  /** The definition gives the agent another line than the agent has. */
  DEFINITION_DIFFERS(View.DEFINITION),
  /** A line has had no phone for a day. */
  LINE_WITHOUT_PHONE(View.PHONES, Duration.ofDays(1)),
  /** The switch has a phone of which nobody knows here. */
  PHONE_WITHOUT_AGENT(View.PHONES),
  /** The switch's directory has a user who is no line. */
  DIRECTORY_USER_UNKNOWN(View.DIRECTORY),
  /** An item of the definition in the org is another than in the one that was imported. */
  SETTING_DIFFERS(View.ORG),
  /** The switch's queues have an agent who is none. */
  QUEUE_AGENT_UNKNOWN(View.QUEUES),
  /** A queue is served by somebody whom the switch's queues do not have. */
  TIER_WITHOUT_AGENT(View.QUEUES);

  private final View view;
  private final Duration patience;

  DriftKind(View view) {
    this(view, Duration.ZERO);
  }

  DriftKind(View view, Duration patience) {
    this.view = view;
    this.patience = patience;
  }

  /**
   * What is compared with the assignments; where it is not known, nothing is found or forgotten.
   */
  enum View {
    ORG,
    ASSIGNMENTS,
    DEFINITION,
    PHONES,
    DIRECTORY,
    QUEUES
  }

  View view() {
    return view;
  }

  /** How long it has to be so before it is told. */
  Duration patience() {
    return patience;
  }
}
