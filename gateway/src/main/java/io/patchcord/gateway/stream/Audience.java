package io.patchcord.gateway.stream;

import static java.util.Objects.requireNonNull;

/**
 * Whom an event concerns.
 *
 * @param agent the username
 * @param callCenter the internal name of the agent's call center
 * @param admins whether it concerns those who administer all of it too
 */
public record Audience(String agent, String callCenter, boolean admins) {
  /** No username is empty. */
  private static final String NOBODY = "";

  /** No username is blank either. */
  private static final String ALL = " ";

  public Audience {
    requireNonNull(agent, "agent is null");
    requireNonNull(callCenter, "callCenter is null");
  }

  /** Of no interest to admins. */
  public Audience(String agent, String callCenter) {
    this(agent, callCenter, false);
  }

  /** No agent, and of no call center. */
  private static final Audience EVERYBODY = new Audience(NOBODY, "");

  private static final Audience ADMINS = new Audience(NOBODY, "", true);

  /** What concerns everybody who listens. */
  public static Audience everybody() {
    return EVERYBODY;
  }

  /** What concerns admins alone. */
  public static Audience ofAdmins() {
    return ADMINS;
  }

  /** The same, and admins. */
  public Audience andAdmins() {
    return new Audience(agent, callCenter, true);
  }

  public boolean isEverybody() {
    return equals(EVERYBODY);
  }

  /** What concerns a call center as a whole: its supervisors, and no agent. */
  public static Audience ofCallCenter(String callCenter) {
    return new Audience(NOBODY, callCenter);
  }

  /** What concerns everybody in a call center: its agents and its supervisors. */
  public static Audience ofMembers(String callCenter) {
    return new Audience(ALL, callCenter);
  }

  /** Whether it concerns more than one agent and those who watch. */
  boolean isWide() {
    return isMembers() || isEverybody();
  }

  /** Whether it concerns all agents of the call center. */
  public boolean isMembers() {
    return agent.equals(ALL);
  }
}
