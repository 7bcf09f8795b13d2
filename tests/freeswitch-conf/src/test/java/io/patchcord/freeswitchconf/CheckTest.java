package io.patchcord.freeswitchconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration is right, and each kind of mistake in it is found. */
class CheckTest {
  private static final Path CONFIGURATION = Path.of("../../freeswitch-conf").toAbsolutePath();

  @TempDir private Path directory;
  private Path copy;

  @BeforeEach
  void copy() throws IOException {
    copy = directory.resolve("conf");
    try (Stream<Path> files = Files.walk(CONFIGURATION.normalize())) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, copy.resolve(CONFIGURATION.normalize().relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private void replace(String file, String before, String after) throws IOException {
    String text = Files.readString(copy.resolve(file));
    assertThat(text).contains(before);
    Files.writeString(copy.resolve(file), text.replace(before, after));
  }

  @Test
  void nothingIsWrongWithTheConfiguration() throws IOException {
    assertThat(Check.problems(CONFIGURATION.normalize())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "vars.xml; </include>; ; is no XML",
        "dialplan/default/20_lines.xml; <!-- The lines themselves; <!--The lines themselves; does not say what it is for",
        "freeswitch.xml; lang/*.xml; language/*.xml; includes nothing: language/*.xml",
        "dialplan/default.xml; $${agent_context}; $${agents_context}; not set: $${agents_context}",
        "vars.xml; data=\"codecs=; data=\"c=${x}\"/><X-PRE-PROCESS cmd=\"set\" data=\"codecs=; makes %{",
        "sip_profiles/internal.xml; auth-subscriptions; auth-subscribe; no parameter auth-subscribe",
        "autoload_configs/modules.conf.xml; mod_valet_parking; mod_park; not described",
        "autoload_configs/modules.conf.xml; <load module=\"mod_opus\"/>; ; opus.conf: no module",
        "autoload_configs/modules.conf.xml; <load module=\"mod_voicemail\"/>; ; application voicemail",
        "vars.xml; event_socket_ip=127.0.0.1; event_socket_ip=0.0.0.0; listen-ip is '0.0.0.0'",
        "vars.xml; internal_ip=127.0.0.1; internal_ip=$${local_ip_v4}; profile internal: sip-ip",
        "autoload_configs/event_socket.conf.xml; $${event_socket_password}; ClueCon; environment",
        "autoload_configs/acl.conf.xml; name=\"carriers\" default=\"deny\"; name=\"carriers\" default=\"allow\"; does not deny",
        "sip_profiles/external.xml; value=\"carriers\"; value=\"everybody\"; apply-inbound-acl is",
        "sip_profiles/internal.xml; wss-binding; ws-binding; ws-binding is",
        "dialplan/default/20_lines.xml; user/$1@$${domain}; user/$1@pbx.example; no domain pbx.example",
        "dialplan/default/50_outgoing.xml; gateway/$${trunk}/; gateway/nobody/; no gateway nobody",
        "dialplan/public/20_queues.xml; data=\"$${queue}\"; data=\"sales@default\"; no queue sales@default",
        "dialplan/default/40_features.xml; $1@default; $1@wide; no profile wide",
        "dialplan/default/50_outgoing.xml; +$1 XML $${agent_context}; +$1 XML inside; no context inside",
        "dialplan/default/10_emergency.xml; ^($${emergency_numbers})$; ^.*$; line is not reached",
        "dialplan/default/00_plain.xml; refuse-strange-number\" continue=\"true\"; refuse-strange-number\"; emergency is not reached",
        "dialplan/default/20_lines.xml; name=\"line\"; name=\"desk\"; no number for default desk",
        "dialplan/default/10_emergency.xml; Emergency call ${uuid}; Call ${caller_id_name}; expanded again",
        "require-environment; -lt 16; -lt 4; takes SWITCH_EVENT_SOCKET_PASSWORD='ClueCon'",
        "require-environment; 127.*; *.*; takes SWITCH_EVENT_SOCKET_IP='0.0.0.0'"
      })
  void aMistakeIsFound(String file, String before, String after, String sentence)
      throws IOException {
    replace(file, before, after == null ? "" : after);
    assertThat(Check.problems(copy)).anySatisfy(problem -> assertThat(problem).contains(sentence));
  }

  @Test
  void whatTheEnvironmentSaysIsRead() throws IOException {
    Configuration configuration =
        Configuration.read(
            copy,
            java.util.Map.of(
                "SWITCH_EVENT_SOCKET_PASSWORD", Check.SECRET,
                "SWITCH_CARRIER_PASSWORD", Check.SECRET,
                "SWITCH_EVENT_SOCKET_PORT", "18021"));
    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.module("event_socket.conf"))
        .singleElement()
        .satisfies(
            socket ->
                assertThat(Configuration.parameter(socket, "listen-port")).isEqualTo("18021"));
  }
}
