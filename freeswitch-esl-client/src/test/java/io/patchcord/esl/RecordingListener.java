package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what it is told, and by which thread. */
class RecordingListener implements EslNodeListener {

  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

  @Override
  public void onConnected() {
    record("connected");
  }

  @Override
  public void onEvent(EslEvent event) {
    record("event " + event.name());
  }

  @Override
  public void onGap(String reason) {
    record("gap " + reason);
  }

  @Override
  public void onDisconnected(String reason) {
    record("disconnected " + reason);
  }

  final void record(String call) {
    threads.add(Thread.currentThread());
    calls.add(call);
  }

  /** Takes the next call and expects it to begin like this. */
  final String expect(String beginning) throws InterruptedException {
    String call = calls.poll(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    assertThat(call).isNotNull().startsWith(beginning);
    return String.valueOf(call);
  }

  final void expectNothingElse() {
    assertThat(calls).isEmpty();
  }

  final void expectOneThread() {
    assertThat(threads.stream().distinct()).hasSize(1);
  }
}
