package io.patchcord.simulator.core;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns every channel, line and subscription.
 *
 * <p>Nothing of the switch's state needs a lock, and what happens has one order.
 */
public final class SwitchThread implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(SwitchThread.class);

  private final ScheduledThreadPoolExecutor executor;

  /** A thread that waits for work. It does not keep the process alive. */
  public SwitchThread() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "switch");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Does it next. Nothing happens once the switch has stopped. */
  public void execute(Runnable task) {
    try {
      executor.execute(guarded(task));
    } catch (RejectedExecutionException e) {
      LOGGER.debug("the switch has stopped", e);
    }
  }

  /** Does it after that time, unless it is cancelled. */
  public Future<?> schedule(Duration delay, Runnable task) {
    return executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Does it again and again. */
  public void repeat(Duration period, Runnable task) {
    executor.scheduleAtFixedRate(
        guarded(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Stops at once; what is scheduled does not happen. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOGGER.error("the simulator has a fault", e);
      }
    };
  }
}
