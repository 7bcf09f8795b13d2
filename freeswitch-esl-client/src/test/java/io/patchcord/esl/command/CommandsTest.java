package io.patchcord.esl.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.patchcord.esl.command.ChannelCommands.Legs;
import io.patchcord.esl.command.ChannelCommands.Recording;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  private static final String A = "0a1b-2c";

  @Test
  void linesAreTheProtocolsOwn() {
    assertThat(ApiCommand.of("sofia", "status").wire()).isEqualTo("api sofia status\n\n");
    assertThat(SocketCommand.filter("Unique-ID", "a b").wire())
        .isEqualTo("filter Unique-ID a b\n\n");
    assertThat(SocketCommand.exit().wire()).isEqualTo("exit\n\n");
    assertThat(SocketCommand.log(7).wire()).isEqualTo("log 7\n\n");
    assertThat(SocketCommand.linger(0).wire()).isEqualTo("linger\n\n");
    assertThat(SocketCommand.linger(5).wire()).isEqualTo("linger 5\n\n");
    assertThat(SocketCommand.myEvents(EventFormat.JSON).wire()).isEqualTo("myevents json\n\n");
  }

  @Test
  void subclassesStandBehindCustom() {
    assertThat(
            SocketCommand.subscribe(
                    EventFormat.PLAIN, List.of("sofia::register", "HEARTBEAT", "a::b"))
                .wire())
        .isEqualTo("event plain HEARTBEAT CUSTOM sofia::register a::b\n\n");
    assertThat(SocketCommand.subscribe(EventFormat.XML, List.of("CUSTOM", "DTMF")).wire())
        .isEqualTo("event xml DTMF CUSTOM\n\n");
  }

  @Test
  void channelCommandsAreWhatTheSwitchReads() {
    assertThat(
            Stream.of(
                    ChannelCommands.hangup(A, "USER_BUSY"),
                    ChannelCommands.talk(A),
                    ChannelCommands.hold(A),
                    ChannelCommands.retrieve(A),
                    ChannelCommands.mute(A),
                    ChannelCommands.unmute(A),
                    ChannelCommands.bridge(A, "B"),
                    ChannelCommands.transfer(A, Legs.OTHER, "+14155551212", "default"),
                    ChannelCommands.transfer(A, Legs.THIS, "1002", "default"),
                    ChannelCommands.park(A, Legs.BOTH),
                    ChannelCommands.conference(A, Legs.BOTH, "room-1", "default"),
                    ChannelCommands.sendDigits(A, "12#w*"),
                    ChannelCommands.record(A, Recording.MASK, "/rec/2026/a.wav"),
                    ChannelCommands.setVariable(A, "park_after_bridge", "true"),
                    ChannelCommands.dump(A),
                    ChannelCommands.playHoldMusic(A),
                    ChannelCommands.playRingingTone(A))
                .map(ApiCommand::text))
        .containsExactly(
            "uuid_kill 0a1b-2c USER_BUSY",
            "uuid_phone_event 0a1b-2c talk",
            "uuid_hold 0a1b-2c",
            "uuid_hold off 0a1b-2c",
            "uuid_audio 0a1b-2c start read mute 1",
            "uuid_audio 0a1b-2c stop",
            "uuid_bridge 0a1b-2c B",
            "uuid_transfer 0a1b-2c -bleg +14155551212 XML default",
            "uuid_transfer 0a1b-2c 1002 XML default",
            "uuid_transfer 0a1b-2c -both park inline",
            "uuid_transfer 0a1b-2c -both conference:room-1@default inline",
            "uuid_send_dtmf 0a1b-2c 12#w*",
            "uuid_record 0a1b-2c mask /rec/2026/a.wav",
            "uuid_setvar 0a1b-2c park_after_bridge true",
            "uuid_dump 0a1b-2c txt",
            "uuid_broadcast 0a1b-2c endless_playback::${hold_music} aleg",
            "uuid_broadcast 0a1b-2c endless_playback::tone_stream://%(1000,4000,425) aleg");
  }

  @Test
  void queueCommandsAreWhatTheSwitchReads() {
    Duration ringTime = Duration.ofSeconds(15);
    assertThat(
            Stream.of(
                    QueueCommands.addAgent("ada@example.com"),
                    QueueCommands.removeAgent("alice"),
                    QueueCommands.setContact(
                        "alice", QueueCommands.contact("1001", "pbx.test", ringTime, Map.of())),
                    QueueCommands.setContact(
                        "alice",
                        QueueCommands.contact(
                            "1001", "pbx.test", ringTime, Map.of("x", "a@b", "a", "1"))),
                    QueueCommands.setStatus("alice", QueueCommands.AgentStatus.AVAILABLE),
                    QueueCommands.setStatus("alice", QueueCommands.AgentStatus.ON_BREAK),
                    QueueCommands.setState("alice", QueueCommands.AgentState.IDLE),
                    QueueCommands.setNumber(
                        "alice", QueueCommands.AgentNumber.NO_ANSWER_DELAY_TIME, 10),
                    QueueCommands.addTier("support@default", "alice"),
                    QueueCommands.removeTier("support@default", "alice"),
                    QueueCommands.listMembers("support@default"),
                    SwitchCommands.contactsOf("1001", "pbx.test"))
                .map(ApiCommand::text))
        .containsExactly(
            "callcenter_config agent add ada@example.com callback",
            "callcenter_config agent del alice",
            "callcenter_config agent set contact alice [leg_timeout=15]user/1001@pbx.test",
            "callcenter_config agent set contact alice [leg_timeout=15,a=1,x=a@b]user/1001@pbx.test",
            "callcenter_config agent set status alice 'Available'",
            "callcenter_config agent set status alice 'On Break'",
            "callcenter_config agent set state alice Idle",
            "callcenter_config agent set no_answer_delay_time alice 10",
            "callcenter_config tier add support@default alice 1 1",
            "callcenter_config tier del support@default alice",
            "callcenter_config queue list members support@default",
            "sofia_contact 1001@pbx.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a'b", "a|b", "a,b", "a]b", "${x}", "a@b@c", "a\nb"})
  void anAgentOrAQueueOfOtherCharactersIsRefused(String name) {
    assertThat(QueueCommands.isName(name)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> QueueCommands.addAgent(name));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueueCommands.setStatus(name, QueueCommands.AgentStatus.LOGGED_OUT));
    assertThatIllegalArgumentException().isThrownBy(() -> QueueCommands.addTier(name, "alice"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                QueueCommands.contact(
                    "1001", "pbx.test", Duration.ofSeconds(1), Map.of("x", name)));
  }

  @Test
  void anOriginateHasItsVariablesAndItsTarget() {
    assertThat(
            Originate.toLine("1001", "pbx.test")
                .callerId("Zoë Müller", "+14155551212")
                .timeout(Duration.ofSeconds(20))
                .dial("+14155551212", "default")
                .text())
        .isEqualTo(
            "originate {origination_caller_id_name='Zoë Müller',"
                + "origination_caller_id_number=+14155551212,originate_timeout=20}"
                + "user/1001@pbx.test +14155551212 XML default");
    assertThat(
            Originate.toLine("1001", "pbx.test")
                .variable("a", "x:y")
                .export(List.of("a", "b"))
                .timeout(Duration.ofSeconds(20))
                .park()
                .text())
        .isEqualTo(
            "originate {^^;a=x:y;export_vars=a,b;originate_timeout=20}user/1001@pbx.test &park()");
    assertThat(Originate.toLine("1001", "pbx.test").export(List.of("a")).park().text())
        .isEqualTo("originate {export_vars=a}user/1001@pbx.test &park()");
    for (String name : List.of("a,b", "a;b", "", "a b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Originate.toLine("1001", "pbx.test").export(List.of("a", name)));
    }
    assertThat(Originate.toGateway("carrier", "+14155551212").run("playback", "tone.wav").text())
        .isEqualTo("originate sofia/gateway/carrier/+14155551212 &playback(tone.wav)");
  }

  @Test
  void aJobCarriesItsIdInTheSameWrite() {
    UUID id = UUID.randomUUID();
    assertThat(Originate.toLine("1001", "pbx.test").park().wireAsJob(id))
        .isEqualTo("bgapi originate user/1001@pbx.test &park()\nJob-UUID: " + id + "\n\n");
  }

  @Test
  void aMessageCarriesItsIdAndItsLock() {
    SendMessage message = SendMessage.execute(A, "playback", "tone.wav");
    assertThat(message.wire())
        .isEqualTo(
            "sendmsg 0a1b-2c\ncall-command: execute\nexecute-app-name: playback\n"
                + "execute-app-arg: tone.wav\nevent-lock: true\nEvent-UUID: "
                + message.id()
                + "\n\n");
    assertThat(SendMessage.hangup(null, "NORMAL_CLEARING").wire())
        .isEqualTo("sendmsg\ncall-command: hangup\nhangup-cause: NORMAL_CLEARING\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\rb", "a\nb", "a\0b", "trailing\n", "a b c,d", "${system ls}", "a|b", "a{b}", "[x=1]",
        "it's", "\"x\"", "a\\b", "<x>", "a^^b", "x:_:y", "a;b", "a&b", "%0a"
      })
  void whatHasAMeaningBehindTheSocketIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiCommand.of(text));
    assertThatIllegalArgumentException().isThrownBy(() -> ApiCommand.of("x", "ok", text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SocketCommand.subscribe(EventFormat.PLAIN, List.of(text)));
    assertThatIllegalArgumentException().isThrownBy(() -> SocketCommand.filter(text, "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SendMessage.execute(null, "playback", text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Originate.toLine("1001", "pbx.test").variable("x", text));
    assertThatIllegalArgumentException().isThrownBy(() -> Originate.toLine(text, "pbx.test"));
  }

  @ParameterizedTest
  @MethodSource("textParametersOfEveryFactory")
  void aLineBreakGetsInNowhere(Method factory, int position) throws Exception {
    for (String breaker : List.of("a\rb", "a\nb", "a\0b", "\n")) {
      Object[] arguments = new Object[factory.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = harmless(factory.getParameterTypes()[i], factory, i);
      }
      arguments[position] =
          factory.getParameterTypes()[position] == String[].class
              ? new String[] {"ok", breaker}
              : breaker;
      try {
        Object made = factory.invoke(null, arguments);
        throw new AssertionError(factory + " took a line break at " + position + ": " + made);
      } catch (InvocationTargetException refusal) {
        assertThat(refusal.getCause()).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  static List<Object[]> textParametersOfEveryFactory() {
    List<Object[]> all = new ArrayList<>();
    for (Class<?> type :
        List.of(
            ApiCommand.class,
            SocketCommand.class,
            SendMessage.class,
            ChannelCommands.class,
            SwitchCommands.class,
            Originate.class)) {
      for (Method method : type.getDeclaredMethods()) {
        boolean factory =
            Modifier.isStatic(method.getModifiers())
                && Modifier.isPublic(method.getModifiers())
                && method.getReturnType() != boolean.class;
        for (int i = 0; factory && i < method.getParameterCount(); i++) {
          Class<?> parameter = method.getParameterTypes()[i];
          if (parameter == String.class || parameter == String[].class) {
            all.add(new Object[] {method, i});
          }
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(40);
    return all;
  }

  private static Object harmless(Class<?> type, Method method, int position) {
    if (type == String.class) {
      return position == 1 && method.getName().matches("hangup") ? "USER_BUSY" : "1";
    }
    if (type == String[].class) {
      return new String[] {"1"};
    }
    if (type == int.class) {
      return 1;
    }
    return type.getEnumConstants()[0];
  }

  @Test
  void blanksAndUnknownLevelsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiCommand.unchecked(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> SocketCommand.unchecked(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> SocketCommand.filter("x", " "));
    assertThatIllegalArgumentException().isThrownBy(() -> SocketCommand.log(8));
    assertThatIllegalArgumentException().isThrownBy(() -> SocketCommand.linger(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SocketCommand.subscribe(EventFormat.PLAIN, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChannelCommands.record(A, Recording.START, "/rec/../etc/passwd"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Originate.toLine("1", "d").timeout(Duration.ofMillis(999)));
  }

  @Test
  void labelsAndDescriptionsHoldNoArguments() {
    ApiCommand command = ApiCommand.of("originate", "secret");
    assertThat(command.label()).isEqualTo("api originate");
    assertThat(command.toString()).doesNotContain("secret");
    assertThat(SocketCommand.unchecked("userauth me:s3cret").toString()).doesNotContain("s3cret");
    assertThat(SendMessage.execute(null, "playback", "secret").toString()).doesNotContain("secret");
  }
}
