package io.patchcord.gateway.history;

/** There are more or fewer records of the person than whoever erases them expects. */
public final class CountDiffersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int count;

  CountDiffersException(int count) {
    super("there are " + count + " records");
    this.count = count;
  }

  /** How many there are. */
  public int count() {
    return count;
  }
}
