package io.patchcord.esl;

/** One authenticated connection. */
public final class EslConnection implements AutoCloseable {
  private EslConnection() {}

  @Override
  public void close() {}
}
