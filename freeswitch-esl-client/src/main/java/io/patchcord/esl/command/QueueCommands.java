package io.patchcord.esl.command;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be done with the queues of mod_callcenter ({@code callcenter_config}). Its events,
 * {@code CUSTOM callcenter::info}, come <em>after</em> the replies, often one or two replies later.
 * All was read in, and tried on, FreeSWITCH 1.10.12.
 *
 * <p>Agents and queues are named as {@code support@default}: letters, digits and {@code + * # . _
 * -}, with one {@code @}. Every method throws {@link IllegalArgumentException} where a part is not
 * on the whitelist. Tables come as lines of values between bars, with a first line of names, which
 * is absent when there is no row, and a last line {@code +OK}.
 */
public final class QueueCommands {
  private static final String COMMAND = "callcenter_config";

  /** Whether an agent works. The switch compares it without case, and keeps it as it is sent. */
  public enum AgentStatus {
    /** Is rung. Becoming so resets the agent's statistics. */
    AVAILABLE("Available"),
    /** Is rung once, and again after the state is set to {@link AgentState#WAITING}. */
    AVAILABLE_ON_DEMAND("Available (On Demand)"),
    /** Is not rung; a phone that rings for a caller stops. */
    ON_BREAK("On Break"),
    /** The same. A call that the agent is on goes on. */
    LOGGED_OUT("Logged Out");

    private final String words;

    AgentStatus(String words) {
      this.words = words;
    }

    /** Returns it as the switch spells it. */
    public String words() {
      return words;
    }
  }

  /** Where an agent stands between two calls. The switch takes either at any time. */
  public enum AgentState {
    /** Ready for the next caller. */
    WAITING("Waiting"),
    /** Is not rung, whatever the status. */
    IDLE("Idle");

    private final String words;

    AgentState(String words) {
      this.words = words;
    }

    /** Returns it as the switch spells it. */
    public String words() {
      return words;
    }
  }

  /** A number that an agent has. */
  public enum AgentNumber {
    /** After so many calls that are not answered the agent is set to On Break; 0 for never. */
    MAX_NO_ANSWER,
    /** Seconds without a call after a call. */
    WRAP_UP_TIME,
    /** Seconds without a call after one that was refused. */
    REJECT_DELAY_TIME,
    /** Seconds without a call after one that found the phone busy. */
    BUSY_DELAY_TIME,
    /** Seconds without a call after one that was not answered. */
    NO_ANSWER_DELAY_TIME;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private QueueCommands() {}

  /** Returns whether the methods here take that for the name of an agent or a queue. */
  public static boolean isName(String text) {
    return Whitelist.ADDRESS.allows(text);
  }

  /** {@code agent add}: {@code -ERR Agent already exist!} if it does; {@code agent-add}. */
  public static ApiCommand addAgent(String agent) {
    return ApiCommand.of(COMMAND, "agent", "add", agent(agent), "callback");
  }

  /** {@code agent del}: with its tiers. {@code +OK} also if there is none; no event. */
  public static ApiCommand removeAgent(String agent) {
    return ApiCommand.of(COMMAND, "agent", "del", agent(agent));
  }

  /**
   * {@code agent set contact}: how the agent is rung; {@code agent-contact-change}.
   *
   * @param contact of {@link #contact} or {@link #contactUnchecked}
   */
  public static ApiCommand setContact(String agent, String contact) {
    return ApiCommand.unchecked(
        COMMAND
            + " agent set contact "
            + agent(agent)
            + ' '
            + Whitelist.checkOneLine("contact", contact));
  }

  /**
   * Returns the contact of an agent at a line, as {@code agent list} shows it.
   *
   * @param ringTime how long, whole seconds, at least one
   * @param variables channel variables of the agent's leg, of the characters of an agent's name
   */
  public static String contact(
      String line, String domain, Duration ringTime, Map<String, String> variables) {
    return contactUnchecked(
        "user/"
            + Whitelist.DESTINATION.check("line", line)
            + '@'
            + Whitelist.DESTINATION.check("domain", domain),
        ringTime,
        variables);
  }

  /**
   * Returns the contact of an agent at any endpoint of the switch. <strong>Warning:</strong> only
   * CR, LF and NUL are refused; a comma or a bar in the endpoint calls somebody else too.
   *
   * @param ringTime how long, whole seconds, at least one
   * @param variables channel variables of the agent's leg, of the characters of an agent's name
   */
  public static String contactUnchecked(
      String endpoint, Duration ringTime, Map<String, String> variables) {
    requireNonNull(ringTime, "ringTime is null");
    if (ringTime.toSeconds() < 1) {
      throw new IllegalArgumentException("ringTime: " + ringTime + " (expected: >= 1 s)");
    }
    StringBuilder set = new StringBuilder("[leg_timeout=").append(ringTime.toSeconds());
    new TreeMap<>(variables)
        .forEach(
            (name, value) ->
                set.append(',')
                    .append(Whitelist.NAME.check("name", name))
                    .append('=')
                    .append(Whitelist.ADDRESS.check("variable " + name, value)));
    return set.append(']').append(Whitelist.checkOneLine("endpoint", endpoint)).toString();
  }

  /** {@code agent set status}: {@code agent-status-change}, also if it is the same as before. */
  public static ApiCommand setStatus(String agent, AgentStatus status) {
    return ApiCommand.unchecked(
        COMMAND + " agent set status " + agent(agent) + " '" + status.words() + "'");
  }

  /** {@code agent set state}: {@code agent-state-change}. */
  public static ApiCommand setState(String agent, AgentState state) {
    return ApiCommand.of(COMMAND, "agent", "set", "state", agent(agent), state.words());
  }

  /**
   * {@code agent set NUMBER}; no event.
   *
   * @throws IllegalArgumentException if the value is negative
   */
  public static ApiCommand setNumber(String agent, AgentNumber number, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("value: " + value + " (expected: >= 0)");
    }
    return ApiCommand.of(
        COMMAND, "agent", "set", number.word(), agent(agent), Long.toString(value));
  }

  /** {@code agent list}: the table of all agents. */
  public static ApiCommand listAgents() {
    return ApiCommand.of(COMMAND, "agent", "list");
  }

  /**
   * {@code tier add}: the agent serves the queue; {@code -ERR Tier already exist!} if it does. No
   * event.
   */
  public static ApiCommand addTier(String queue, String agent) {
    return ApiCommand.of(COMMAND, "tier", "add", queue(queue), agent(agent), "1", "1");
  }

  /** {@code tier del}: the agent no longer serves the queue; no event, {@code +OK} always. */
  public static ApiCommand removeTier(String queue, String agent) {
    return ApiCommand.of(COMMAND, "tier", "del", queue(queue), agent(agent));
  }

  /** {@code tier list}: the table of who serves which queue. */
  public static ApiCommand listTiers() {
    return ApiCommand.of(COMMAND, "tier", "list");
  }

  /**
   * {@code queue list members}: the table of the callers, <em>with those who gave up</em> within
   * the last minute or so, in state {@code Abandoned}. Just {@code +OK} for an unknown queue.
   */
  public static ApiCommand listMembers(String queue) {
    return ApiCommand.of(COMMAND, "queue", "list", "members", queue(queue));
  }

  private static String agent(String name) {
    return Whitelist.ADDRESS.check("agent", name);
  }

  private static String queue(String name) {
    return Whitelist.ADDRESS.check("queue", name);
  }
}
