package io.patchcord.esl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays what {@link FuzzIT} begins with, and what it once found. */
class FuzzCorpusTest {

  static final Path CORPUS = Path.of("src/test/resources/fuzz");

  static List<Path> decoder() throws IOException {
    return files("decoder");
  }

  static List<Path> event() throws IOException {
    return files("event");
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("decoder")
  @Timeout(10)
  void anyBytesAreFramesOrAProtocolError(Path file) throws IOException {
    DecoderFuzzTarget.fuzzerTestOneInput(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @MethodSource("event")
  @Timeout(10)
  void anyTextIsAnEventOrAProtocolError(Path file) throws IOException {
    EventFuzzTarget.fuzzerTestOneInput(Files.readAllBytes(file));
  }
}
