package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three agents and two customers do at random what people do with calls, by the API and on their
 * phones. After each step the gateway's picture is the switch's. What that once found is replayed
 * from the files in {@code sequences}.
 *
 * <p>{@code -Dmodel.seed=N} runs that seed alone, {@code -Dmodel.seed=0} a random one, {@code
 * -Dmodel.steps=N} so many steps of each, {@code -Dmodel.replay=FILE} the steps of a file.
 *
 * <p>By hand and not with jqwik: that is an engine of its own, without Jupiter's extensions, and
 * what takes work here, to know when two processes have settled, it does not do.
 */
@ExtendWith(FailureLogs.class)
class RandomCallsIT {
  /** Also tried on every build: a failure that comes back is seen by everybody. */
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

  private static final int STEPS = 50;
  private static final Path SEQUENCES = Path.of("src", "test", "resources", "sequences");
  private static final Path REFERENCE = Path.of("..", "..", "docs", "reference");

  private static ModelSystem system;

  @BeforeAll
  static void start() {
    system = ModelSystem.start();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  /** Whatever was done, calls and transfers went by the arrows that are drawn. */
  @AfterEach
  void wentByTheDiagram() {
    assertThat(drawn()).containsAll(system.transitions().seen());
  }

  @Test
  void whateverPeopleDoTheGatewayTellsWhatTheSwitchDoes() throws IOException {
    String replay = System.getProperty("model.replay", "");
    if (!replay.isEmpty()) {
      new RandomCalls(system).replay(Step.parseAll(Files.readString(Path.of(replay))));
      return;
    }
    int steps = Integer.getInteger("model.steps", STEPS);
    for (long seed : seeds()) {
      System.out.println("random calls: -Dmodel.seed=" + seed + " -Dmodel.steps=" + steps);
      new RandomCalls(system).run(seed, steps);
    }
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void whatWentWrongOnceGoesRight(String name) throws IOException {
    new RandomCalls(system).replay(Step.parseAll(Files.readString(SEQUENCES.resolve(name))));
  }

  @Test
  void everyArrowThatIsDrawnIsOneThatHappens() throws IOException {
    whatWentWrongOnceGoesRight("every-transition.txt");
    assertThat(system.transitions().seen()).containsAll(drawn());
  }

  static Stream<String> sequences() throws IOException {
    try (Stream<Path> files = Files.list(SEQUENCES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static Set<String> drawn() {
    Set<String> arrows = new TreeSet<>(Transitions.drawnIn(REFERENCE.resolve("call-states.md")));
    arrows.addAll(Transitions.drawnIn(REFERENCE.resolve("transfer-states.md")));
    return arrows;
  }

  private static List<Long> seeds() {
    Long given = Long.getLong("model.seed");
    if (given == null) {
      return SEEDS;
    }
    return List.of(given == 0 ? System.nanoTime() : given);
  }
}
