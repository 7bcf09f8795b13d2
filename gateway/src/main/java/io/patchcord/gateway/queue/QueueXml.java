package io.patchcord.gateway.queue;

import io.patchcord.gateway.switching.QueueSwitch;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;

/**
 * Agents of queues in the words of mod_callcenter. Values are escaped, and what the switch would
 * expand is refused: FreeSWITCH reads an answer as it reads a file, and replaces {@code $${…}}.
 */
final class QueueXml {
  /**
   * The queues themselves are the switch's to describe, in {@code freeswitch-conf/queues}: the
   * answer takes the place of {@code callcenter.conf.xml}, which includes them, too.
   */
  static final String QUEUES =
      "<X-PRE-PROCESS cmd=\"include\" data=\"$${conf_dir}/queues/*.xml\"/>";

  private QueueXml() {}

  /**
   * An agent.
   *
   * @param contact what is rung
   * @param queues those that it serves, in the order in which they are written
   */
  record Agent(String contact, QueueSwitch.Ringing ringing, Set<String> queues) {}

  static String configuration(SortedMap<String, Agent> agents) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document type=\"freeswitch/xml\">\n"
        + "<section name=\"configuration\">\n<configuration name=\"callcenter.conf\">\n<settings>\n"
        + "<param name=\"truncate-tiers-on-load\" value=\"false\"/>\n</settings>\n<queues>\n"
        + QUEUES
        + "\n</queues>\n<agents>\n"
        + agents(agents)
        + "</agents>\n<tiers>\n"
        + tiers(agents)
        + "</tiers>\n</configuration>\n</section>\n</document>\n";
  }

  static String agentsFile(SortedMap<String, Agent> agents) {
    return "<include>\n" + agents(agents) + "</include>\n";
  }

  static String tiersFile(SortedMap<String, Agent> agents) {
    return "<include>\n" + tiers(agents) + "</include>\n";
  }

  private static String agents(SortedMap<String, Agent> agents) {
    StringBuilder xml = new StringBuilder();
    agents.forEach(
        (name, agent) -> {
          QueueSwitch.Ringing ringing = agent.ringing();
          xml.append("<agent name=\"").append(escape(name)).append("\" type=\"callback\"");
          attribute(xml, "contact", agent.contact());
          attribute(xml, "max-no-answer", Integer.toString(ringing.maxMissed()));
          attribute(xml, "wrap-up-time", seconds(ringing.rest()));
          attribute(xml, "reject-delay-time", seconds(ringing.pause()));
          attribute(xml, "busy-delay-time", seconds(ringing.pause()));
          attribute(xml, "no-answer-delay-time", seconds(ringing.pause()));
          xml.append("/>\n");
        });
    return xml.toString();
  }

  private static String tiers(SortedMap<String, Agent> agents) {
    StringBuilder xml = new StringBuilder();
    agents.forEach(
        (name, agent) ->
            agent
                .queues()
                .forEach(
                    queue -> {
                      xml.append("<tier agent=\"").append(escape(name)).append('"');
                      attribute(xml, "queue", queue);
                      xml.append(" level=\"1\" position=\"1\"/>\n");
                    }));
    return xml.toString();
  }

  private static void attribute(StringBuilder xml, String name, String value) {
    xml.append(' ').append(name).append("=\"").append(escape(value)).append('"');
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }

  private static String escape(String text) {
    if (text.chars().anyMatch(each -> each < ' ' || each == '$')) {
      throw new IllegalArgumentException("a character is refused in the queues' configuration");
    }
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
