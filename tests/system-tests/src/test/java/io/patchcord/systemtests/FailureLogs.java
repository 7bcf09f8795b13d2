package io.patchcord.systemtests;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints the last lines of all processes when a test fails. */
final class FailureLogs implements AfterTestExecutionCallback {
  private static final Queue<ChildProcess> STARTED = new ConcurrentLinkedQueue<>();

  static void follow(ChildProcess process) {
    STARTED.add(process);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      System.out.println("==== " + context.getDisplayName() + " failed");
      STARTED.forEach(process -> System.out.println(process.tail()));
    }
    STARTED.removeIf(process -> !process.isAlive());
  }
}
