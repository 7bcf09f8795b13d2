package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.Role;
import io.patchcord.gateway.call.TargetPhase;
import io.patchcord.gateway.call.Transfer;
import io.patchcord.gateway.call.TransferCause;
import io.patchcord.gateway.call.TransferState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consultation as the API shows it; the same in answers and on the stream.
 *
 * @param id its own
 * @param callId the call whose other party waits
 * @param state where it stands
 * @param target who is consulted
 * @param phase how far that one is
 * @param talkingTo whom the agent hears: OTHER or CONSULTED; {@code null} while it is nobody
 * @param actions what can be asked for now: {@code POST /transfers/{id}/{action}}
 * @param startedAt when it was asked for
 * @param answeredAt when who is consulted answered
 * @param endedAt when it was over; null while it is not
 * @param cause why it was cancelled
 */
@Schema(name = "ConsultationTransfer", description = "A consultation, which can become a transfer")
public record TransferView(
    UUID id,
    UUID callId,
    TransferState state,
    CallView.@Nullable PartyView target,
    TargetPhase phase,
    @Nullable Role talkingTo,
    List<String> actions,
    Instant startedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    @Nullable TransferCauseView cause) {

  /**
   * Why it was cancelled.
   *
   * @param code stable
   * @param message for a person
   */
  @Schema(name = "TransferCause")
  public record TransferCauseView(String code, String message) {
    static @Nullable TransferCauseView from(@Nullable TransferCause cause) {
      return cause == null ? null : new TransferCauseView(cause.name(), cause.sentence());
    }
  }

  static @Nullable TransferView from(Call call, Offers offers) {
    Transfer transfer = call.transfer();
    return transfer == null ? null : from(call, transfer, offers);
  }

  /** A transfer that the call may not have yet: a command that waits. */
  static TransferView from(Call call, Transfer transfer, Offers offers) {
    return new TransferView(
        transfer.id(),
        transfer.callId(),
        transfer.state(),
        CallView.PartyView.from(transfer.target()),
        transfer.phase(),
        transfer.talkingTo(),
        offers.paths(call, call.transferActions()),
        transfer.startedAt(),
        transfer.answeredAt(),
        transfer.endedAt(),
        TransferCauseView.from(transfer.cause()));
  }
}
