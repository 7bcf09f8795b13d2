package io.patchcord.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchcord.gateway.switching.QueueSwitch;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class QueueXmlTest {
  private static final QueueSwitch.Ringing RINGING =
      new QueueSwitch.Ringing(Duration.ofSeconds(20), 3, Duration.ofSeconds(5), Duration.ZERO);

  private static SortedMap<String, QueueXml.Agent> agents(String contact) {
    return new TreeMap<>(
        Map.of(
            "bob",
            new QueueXml.Agent("user/1002@pbx.test", RINGING, Set.of("support@default")),
            "alice",
            new QueueXml.Agent(
                contact, RINGING, new TreeSet<>(Set.of("support@default", "sales@default")))));
  }

  private static Document read(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static Element first(Document document, String name) {
    return (Element) document.getElementsByTagName(name).item(0);
  }

  @Test
  void theConfigurationHasTheSwitchesOwnQueuesAndTheAgents() throws Exception {
    String text = QueueXml.configuration(agents("[leg_timeout=20]user/1001@pbx.test"));
    Document document = read(text);
    assertThat(first(document, "section").getAttribute("name")).isEqualTo("configuration");
    assertThat(first(document, "configuration").getAttribute("name")).isEqualTo("callcenter.conf");
    assertThat(first(document, "queues").getTextContent()).isBlank();
    assertThat(text).contains("<queues>\n" + QueueXml.QUEUES + "\n</queues>");
    Element alice = first(document, "agent");
    assertThat(alice.getAttribute("name")).isEqualTo("alice");
    assertThat(alice.getAttribute("type")).isEqualTo("callback");
    assertThat(alice.getAttribute("contact")).isEqualTo("[leg_timeout=20]user/1001@pbx.test");
    assertThat(alice.getAttribute("max-no-answer")).isEqualTo("3");
    assertThat(alice.getAttribute("reject-delay-time")).isEqualTo("5");
    assertThat(alice.getAttribute("wrap-up-time")).isEqualTo("0");
    // A reload would set it, whatever the agent has chosen since.
    assertThat(alice.hasAttribute("status")).isFalse();
    assertThat(document.getElementsByTagName("tier").getLength()).isEqualTo(3);
    assertThat(first(document, "tier").getAttribute("queue")).isEqualTo("sales@default");
  }

  @Test
  void whatEndsAnAttributeIsEscaped() throws Exception {
    String contact = "sofia/gateway/a\"b<c>&d/1";
    Document document = read(QueueXml.agentsFile(agents(contact)));
    assertThat(first(document, "agent").getAttribute("contact")).isEqualTo(contact);
    assertThat(read(QueueXml.tiersFile(agents(contact))).getElementsByTagName("tier").getLength())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user/$${domain}", "user/${x}", "user/1\n<X-PRE-PROCESS/>"})
  void whatTheSwitchWouldExpandIsRefused(String contact) {
    assertThatThrownBy(() -> QueueXml.configuration(agents(contact)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
