package io.patchcord.gateway;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals by which a person or a service manager ends the program: the first one asks, the
 * second one ends it at once, with the status that a shell expects.
 *
 * <p>A shutdown hook could not do this: while it runs, the JVM ignores further signals, and the
 * status would be 143 for an end that went well.
 */
final class StopSignals {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);

  /** What a service manager, Ctrl-C and a terminal that is closed send. */
  private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

  /** Shells add the signal's number to it. */
  private static final int ENDED_BY_SIGNAL = 128;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicInteger count = new AtomicInteger();

  private StopSignals() {}

  /** Listens from now on. */
  static StopSignals listen() {
    StopSignals signals = new StopSignals();
    NAMES.forEach(signals::handle);
    return signals;
  }

  /** Waits for the first one. */
  void await() throws InterruptedException {
    asked.await();
  }

  /**
   * The compiler warns of this class of the JDK whatever it is told, and warnings are errors here;
   * there is no other way to hear a signal.
   */
  private void handle(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              StopSignals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      onSignal((Integer) signal.getMethod("getNumber").invoke(arguments[0]));
                      yield null;
                    }
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> "stop on " + name;
                  });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    } catch (ReflectiveOperationException e) {
      // Such as with -Xrs: the system's own way to end a process stays.
      LOG.warn("SIG{} cannot be listened to: it ends the gateway at once", name, e);
    }
  }

  private void onSignal(int number) {
    if (count.getAndIncrement() == 0) {
      asked.countDown();
    } else {
      Runtime.getRuntime().halt(ENDED_BY_SIGNAL + number);
    }
  }
}
