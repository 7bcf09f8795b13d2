package io.patchcord.gateway.callcenter;

/**
 * What a call center says of supervisors who hear its calls.
 *
 * @param allowed whether they may
 * @param shown whether the agent sees it when they do
 */
public record MonitorRules(boolean allowed, boolean shown) {

  /** Of a call center of which nothing is known. */
  public static final MonitorRules NONE = new MonitorRules(false, true);
}
