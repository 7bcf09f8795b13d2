package io.patchcord.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.esl.EslFrame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a real switch and its client said to each other. */
final class Recording {
  private final List<EslFrame> frames;
  private final List<String> commands = new ArrayList<>();
  private final List<Integer> framesBeforeCommand = new ArrayList<>();

  private Recording(byte[] fromSwitch, byte[] fromClient, String timeline) throws IOException {
    frames = EventSocketClient.decode(fromSwitch);
    List<Integer> ends = frameEnds(fromSwitch);
    ObjectMapper mapper = new ObjectMapper();
    int seen = 0;
    int sent = 0;
    for (String line : timeline.lines().toList()) {
      JsonNode entry = mapper.readTree(line);
      int offset = entry.path("offset").asInt();
      int length = entry.path("length").asInt();
      if (entry.path("from").asText().equals("switch")) {
        seen = offset + length;
      } else {
        int bytes = seen;
        sent = offset + length;
        int before = (int) ends.stream().filter(end -> end <= bytes).count();
        addCommands(new String(fromClient, offset, length, UTF_8), before);
      }
    }
    // What was written in one go while replies came back has no line of its own.
    addCommands(new String(fromClient, sent, fromClient.length - sent, UTF_8), commands.size() + 1);
  }

  private void addCommands(String text, int before) {
    for (String command : text.split("\n\n")) {
      if (!command.isBlank()) {
        commands.add(command);
        framesBeforeCommand.add(before);
      }
    }
  }

  static Recording of(String name) throws IOException {
    String folder = "/transcripts/" + name + "/";
    return new Recording(
        bytes(folder + "switch.bin"),
        bytes(folder + "client.bin"),
        new String(bytes(folder + "timeline.jsonl"), UTF_8));
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream input =
        Objects.requireNonNull(Recording.class.getResourceAsStream(resource), resource)) {
      return input.readAllBytes();
    }
  }

  private List<Integer> frameEnds(byte[] bytes) {
    List<Integer> ends = new ArrayList<>();
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = 0;
    for (EslFrame frame : frames) {
      at = text.indexOf("\n\n", at) + 2 + frame.body().length;
      ends.add(at);
    }
    return ends;
  }

  /** Every frame that the switch sent. */
  List<EslFrame> frames() {
    return frames;
  }

  /** Every command that the client sent. */
  List<String> commands() {
    return commands;
  }

  /** How many frames the client had been sent when it sent that command. */
  int framesBefore(int command) {
    return framesBeforeCommand.get(command);
  }
}
