package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what it is told, and by which thread. */
class RecordingListener implements EslListener {

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
  public void onGap(EslGap gap) {
    record("gap " + gap.uniqueId() + ' ' + gap.reason());
  }

  @Override
  public void onLog(EslLogLine line) {
    record("log " + line.text());
  }

  @Override
  public void onNotice(EslDisconnectNotice notice) {
    record("notice " + notice.linger());
  }

  @Override
  public void onUnknown(EslFrame frame) {
    record("unknown " + frame.contentType());
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
