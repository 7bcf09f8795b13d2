package io.patchcord.benchmarks.decode;

/** One library's way from a socket's bytes to an event's headers. For one thread. */
public interface EventDecoder extends AutoCloseable {

  /**
   * Takes what one read gave, and reads five headers of every event that is complete by it.
   *
   * @return how many events those were
   */
  int decode(byte[] bytes, int offset, int length, FiveHeaders sink);

  /** Lets go of what is buffered. */
  @Override
  void close();
}
