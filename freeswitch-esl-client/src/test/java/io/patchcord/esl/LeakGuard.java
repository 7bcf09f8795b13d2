package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class after which Netty finds a buffer that nobody released. JUnit loads it before
 * any test, by its service file.
 */
public final class LeakGuard implements BeforeAllCallback, AfterAllCallback {

  private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

  static {
    // Before the first buffer, since Netty asks for its detectors once.
    ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Factory());
  }

  /** For JUnit. */
  public LeakGuard() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    assertThat(leaks()).as("buffers that nobody released").isEmpty();
  }

  /** Returns what has leaked since the last call. */
  static List<String> leaks() throws InterruptedException {
    // What one collection has found is handed out in no order, but before what the next one finds.
    collect();
    collect();
    // Netty looks for leaks whenever a buffer is made.
    for (int i = 0; i < 10; i++) {
      ByteBufAllocator.DEFAULT.buffer(1).release();
      ByteBufAllocator.DEFAULT.directBuffer(1).release();
    }
    List<String> leaks = List.copyOf(LEAKS);
    LEAKS.clear();
    return leaks;
  }

  private static void collect() throws InterruptedException {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    WeakReference<Object> canary = new WeakReference<>(new Object(), collected);
    System.gc();
    assertThat(collected.remove(10_000)).as("the collector ran").isSameAs(canary);
  }

  private static final class Factory extends ResourceLeakDetectorFactory {

    @Override
    @SuppressWarnings("deprecation") // The method to override is the deprecated one, too.
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(
        Class<T> resource, int samplingInterval, long maxActive) {
      return new Detector<>(resource, samplingInterval);
    }
  }

  private static final class Detector<T> extends ResourceLeakDetector<T> {

    Detector(Class<?> resource, int samplingInterval) {
      super(resource, samplingInterval);
    }

    @Override
    protected boolean needReport() {
      return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
      LEAKS.add(resourceType + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
      LEAKS.add(resourceType);
    }
  }
}
