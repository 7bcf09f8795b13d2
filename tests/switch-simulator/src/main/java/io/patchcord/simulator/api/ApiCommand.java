package io.patchcord.simulator.api;

import java.util.concurrent.CompletableFuture;

/** One command of the API. */
public interface ApiCommand {
  /** Runs it; the future has what it prints, newline and all. */
  CompletableFuture<String> run(String arguments);

  /** A command that has its result at once. */
  interface Immediate {
    /** Runs it and returns what it prints. */
    String run(String arguments);
  }
}
