package io.patchcord.simulator.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done to the sound of a leg: muted, recorded, listened to. There is no sound. */
public final class LegMedia {
  /** More than anybody starts, so that a client cannot fill the memory. */
  private static final int MAXIMUM_RECORDINGS = 10;

  private final Map<String, Recording> recordings = new LinkedHashMap<>();
  private boolean muted;
  private boolean heldByPhone;
  private @Nullable String music;
  private boolean awaitsMusic;
  private boolean slow;

  LegMedia() {}

  /** A recording that runs. */
  public record Recording(boolean masked, long startedMicros) {}

  /** Whether nobody hears the one on this leg. */
  public boolean isMuted() {
    return muted;
  }

  public void mute(boolean on) {
    muted = on;
  }

  /** Whether the phone itself holds, which the switch's own commands do not undo. */
  public boolean isHeldByPhone() {
    return heldByPhone;
  }

  public void heldByPhone(boolean held) {
    heldByPhone = held;
  }

  /** Whether what is played to this leg begins late. */
  public boolean isSlow() {
    return slow;
  }

  public void beSlow() {
    slow = true;
  }

  /** Whether the music of a hold is to begin, and has not yet. */
  public boolean awaitsMusic() {
    return awaitsMusic;
  }

  public void awaitMusic(boolean awaited) {
    awaitsMusic = awaited;
  }

  /** What a command plays to the one on this leg. */
  public Optional<String> music() {
    return Optional.ofNullable(music);
  }

  /** Plays, or {@code null} for nothing any more. */
  public void play(@Nullable String file) {
    music = file;
  }

  /** Starts a recording. False if it runs already or there are too many. */
  public boolean startRecording(String path, long nowMicros) {
    return recordings.size() < MAXIMUM_RECORDINGS
        && recordings.putIfAbsent(path, new Recording(false, nowMicros)) == null;
  }

  /** Ends a recording. False if it does not run. */
  public boolean stopRecording(String path) {
    return recordings.remove(path) != null;
  }

  /** Replaces what is recorded by silence, or no more. False if that is not recorded. */
  public boolean mask(String path, boolean masked) {
    return recordings.computeIfPresent(
            path, (any, running) -> new Recording(masked, running.startedMicros()))
        != null;
  }

  /** The switch went down: nothing is muted, held or recorded any more. */
  public void forget() {
    recordings.clear();
    muted = false;
    heldByPhone = false;
    music = null;
    awaitsMusic = false;
  }

  /** The recordings that run, oldest first. */
  public Map<String, Recording> recordings() {
    return new LinkedHashMap<>(recordings);
  }

  /** The files that are written now, oldest first. */
  public List<String> paths() {
    return new ArrayList<>(recordings.keySet());
  }
}
