package io.patchcord.gateway.switching;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A phone system that places calls. Its replies mean no more than that a command has arrived; what
 * comes of it is told to the {@link SwitchListener}.
 */
public interface Switch {

  /** The name that calls and diagnostics know it by. */
  String name();

  SwitchStatus status();

  /**
   * Asks for a call. Its outcome follows as a {@link SwitchEvent.JobCompleted} that bears the
   * call's id, whatever becomes of the legs before.
   *
   * @return completes when the switch has taken the command; fails with a {@link
   *     SwitchCommandException} when it refused it, did not answer in time or went away
   * @throws SwitchUnavailableException when there is no connection; then nothing was sent
   */
  CompletionStage<Void> dial(DialRequest request);

  /**
   * Asks for one leg, which does something when it answers. Its outcome follows as a {@link
   * SwitchEvent.JobCompleted} that bears the job's id.
   *
   * @return as {@link #dial}
   * @throws SwitchUnavailableException when there is no connection; then nothing was sent
   */
  CompletionStage<Void> ring(LegRequest request);

  /**
   * Asks to hang a leg up.
   *
   * @return whether the switch knew the leg; fails with a {@link SwitchUnavailableException} or a
   *     {@link SwitchCommandException} when nobody knows what became of the command
   */
  CompletionStage<Boolean> hangUp(String legId);

  /**
   * Asks for something to be done with legs.
   *
   * @return completes when the switch has taken it; fails with a {@link SwitchCommandException}
   *     when it refused it, did not answer in time or went away
   * @throws SwitchUnavailableException when there is no connection; then nothing was sent
   */
  CompletionStage<Void> run(SwitchCommand command);

  /** The file on the switch's host for a recording of that name. */
  String recordingPath(String name);

  /** Where the switch's dialplan looks numbers up that agents dial. */
  Destination context();

  /** Asks the switch for what is true, because something that was told here does not fit. */
  void resync(String reason);

  /**
   * @param connected whether commands can be sent and events come in
   * @param detail a sentence for a person
   * @param since when it became so, if that is known
   */
  record SwitchStatus(boolean connected, String detail, @Nullable Instant since) {}
}
