package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lets Jazzer look for input that does harm: some seconds in a build, longer with {@code
 * -Desl.fuzz.seconds=300}. It begins with {@code src/test/resources/fuzz}; what it learns is in
 * {@code target/fuzz}, and what breaks a target is printed and belongs into the former.
 */
class FuzzIT {

  private static final int SECONDS = Integer.getInteger("esl.fuzz.seconds", 8);

  /** Jazzer's own start and end, on a busy machine. */
  private static final int SPARE_SECONDS = 120;

  @ParameterizedTest
  @CsvSource({
    "decoder, io.patchcord.esl.DecoderFuzzTarget",
    "event, io.patchcord.esl.EventFuzzTarget"
  })
  void nothingDoesHarm(String name, String target) throws IOException, InterruptedException {
    Path work = Path.of("target/fuzz", name);
    Path learned = Files.createDirectories(work.resolve("learned"));
    Path output = work.resolve("output.txt");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process jazzer =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    classPath,
                    Jazzer.class.getName(),
                    "--target_class=" + target,
                    // Not Netty, whose instrumentation takes longer than the whole search.
                    "--instrumentation_includes=io.patchcord.esl.**",
                    "--custom_hook_includes=io.patchcord.esl.**",
                    "--reproducer_path=" + work,
                    "-artifact_prefix=" + work + "/",
                    "-max_total_time=" + SECONDS,
                    "-timeout=10",
                    "-max_len=4096",
                    "-print_final_stats=1",
                    learned.toString(),
                    FuzzCorpusTest.CORPUS.resolve(name).toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = jazzer.waitFor(SECONDS + SPARE_SECONDS, TimeUnit.SECONDS);
      String told = Files.readString(output);
      assertThat(ended).as(told).isTrue();
      assertThat(jazzer.exitValue()).as(told).isZero();
      assertThat(told).containsPattern("stat::number_of_executed_units: *[1-9]");
    } finally {
      jazzer.destroyForcibly();
    }
  }
}
