package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Application;
import io.patchcord.simulator.channel.Channel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The applications that a leg can run, by name. Modules of the switch add theirs. */
public final class Applications {
  private final Map<String, Runner> runners = new HashMap<>();

  /** No application yet. */
  public Applications() {}

  /** Runs one application on one leg. */
  @FunctionalInterface
  public interface Runner {
    /** Begins it. The leg says already that it runs that. */
    void run(Channel channel, Application application);
  }

  /** From now on legs can run that. */
  public Applications add(String name, Runner runner) {
    runners.put(requireNonNull(name, "name is null"), requireNonNull(runner, "runner is null"));
    return this;
  }

  Optional<Runner> find(String name) {
    return Optional.ofNullable(runners.get(name));
  }
}
