package io.patchcord.benchmarks.decode;

/** The bytes, and the pieces in which they come. */
public enum Input {
  /** Plain events in reads of 64 KB: a busy switch. */
  PLAIN("plain, reads of 64 KB"),

  /** Plain events in the pieces in which the recorder received them: a quiet one. */
  PLAIN_AS_RECORDED("plain, reads as recorded"),

  /** JSON events in reads of 64 KB, which only ours can decode. */
  JSON("JSON, reads of 64 KB");

  private final String title;

  Input(String title) {
    this.title = title;
  }

  /** Returns what to call it in a table. */
  public String title() {
    return title;
  }

  /** Reads the recording. */
  public Recording recording() {
    return switch (this) {
      case PLAIN -> Recording.plain();
      case PLAIN_AS_RECORDED -> Recording.plainAsRecorded();
      case JSON -> Recording.json();
    };
  }
}
