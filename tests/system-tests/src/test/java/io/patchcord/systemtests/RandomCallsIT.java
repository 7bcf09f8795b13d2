package io.patchcord.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three agents and two customers do at random what people do with calls, by the API and on their
 * phones. After each step the gateway's picture is the switch's.
 *
 * <p>{@code -Dmodel.seed=N} runs that seed alone, {@code -Dmodel.steps=N} so many steps of each,
 * {@code -Dmodel.replay=FILE} the steps of a file.
 */
class RandomCallsIT {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
  private static final int STEPS = 50;

  private static ModelSystem system;

  @BeforeAll
  static void start() {
    system = ModelSystem.start();
  }

  @AfterAll
  static void stop() {
    system.close();
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

  private static List<Long> seeds() {
    Long given = Long.getLong("model.seed");
    if (given != null) {
      return List.of(given);
    }
    List<Long> seeds = new ArrayList<>(SEEDS);
    seeds.add(System.nanoTime());
    return seeds;
  }
}
