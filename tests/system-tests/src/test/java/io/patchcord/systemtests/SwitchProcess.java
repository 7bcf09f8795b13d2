package io.patchcord.systemtests;

/** The switch that the tests are about: the simulator, or a real FreeSWITCH. */
interface SwitchProcess extends AutoCloseable {
  /** Of its Event Socket, on loopback. */
  int port();

  SwitchControl control();

  boolean isAlive();

  /** Ends it as a power failure does. */
  void kill();

  /** Shuts it down as an administrator does. */
  void shutDown();

  @Override
  void close();
}
