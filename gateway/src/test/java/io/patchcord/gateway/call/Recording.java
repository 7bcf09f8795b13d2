package io.patchcord.gateway.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslFrame;
import io.patchcord.esl.EslFrameDecoder;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a real FreeSWITCH sent in one scenario, byte for byte, and what it was asked. */
public final class Recording {
  private static final Pattern ORIGINATE =
      Pattern.compile(
          "bgapi originate \\{([^}]*)}user/(\\d+)@pbx\\.test (\\S+) XML default\\n"
              + "Job-UUID: (\\S+)");

  private static final Pattern CONSULT =
      Pattern.compile("bgapi originate \\{([^}]*)}\\S+ &park\\nJob-UUID: (\\S+)");

  private final byte[] bytes;
  private final List<Dial> dials;
  private final List<Consulting> consultings;

  /** An originate of the recorded client that parks the leg. */
  record Consulting(UUID jobId, String legId) {}

  /**
   * An originate of the recorded client.
   *
   * @param callId its Job-UUID, which is the call's id when the gateway dials
   * @param legId the agent's leg
   * @param named whether the legs carry the call's id themselves
   */
  public record Dial(UUID callId, String legId, boolean named, String line, String number) {}

  private Recording(byte[] bytes, List<Dial> dials, List<Consulting> consultings) {
    this.bytes = bytes;
    this.dials = dials;
    this.consultings = consultings;
  }

  public static Recording of(String scenario) {
    String said = read(scenario + "/switch.bin");
    List<Dial> dials = new ArrayList<>();
    Matcher originate = ORIGINATE.matcher(read(scenario + "/client.bin"));
    while (originate.find()) {
      String variables = originate.group(1);
      String job = originate.group(4);
      String recordedId = variable(variables, "patchcord_call_id");
      if (recordedId != null) {
        // The gateway names job and legs alike; the recorded client did not.
        said = said.replace(recordedId, job);
      }
      dials.add(
          new Dial(
              UUID.fromString(job),
              requireNonNull(variable(variables, "origination_uuid")),
              recordedId != null,
              originate.group(2),
              originate.group(3)));
    }
    List<Consulting> consultings = new ArrayList<>();
    Matcher consult = CONSULT.matcher(read(scenario + "/client.bin"));
    while (consult.find()) {
      consultings.add(
          new Consulting(
              UUID.fromString(consult.group(2)),
              requireNonNull(variable(consult.group(1), "origination_uuid"))));
    }
    return new Recording(said.getBytes(ISO_8859_1), List.copyOf(dials), List.copyOf(consultings));
  }

  List<Dial> dials() {
    return dials;
  }

  /** Those who were called to be consulted. */
  List<Consulting> consultings() {
    return consultings;
  }

  int length() {
    return bytes.length;
  }

  /**
   * What the switch told, through the real decoder.
   *
   * @param nextPiece from the bytes that are left to the length of the next piece
   */
  public List<SwitchEvent> events(IntUnaryOperator nextPiece) {
    EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder());
    List<SwitchEvent> events = new ArrayList<>();
    int from = 0;
    while (from < bytes.length) {
      int length = nextPiece.applyAsInt(bytes.length - from);
      channel.writeInbound(Unpooled.wrappedBuffer(bytes, from, length));
      from += length;
      EslFrame frame = channel.readInbound();
      while (frame != null) {
        if (frame.contentType().equals("text/event-plain")) {
          SwitchEvents.of(EslEvent.of(frame)).ifPresent(events::add);
        }
        frame = channel.readInbound();
      }
    }
    if (channel.finish()) {
      throw new AssertionError("a frame was decoded at the end only");
    }
    return events;
  }

  private static @Nullable String variable(String variables, String name) {
    Matcher value = Pattern.compile("(?:^|,)" + name + "=([^,]*)").matcher(variables);
    return value.find() ? value.group(1) : null;
  }

  private static String read(String name) {
    try (InputStream in =
        requireNonNull(
            Recording.class.getResourceAsStream("/transcripts/" + name), "no transcript " + name)) {
      return new String(in.readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
