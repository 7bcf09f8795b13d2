package io.patchcord.gateway;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.call.CallMemories;
import io.patchcord.gateway.call.CallService;
import io.patchcord.gateway.switching.FreeSwitch;
import io.patchcord.gateway.switching.Resync;
import io.patchcord.gateway.switching.SwitchCommand;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The router tells the switch and the call service, which are made after it. */
final class SwitchLink {
  private @Nullable FreeSwitch phoneSystem;
  private @Nullable CallService calls;
  private @Nullable CallMemories memories;

  void connect(FreeSwitch to, CallService service, CallMemories kept) {
    phoneSystem = to;
    calls = service;
    memories = kept;
  }

  CompletionStage<Void> run(SwitchCommand command) {
    return requireNonNull(phoneSystem, "no switch has been connected").run(command);
  }

  void forgetBefore(String legId, String core) {
    if (calls != null) {
      calls.onRebuiltLeg(legId, core);
    }
  }

  void onResynced(Resync resync) {
    if (memories != null) {
      memories.onResynced();
    }
    if (calls != null) {
      calls.onResynced(resync);
    }
  }

  void resync(String reason) {
    if (phoneSystem != null) {
      phoneSystem.resync(reason);
    }
  }

  void onWaiting(UUID callId, String legId) {
    if (calls != null) {
      calls.onWaiting(callId, legId);
    }
  }

  void hangUpLateLeg(String legId) {
    if (calls != null) {
      calls.onLateLeg(legId);
    }
  }
}
