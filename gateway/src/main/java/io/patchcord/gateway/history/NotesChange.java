package io.patchcord.gateway.history;

import io.patchcord.gateway.call.CallNotes;
import io.patchcord.gateway.call.Subject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say of a call: what is not named stays, a {@code null} removes.
 *
 * @param disposition {@code null} leaves it
 * @param text {@code null} leaves it
 * @param subject {@code null} leaves it
 */
public record NotesChange(
    @Nullable To<String> disposition, @Nullable To<String> text, @Nullable To<Subject> subject) {

  /**
   * What something becomes.
   *
   * @param value {@code null} removes it
   */
  public record To<T>(@Nullable T value) {}

  HistoryRecord applyTo(HistoryRecord known) {
    Subject newSubject = subject == null ? known.subject() : subject.value();
    CallNotes newNotes =
        new CallNotes(
            disposition == null ? known.notes().disposition() : disposition.value(),
            text == null ? known.notes().text() : text.value());
    return newNotes.equals(known.notes()) && Objects.equals(newSubject, known.subject())
        ? known
        : known.noted(newSubject, newNotes);
  }
}
