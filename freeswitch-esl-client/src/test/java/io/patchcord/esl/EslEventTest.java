package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EslEventTest {

  @Test
  void aCallersNameIsUtf8WithItsPercentSign() {
    EslEvent created =
        Transcripts.events("inbound-direct").stream()
            .filter(event -> event.name().equals("CHANNEL_CREATE"))
            .findFirst()
            .orElseThrow();
    assertThat(created.header("caller-caller-id-name")).isEqualTo("Zoë Müller 100%");
    assertThat(created.uniqueId()).hasSize(36);
  }

  @Test
  void arraysOnTheWireAreLists() {
    EslEvent event =
        Transcripts.events("click-to-dial").stream()
            .filter(each -> each.variable("DP_MATCH") != null)
            .findFirst()
            .orElseThrow();
    assertThat(event.variable("DP_MATCH")).isEqualTo("ARRAY::+14155551212|:14155551212");
    assertThat(event.list("variable_DP_MATCH")).containsExactly("+14155551212", "14155551212");
    assertThat(event.list("Event-Name")).containsExactly(event.name());
    assertThat(event.list("absent")).isEmpty();
  }

  @Test
  void aJobsResultIsTheBody() {
    EslEvent job =
        Transcripts.events("click-to-dial").stream()
            .filter(event -> event.name().equals("BACKGROUND_JOB"))
            .findFirst()
            .orElseThrow();
    assertThat(job.body()).isEqualTo("+OK 4202be93-0669-4420-a1ab-f939683c80f8\n");
    assertThat(job.header("Job-UUID")).isEqualTo("61ceb65a-c563-4569-9f08-cd81784aa6c0");
  }

  @Test
  void jsonEventsReadLikePlainOnes() {
    List<EslEvent> events = Transcripts.events("click-to-dial-json-all");
    assertThat(events).hasSize(62);
    for (EslEvent event : events) {
      EslEvent plain = plain(asTheSwitchWritesIt(event.headers()) + "\n" + event.body());
      assertThat(plain.headers()).isEqualTo(event.headers());
      assertThat(plain.body()).isEqualTo(event.body());
    }
  }

  @Test
  void theSameCallHasTheSameHeadersInJsonAndPlain() {
    for (String name : Set.of("CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_BRIDGE", "API")) {
      assertThat(headerNames("click-to-dial-json-all", name))
          .isNotEmpty()
          .isEqualTo(headerNames("click-to-dial-plain-all", name));
    }
  }

  @Test
  void valuesAreDecodedAfterTheLinesAreSplit() {
    EslEvent event = plain("Event-Name: X\nA: 1%0AB: 2\nC: 50%\nD: %zz%4\nE: %FF\nF: %c3%ab\n\n");
    assertThat(event.header("A")).isEqualTo("1\nB: 2");
    assertThat(event.header("B")).isNull();
    assertThat(event.header("C")).isEqualTo("50%");
    assertThat(event.header("D")).isEqualTo("%zz%4");
    assertThat(event.header("E")).isEqualTo("\uFFFD");
    assertThat(event.header("F")).isEqualTo("ë");
  }

  @Test
  void emptyIsTheSameAsAbsent() {
    EslEvent event = plain("Event-Name: X\nvariable_a: _undef_\nvariable_b:\n\n");
    assertThat(event.variable("a")).isNull();
    assertThat(event.variable("b")).isNull();
    assertThat(event.headers()).containsOnlyKeys("Event-Name");
    assertThat(EslEvent.parseJson("{\"a\":\"\",\"b\":null}").headers()).isEmpty();
  }

  @Test
  void theLinesOfADumpAreRead() {
    EslEvent dump =
        EslEvent.parseLines(
            "Event-Name: CHANNEL_DATA\nUnique-ID: 0a1b-2c\nvariable_a: Zo%C3%AB%0Ab: 1\n"
                + "variable_b: _undef_");
    assertThat(dump.name()).isEqualTo("CHANNEL_DATA");
    assertThat(dump.uniqueId()).isEqualTo("0a1b-2c");
    assertThat(dump.variable("a")).isEqualTo("Zo\u00eb\nb: 1");
    assertThat(dump.variable("b")).isNull();
    assertThatThrownBy(() -> EslEvent.parseLines("-ERR No such channel!"))
        .isInstanceOf(EslProtocolException.class);
  }

  @Test
  void timeIsInMicroseconds() {
    assertThat(plain("Event-Date-Timestamp: 1795341663389259\n\n").timestamp())
        .isEqualTo(Instant.parse("2026-11-22T10:01:03.389259Z"));
    assertThat(plain("Event-Name: X\n\n").timestamp()).isEqualTo(Instant.EPOCH);
    assertThat(plain("Event-Date-Timestamp: soon\n\n").timestamp()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void jsonOfEveryKindIsText() {
    EslEvent event =
        EslEvent.parseJson(
            """
            { "Event-Name" : "A\\"\\\\\\/\\b\\f\\n\\r\\t\\u00eb\\ud83d\\ude00", "n": -1.5e3, "t": true,
              "o": {"x": [1, {"y": "}"}]}, "l": ["a", 1, "b|c"], "e": [], "n": "again", "_body": "hi\\n" }
            """);
    assertThat(event.name()).isEqualTo("A\"\\/\b\f\n\r\të😀");
    assertThat(event.header("n")).isEqualTo("-1.5e3");
    assertThat(event.header("t")).isEqualTo("true");
    assertThat(event.header("o")).isEqualTo("{\"x\": [1, {\"y\": \"}\"}]}");
    assertThat(event.header("l")).isEqualTo("ARRAY::a|:1|:b|c");
    assertThat(event.list("l")).containsExactly("a", "1", "b|c");
    assertThat(event.body()).isEqualTo("hi\n");
    assertThat(event.headers()).doesNotContainKey("_body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-ERR No such channel!\n",
        "[]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":\"",
        "{\"a\":\"\\",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":1,}",
        "{\"a\":[1}",
        "{\"a\":nonsense}",
        "{\"a\":--1}",
        "{\"a\":1} trailing",
        "{a:1}"
      })
  void whatIsNoJsonObjectIsRefused(String text) {
    assertThatThrownBy(() -> EslEvent.parseJson(text)).isInstanceOf(EslProtocolException.class);
  }

  @Test
  void jsonIsBounded() {
    assertThatThrownBy(() -> EslEvent.parseJson("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(EslProtocolException.class)
        .hasMessageStartingWith("JSON depth");
    String array = "{\"a\":[" + "1,".repeat(5000) + "1]}";
    assertThatThrownBy(() -> EslEvent.parseJson(array))
        .isInstanceOf(EslProtocolException.class)
        .hasMessageStartingWith("headers: ");
  }

  @Test
  void plainEventsAreBounded() {
    assertThatThrownBy(() -> plain("A: 1\n".repeat(2001) + "\n"))
        .isInstanceOf(EslProtocolException.class)
        .hasMessageStartingWith("headers: ");
  }

  @Test
  void onlyEventFramesAreEvents() {
    EslFrame reply = Transcripts.frames("connect-status-exit").get(0);
    assertThatIllegalArgumentException().isThrownBy(() -> EslEvent.of(reply));
  }

  @Test
  void xmlEventsReadLikePlainOnes() {
    EslEvent event =
        xml(
            """
            <event>
              <headers>
                <Event-Name>CUSTOM</Event-Name>
                <variable_a>Zo%C3%AB%20&amp;&#x20AC;&#38;&bogus;&#xFFFFFFF;100%25</variable_a>
                <variable_b>1</variable_b>
                <variable_b>2</variable_b>
                <variable_empty></variable_empty>
                <variable_none/>
                <variable_c>d>e</variable_c>
                <variable_b>3</variable_b>
              </headers>
              <Content-Length>5</Content-Length>
              <body>a &lt;
              </body>
            </event>
            """);
    assertThat(event.name()).isEqualTo("CUSTOM");
    assertThat(event.variable("A")).isEqualTo("Zoë &€&&bogus;\uFFFD100%");
    assertThat(event.variable("b")).isEqualTo("ARRAY::1|:2");
    assertThat(event.list("variable_b")).containsExactly("1", "2");
    assertThat(event.variable("empty")).isNull();
    assertThat(event.variable("none")).isNull();
    assertThat(event.variable("c")).isEqualTo("d>e");
    assertThat(event.body()).isEqualTo("a <\n ");
    assertThat(event.headers())
        .containsOnlyKeys("Event-Name", "variable_a", "variable_b", "variable_c", "Content-Length");
  }

  /** switch_xml_ampencode stops at the first {@code <!}. */
  @Test
  void anXmlBodyIsAsItIsFromItsFirstDeclarationOn() {
    EslEvent event = xml("<event><body>&lt;<![CDATA[&amp;</body>]]></body></event>");
    assertThat(event.body()).isEqualTo("<<![CDATA[&amp;</body>]]>");
  }

  @Test
  void theIndentOfAClosingTagIsNotTheBodys() {
    assertThat(xml("<event>\n  <body>ok\n  </body>\n</event>\n").body()).isEqualTo("ok\n");
    assertThat(xml("<event><Content-Length>5</Content-Length><body>ok\n  </body></event>").body())
        .isEqualTo("ok\n  ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<event>",
        "<event></headers>",
        "<event><headers></event>",
        "<event><headers><a>1</headers></event>",
        "<event><headers><a>1</b></headers></event>",
        "<event><headers><a>1</a",
        "<event><headers><a><b>1</b></a></headers></event>",
        "<event><headers><></></headers></event>",
        "<event><body>x</event>",
        "<event></event>more",
        "<!DOCTYPE event><event></event>",
        "<event><!-- --></event>",
        "<?xml version='1.0'",
        "{\"a\":1}"
      })
  void whatIsNoXmlEventIsRefused(String text) {
    assertThatThrownBy(() -> xml(text))
        .isInstanceOf(EslProtocolException.class)
        .hasMessageStartingWith("Not an XML event: ");
  }

  @Test
  void xmlEventsAreBounded() {
    assertThatThrownBy(
            () -> xml("<event><headers>" + "<a>1</a>".repeat(2001) + "</headers></event>"))
        .isInstanceOf(EslProtocolException.class)
        .hasMessage("headers: 2001 (expected: <= 2000)");
  }

  @Test
  void whatEveryoneNeedsHasAName() {
    EslEvent hangup =
        Transcripts.events("click-to-dial").stream()
            .filter(event -> event.name().equals("CHANNEL_HANGUP_COMPLETE"))
            .findFirst()
            .orElseThrow();
    assertThat(hangup.hangupCause()).isEqualTo("NORMAL_CLEARING");
    assertThat(hangup.callState()).isEqualTo("HANGUP");
    assertThat(hangup.otherLegUniqueId()).hasSize(36).isNotEqualTo(hangup.uniqueId());
    assertThat(hangup.sequence()).isPositive();
    assertThat(hangup.integer("variable_duration", -1)).isBetween(0L, 600L);
    assertThat(hangup.integer("Event-Name", -1)).isEqualTo(-1);
    assertThat(hangup.subclass()).isNull();
    assertThat(hangup.jobUuid()).isNull();
    Instant created = requireNonNull(hangup.time("Caller-Channel-Created-Time"));
    assertThat(created).isBetween(hangup.timestamp().minusSeconds(600), hangup.timestamp());
    assertThat(hangup.time("Caller-Channel-Transfer-Time")).as("0 on the wire").isNull();
    assertThat(hangup.time("absent")).isNull();
  }

  @Test
  void theAnswerToConnectIsTheChannel() {
    EslFrame reply =
        Transcripts.decode(
                """
                Event-Name: CHANNEL_DATA
                Unique-ID: 5f7b3c1e-0000-4000-8000-000000000001
                Caller-Caller-ID-Name: Zo%C3%AB%20100%25
                variable_DP_MATCH: ARRAY%3A%3A1%7C%3A2
                variable_empty: _undef_
                Content-Type: command/reply
                Reply-Text: %2BOK%0A

                """
                    .getBytes(UTF_8))
            .get(0);
    EslEvent channel = EslEvent.ofChannelData(reply);
    assertThat(channel.name()).isEqualTo("CHANNEL_DATA");
    assertThat(channel.uniqueId()).isEqualTo("5f7b3c1e-0000-4000-8000-000000000001");
    assertThat(channel.header("Caller-Caller-ID-Name")).isEqualTo("Zoë 100%");
    assertThat(channel.list("variable_DP_MATCH")).containsExactly("1", "2");
    assertThat(channel.variable("empty")).isNull();
    assertThat(channel.body()).isEmpty();
    assertThat(reply.headers().get("Caller-Caller-ID-Name")).isEqualTo("Zo%C3%AB%20100%25");
  }

  @Test
  void namesAreComparedInTheCaseOfAsciiOnly() {
    EslEvent event = plain("variable_ÄB: 1\nvariable_K: 2\nvariable_a:b: 3\n\n");
    assertThat(event.variable("Äb")).isEqualTo("1");
    assertThat(event.variable("äb")).isNull();
    assertThat(event.variable("k")).isEqualTo("2");
    assertThat(event.variable("\u212A")).as("the Kelvin sign").isNull();
    assertThat(event.variable("a:b")).isNull();
    assertThat(event.variable("a")).isEqualTo("b: 3");
  }

  @Test
  void aJsonNameMayBeEscaped() {
    EslEvent event = EslEvent.parseJson("{\"\\u0061\\\"b\":\"1\",\"A\\\"B\":\"2\",\"c\":\"3\"}");
    assertThat(event.header("A\"b")).isEqualTo("1");
    assertThat(event.header("C")).isEqualTo("3");
    assertThat(event.headers()).containsOnlyKeys("a\"b", "c");
  }

  @Test
  void whatIsNotUtf8IsReplaced() {
    byte[] bytes = "{\"a\":\"x?y\",\"b\":\"\\ud83dz\"}".getBytes(UTF_8);
    bytes[7] = (byte) 0xff;
    EslEvent event = EslEvent.of(Transcripts.frame(EslFrame.EVENT_JSON, bytes));
    assertThat(event.header("a")).isEqualTo("x\uFFFDy");
    assertThat(event.header("b")).isEqualTo("\uFFFDz");
  }

  @Test
  void elementsOfAJsonArrayAreKeptApart() {
    EslEvent event = EslEvent.parseJson("{\"a\":[\"1|:2\",\"\"],\"e\":[]}");
    assertThat(event.list("a")).containsExactly("1|:2", "");
    assertThat(event.list("e")).isEmpty();
  }

  private static EslEvent xml(String body) {
    return EslEvent.of(Transcripts.frame(EslFrame.EVENT_XML, body));
  }

  private static EslEvent plain(String body) {
    return EslEvent.of(Transcripts.frame(EslFrame.EVENT_PLAIN, body));
  }

  /** switch_event_serialize: bytes outside of the printable, and a few within, as %XX. */
  private static String asTheSwitchWritesIt(Map<String, String> headers) {
    StringBuilder block = new StringBuilder();
    headers.forEach(
        (name, value) -> {
          block.append(name).append(": ");
          for (byte b : value.getBytes(UTF_8)) {
            if (b <= ' ' || b > '~' || "%:{}\"|".indexOf(b) >= 0) {
              block.append('%').append(String.format("%02X", b & 0xff));
            } else {
              block.append((char) b);
            }
          }
          block.append('\n');
        });
    return block.toString();
  }

  private static Set<Set<String>> headerNames(String transcript, String eventName) {
    return Transcripts.events(transcript).stream()
        .filter(event -> event.name().equals(eventName))
        .map(event -> new HashSet<>(event.headers().keySet()))
        .collect(Collectors.toSet());
  }
}
