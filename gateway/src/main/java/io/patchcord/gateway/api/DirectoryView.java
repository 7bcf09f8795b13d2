package io.patchcord.gateway.api;

import io.patchcord.gateway.callcenter.DialDecision;
import io.patchcord.gateway.callcenter.DialDecision.Dialled;
import io.patchcord.gateway.callcenter.DialDecision.Refused;
import io.patchcord.gateway.callcenter.ShownNumber;
import io.patchcord.gateway.line.Device;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom an agent can call inside the house.
 *
 * @param items those that fit, the best first
 * @param number how the text is read as a number; null when it has no digit
 * @param next always null: a search is one page
 */
@Schema(name = "Directory", description = "Whom an agent can call inside the house")
public record DirectoryView(
    List<EntryView> items, @Nullable NumberView number, @Nullable String next) {

  /** What kind of entry it is. */
  public enum Kind {
    AGENT,
    QUEUE
  }

  /**
   * Somebody who can be called.
   *
   * @param kind what it is
   * @param number the line, or the number of the queue
   * @param name as people read it
   * @param username of an agent
   * @param presence how an agent stands
   * @param phone whether an agent's line has a phone
   */
  @Schema(name = "DirectoryEntry")
  public record EntryView(
      Kind kind,
      String number,
      String name,
      @Nullable String username,
      @Nullable PresenceView presence,
      Device.@Nullable State phone) {}

  /**
   * What becomes of the text when it is dialled.
   *
   * @param dialled what the phone system gets; null when it is refused
   * @param shown the same, as a person reads it
   * @param code the problem's code by which it is refused; null when it is not
   * @param refusal why it is refused; null when it is not
   */
  @Schema(name = "DirectoryNumber")
  public record NumberView(
      @Nullable String dialled,
      @Nullable String shown,
      @Nullable String code,
      @Nullable String refusal) {
    static NumberView from(DialDecision decision) {
      if (decision instanceof Dialled dialled) {
        return new NumberView(dialled.number(), ShownNumber.of(dialled.number()), null, null);
      }
      Refused refused = (Refused) decision;
      return new NumberView(null, null, Dialling.code(refused.reason()).code(), refused.sentence());
    }
  }
}
