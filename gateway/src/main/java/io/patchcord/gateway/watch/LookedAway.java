package io.patchcord.gateway.watch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Does nothing, and makes nothing. */
final class LookedAway implements Watch, Watch.Request, Watch.Command, Watch.Place, Watch.Question {
  @Override
  public Request request(String method, @Nullable String traceparent, String requestId) {
    return this;
  }

  @Override
  public Command command(String name, UUID callId, UUID commandId) {
    return this;
  }

  @Override
  public Place here() {
    return this;
  }

  @Override
  public Question ask(String command) {
    return this;
  }

  @Override
  public void ended(String operation, int status) {}

  @Override
  public void sending(Runnable send) {
    send.run();
  }

  @Override
  public void confirmed() {}

  @Override
  public void failed(String code) {}

  @Override
  public void answered(Answer answer) {}
}
