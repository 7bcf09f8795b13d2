package io.patchcord.benchmarks.decode;

/** Whose decoder is measured. */
public enum Library {
  /** This project's. */
  OURS,

  /** {@code link.thingscloud:freeswitch-esl}. */
  THEIRS;

  /** Returns a new decoder of it. */
  public EventDecoder decoder() {
    return switch (this) {
      case OURS -> new PatchcordDecoder();
      case THEIRS -> new ThingscloudDecoder();
    };
  }
}
